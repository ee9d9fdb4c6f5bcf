import detectorUrl from '../../../models/build/face-detector.onnx?url';
import type { Candidate, Glimpse, Picture } from '../../core/check/artifacts.ts';
import { DETECTOR_SIZE, decodeFaces, distinctFaces } from '../../core/face/face-boxes.ts';
import { isBusy, sides } from '../../core/pixels/busy-side.ts';
import {
  type Box,
  clamp,
  overlapOf,
  type Size,
  scaled,
  squareAbout,
  wholeOf,
} from '../../core/pixels/geometry.ts';
import { mirroredMargins } from '../../core/pixels/mirror.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { once } from '../once.ts';
import { rasterPicture } from '../pictures/picture.ts';
import { networkInput } from './network-input.ts';
import { loadNetwork } from './networks.ts';

/** A face scores at least this; on photos of animals and houses the detector stays below 0.46. */
const MIN_SCORE = 0.5;
/** A box that scores at least this in the whole picture may be a face that is too small to be sure of there. */
const MIN_HINT = 0.1;
/** A hint belongs to a face if the face covers at least this share of it. */
const CLEAR = 0.4;
/** A picture whose long side is at most this (px) is searched as a whole only. */
const SMALL = 500;
/** The squares that get a closer look: their side, as a share of the long side, and how many there are at most. */
const CLOSER = 0.6;
const MOST_LOOKS = 2;
/**
 * Side of the square in which a face that fills the picture is looked for, as a share of the long side. With a
 * larger one, a dog has scored 0.69.
 */
const CLOSE_UP = { side: 1.5, minScore: 0.75 };
/**
 * Margin in which a face that the picture's edge cuts is mirrored, as a share of the long side; and the smallest
 * width of such a face, as a share of the largest face's.
 */
const CUT = { margin: 0.2, minScore: 0.6, minWidth: 0.3 };

/** Loads the face detector once. */
export const loadDetector = once(() => loadNetwork(detectorUrl));

async function facesIn(
  picture: Picture,
  square: Box,
  minScore: number,
): Promise<readonly Candidate[]> {
  const network = await loadDetector();
  const size = { width: DETECTOR_SIZE, height: DETECTOR_SIZE };
  const input = networkInput(picture, square, size, { low: -1, high: 1 });
  const { scores, boxes } = await network(input, [1, DETECTOR_SIZE, DETECTOR_SIZE, 3]);
  return decodeFaces(scores, boxes, square, minScore);
}

async function facesInEach(
  picture: Picture,
  squares: readonly Box[],
  minScore: number,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const square of squares) found.push(...(await facesIn(picture, square, minScore)));
  return found;
}

const longSide = ({ width, height }: Picture) => Math.max(width, height);

const squareAround = (picture: Picture, side: number): Box => squareAbout(wholeOf(picture), side);

/** Finds faces that the left or right edge cuts. Mirroring makes them whole. */
async function cutFaces(raster: Raster, subject: Candidate): Promise<readonly Candidate[]> {
  const margin = Math.min(
    raster.width,
    Math.round(CUT.margin * Math.max(raster.width, raster.height)),
  );
  const mirrored = rasterPicture(mirroredMargins(raster, margin, subject.box));
  const square = squareAround(mirrored, longSide(mirrored));
  const found = await facesIn(mirrored, square, CUT.minScore);
  return found
    .map(({ box, score }) => ({ score, box: { ...box, x: box.x - margin } }))
    .filter(({ box }) => box.width >= CUT.minWidth * subject.box.width)
    .filter(({ box }) =>
      [0, raster.width].some((edge) => box.x < edge && box.x + box.width > edge),
    );
}

/** Moves a square so that it reaches over the picture's edges no further than necessary. */
const movedInside = (square: Box, { width, height }: Size): Box => ({
  ...square,
  x: clamp(square.x, Math.min(0, width - square.width), Math.max(0, width - square.width)),
  y: clamp(square.y, Math.min(0, height - square.height), Math.max(0, height - square.height)),
});

/**
 * Squares around the best boxes that score too low for a face and touch no face found so far. Boxes in the grey
 * area outside the picture do not count.
 */
function closerLooks(
  picture: Size,
  seen: readonly Candidate[],
  found: readonly Candidate[],
  side: number,
): readonly Box[] {
  const hints = distinctFaces(seen).filter(
    (hint) =>
      overlapOf(wholeOf(picture), hint.box) > 0 &&
      found.every(({ box }) => overlapOf(box, hint.box) < CLEAR),
  );
  return hints.slice(0, MOST_LOOKS).map(({ box }) => movedInside(squareAbout(box, side), picture));
}

/** Faces found by one look at the whole picture, largest first. A running camera has no time for more. */
export async function glimpseFaces(picture: Picture): Promise<readonly Candidate[]> {
  const found = await facesIn(picture, squareAround(picture, longSide(picture)), MIN_SCORE);
  return largestFirst(distinctFaces(found));
}

/** One look at a raster; where it shows nothing, closer looks. In pixels of the raster. */
async function firstLook(picture: Picture): Promise<Glimpse> {
  const long = longSide(picture);
  const seen = await facesIn(picture, squareAround(picture, long), MIN_HINT);
  const whole = distinctFaces(seen.filter(({ score }) => score >= MIN_SCORE));
  const looks = long > SMALL ? closerLooks(picture, seen, whole, CLOSER * long) : [];
  if (whole.length > 0) return { found: whole, looks, settled: long <= SMALL };
  const closer = distinctFaces(await facesInEach(picture, looks, MIN_SCORE));
  if (closer.length > 0) return { found: closer, looks: [], settled: false };
  const closeUp = squareAround(picture, CLOSE_UP.side * long);
  const found = distinctFaces(await facesIn(picture, closeUp, CLOSE_UP.minScore));
  return { found, looks: [], settled: true };
}

/** Further faces in a raster: too small for the first look, or cut by an edge. */
async function otherLooks(raster: Raster, { found: first, looks }: Glimpse) {
  const closer = await facesInEach(rasterPicture(raster), looks, MIN_SCORE);
  const found = distinctFaces([...first, ...closer]);
  const [subject] = largestFirst(found);
  const busy = subject && sides.some((side) => isBusy(raster, side, subject.box));
  const cut = busy ? await cutFaces(raster, subject) : [];
  return distinctFaces([...found, ...cut]);
}

const largestFirst = (faces: readonly Candidate[]): readonly Candidate[] =>
  [...faces].sort((a, b) => b.box.width - a.box.width);

const scaledGlimpse = ({ found, looks, settled }: Glimpse, factor: number): Glimpse => ({
  found: largestFirst(found.map(({ box, score }) => ({ score, box: scaled(box, factor) }))),
  looks: looks.map((look) => scaled(look, factor)),
  settled,
});

/**
 * The boxes that the detector's first look takes for faces, in pixels of the picture. They may reach over its
 * edges. This is enough to find the subject, but not to say that nobody else is there.
 */
export async function detectGlimpse(picture: Picture): Promise<Glimpse> {
  const { raster, factor } = picture.overview();
  return scaledGlimpse(await firstLook(rasterPicture(raster)), factor);
}

/** The boxes that the detector takes for faces after all its looks, largest first, in pixels of the picture. */
export async function detectFaces(
  picture: Picture,
  glimpsed: Glimpse,
): Promise<readonly Candidate[]> {
  if (glimpsed.settled) return glimpsed.found;
  const { raster, factor } = picture.overview();
  const found = await otherLooks(raster, scaledGlimpse(glimpsed, 1 / factor));
  return largestFirst(found.map(({ box, score }) => ({ score, box: scaled(box, factor) })));
}
