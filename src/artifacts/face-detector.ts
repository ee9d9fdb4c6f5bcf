import detectorUrl from '../../models/build/face-detector.onnx?url';
import type { Face, Picture } from '../core/artifacts.ts';
import { DETECTOR_SIZE, decodeFaces, distinctFaces } from '../core/face-boxes.ts';
import { type Box, squareAbout } from '../core/geometry.ts';
import { mirroredStrip, type Side } from '../core/mirror.ts';
import type { Raster } from '../core/raster.ts';
import { once } from './once.ts';
import { loadNetwork } from './onnx.ts';
import { readSquare } from './padded.ts';
import { rasterPicture } from './picture.ts';

/** A face scores at least this; on photos of animals and houses the detector stays below 0.46. */
const MIN_SCORE = 0.5;
/** Long side of the picture that faces are sought in, px, at most. */
const OVERVIEW = 1024;
/** A picture whose long side is at most this, px, is sought through as a whole alone. */
const SMALL = 500;
/** Side of the tiles that small faces are sought in, as a share of the long side. */
const TILE = 0.6;
/** Side of the square that a face which fills the picture is sought in, as a share of the long side; so, a dog has scored 0.69. */
const CLOSE_UP = { side: 1.5, minScore: 0.75 };
/** Side of the squares that a face cut by the picture's edge is sought in, as a share of the long side, and its least width as a share of the largest face's. */
const CUT = { side: 0.8, minScore: 0.65, minWidth: 0.3 };

/** Loads the face detector once. */
export const loadDetector = once(() => loadNetwork(detectorUrl));

async function facesIn(picture: Picture, square: Box, minScore: number): Promise<readonly Face[]> {
  const { data } = readSquare(picture, square, DETECTOR_SIZE);
  const input = new Float32Array(DETECTOR_SIZE * DETECTOR_SIZE * 3);
  for (let from = 0, to = 0; to < input.length; from += 4) {
    for (let c = 0; c < 3; c++) input[to++] = data[from + c] / 127.5 - 1;
  }
  const network = await loadDetector();
  const { scores, boxes } = await network(input, [1, DETECTOR_SIZE, DETECTOR_SIZE, 3]);
  return decodeFaces(scores, boxes, square, minScore);
}

async function facesInEach(
  picture: Picture,
  squares: readonly Box[],
  minScore: number,
): Promise<readonly Face[]> {
  const found: Face[] = [];
  for (const square of squares) found.push(...(await facesIn(picture, square, minScore)));
  return found;
}

const longSide = ({ width, height }: Picture) => Math.max(width, height);

const squareAround = (picture: Picture, side: number): Box =>
  squareAbout({ x: 0, y: 0, width: picture.width, height: picture.height }, side);

/** Four overlapping squares in the corners. */
function tilesOf(picture: Picture): readonly Box[] {
  const side = TILE * longSide(picture);
  return [0, picture.width - side].flatMap((x) =>
    [0, picture.height - side].map((y) => ({ x, y, width: side, height: side })),
  );
}

/** Faces that the left or right edge cuts, whole by their mirror image. */
async function cutFaces(raster: Raster, subject: Face, edge: Side): Promise<readonly Face[]> {
  const side = CUT.side * Math.max(raster.width, raster.height);
  const half = Math.min(raster.width, Math.round(side / 2));
  const strip = rasterPicture(mirroredStrip(raster, edge, half, subject.box));
  const squares = [0.3, 0.6].map((height) => ({
    x: half - side / 2,
    y: height * raster.height - side / 2,
    width: side,
    height: side,
  }));
  const found = await facesInEach(strip, squares, CUT.minScore);
  const offset = edge === 'left' ? -half : raster.width - half;
  return found
    .filter(({ box }) => box.width >= CUT.minWidth * subject.box.width)
    .filter(({ box }) => box.x < half && box.x + box.width > half)
    .map(({ box, score }) => ({ score, box: { ...box, x: box.x + offset } }));
}

/** Faces that one look at the whole picture shows, largest first: what a camera that runs has time for. */
export async function glimpseFaces(picture: Picture): Promise<readonly Face[]> {
  const found = await facesIn(picture, squareAround(picture, longSide(picture)), MIN_SCORE);
  return [...distinctFaces(found)].sort((a, b) => b.box.width - a.box.width);
}

async function facesInRaster(raster: Raster): Promise<readonly Face[]> {
  const picture = rasterPicture(raster);
  const long = longSide(picture);
  const small = long <= SMALL;
  const whole = squareAround(picture, long);
  const squares = small ? [whole] : [whole, ...tilesOf(picture)];
  const found = distinctFaces(await facesInEach(picture, squares, MIN_SCORE));
  const [subject] = [...found].sort((a, b) => b.box.width - a.box.width);
  if (!subject) {
    const closeUp = squareAround(picture, CLOSE_UP.side * long);
    return distinctFaces(await facesIn(picture, closeUp, CLOSE_UP.minScore));
  }
  if (small) return found;
  const left = await cutFaces(raster, subject, 'left');
  const right = await cutFaces(raster, subject, 'right');
  return distinctFaces([...found, ...left, ...right]);
}

/**
 * Every box that the detector takes for a face, largest first, in pixels of the picture; boxes may reach
 * over its edge.
 */
export async function detectFaces(picture: Picture): Promise<readonly Face[]> {
  const overview = picture.overview(OVERVIEW);
  const across = picture.width / overview.width;
  const down = picture.height / overview.height;
  const found = await facesInRaster(overview);
  return found
    .map(({ box, score }) => ({
      score,
      box: {
        x: box.x * across,
        y: box.y * down,
        width: box.width * across,
        height: box.height * down,
      },
    }))
    .sort((a, b) => b.box.width - a.box.width);
}
