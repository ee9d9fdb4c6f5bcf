import detectorUrl from '../../models/build/face-detector.onnx?url';
import type { Face, Picture } from '../core/artifacts.ts';
import { DETECTOR_SIZE, decodeFaces, distinctFaces } from '../core/face-boxes.ts';
import { maker, Unavailable } from '../core/gatherer.ts';
import { type Box, squareAbout } from '../core/geometry.ts';
import { detectLandmarks } from './landmarker.ts';
import { loadNetwork, type Network } from './onnx.ts';
import { readSquare } from './padded.ts';
import { rasterPicture } from './picture.ts';

/** A face scores more than this; on photos of animals and houses the detector stays below 0.46. */
const MIN_SCORE = 0.5;
/** Long side of the picture that faces are sought in, px, at most. */
const OVERVIEW = 1024;
/** A picture whose long side is at most this, px, is sought through as a whole alone. */
const TILED_FROM = 500;
/** Side of the tiles that small faces are sought in, as a share of the long side. */
const TILE = 0.6;
/** Side of the square that a face which fills the picture is sought in, as a share of the long side. */
const CLOSE_UP = 1.5;
/** Sought so, a dog has scored 0.69. */
const MIN_CLOSE_UP_SCORE = 0.75;
/** A face narrower than this share of the subject's is a poster or a passer-by far off. */
const RELEVANT = 0.15;
/** Side of the square that landmarks are sought in, in widths of the face's box: one standard framing. */
const FRAMING = 1.75;
const LANDMARK_PIXELS = 384;
/** How many of the largest boxes may prove not to be faces. */
const TRIES = 3;

let detector: Promise<Network> | undefined;
/** Loads the face detector once. */
export function loadDetector(): Promise<Network> {
  detector ??= loadNetwork(detectorUrl);
  return detector;
}

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

/** The whole picture in a square and, where that shows small faces too small, four tiles in its corners. */
function squaresOf({ width, height }: Picture): readonly Box[] {
  const long = Math.max(width, height);
  const whole = squareAbout({ x: 0, y: 0, width, height }, long);
  if (long <= TILED_FROM) return [whole];
  const side = TILE * long;
  const tiles = [0, width - side].flatMap((x) =>
    [0, height - side].map((y) => ({ x, y, width: side, height: side })),
  );
  return [whole, ...tiles];
}

/** The whole picture made smaller still: the detector knows few faces that fill it. */
const closeUpSquare = ({ width, height }: Picture): Box =>
  squareAbout({ x: 0, y: 0, width, height }, CLOSE_UP * Math.max(width, height));

/** Every box that the detector takes for a face, largest first, in pixels of the picture. */
async function candidates(picture: Picture): Promise<readonly Face[]> {
  const overview = rasterPicture(picture.overview(OVERVIEW));
  const found: Face[] = [];
  for (const square of squaresOf(overview)) {
    found.push(...(await facesIn(overview, square, MIN_SCORE)));
  }
  if (found.length === 0) {
    found.push(...(await facesIn(overview, closeUpSquare(overview), MIN_CLOSE_UP_SCORE)));
  }
  const across = picture.width / overview.width;
  const down = picture.height / overview.height;
  return distinctFaces(found)
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

/** The face in a box with its landmarks; undefined where the landmark model sees none. */
export async function faceAt(picture: Picture, { box, score }: Face): Promise<Face | undefined> {
  const side = FRAMING * Math.max(box.width, box.height);
  const square = squareAbout(box, side);
  const points = await detectLandmarks(readSquare(picture, square, LANDMARK_PIXELS));
  if (!points) return undefined;
  const scale = side / LANDMARK_PIXELS;
  const landmarks = points.map(({ x, y, z }) => ({
    x: square.x + x * scale,
    y: square.y + y * scale,
    z: z * scale,
  }));
  return { box, score, landmarks };
}

export const faces = maker('faces')(['picture'], async ({ picture }) => {
  const boxes = await candidates(picture);
  for (const [i, candidate] of boxes.slice(0, TRIES).entries()) {
    const subject = await faceAt(picture, candidate);
    if (!subject) continue;
    const others = boxes.slice(i + 1);
    return [subject, ...others.filter(({ box }) => box.width >= RELEVANT * subject.box.width)];
  }
  return [];
});

export const landmarks = maker('landmarks')(['faces'], ({ faces: [subject] }) => {
  if (!subject?.landmarks) throw new Unavailable('no-face');
  return subject.landmarks;
});
