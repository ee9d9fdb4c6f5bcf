import type { Landmark, Picture } from '../../core/check/artifacts.ts';
import { maker, Unavailable } from '../../core/check/gatherer.ts';
import { relevantFaces } from '../../core/face/face-boxes.ts';
import { faceExtent, faceWidth } from '../../core/face/head.ts';
import { type Box, squareAbout, wholeOf } from '../../core/pixels/geometry.ts';
import { detectFaces, detectGlimpse } from './face-detector.ts';
import { detectLandmarks } from './landmarker.ts';
import { readSquare } from './padded.ts';

/** Side of the square in which landmarks are looked for, in widths of the face's box. Always the same framing. */
const FRAMING = 1.75;
/** Where none are found, a second try with this much room. */
const WIDE_FRAMING = 2.5;
/** Approximate side of that square in pixels. The network itself uses 192. */
const LANDMARK_PIXELS = 320;
/** How many of the largest boxes may turn out not to be faces. */
const TRIES = 3;

/**
 * Looks for landmarks in a square of a picture, scaled to about `pixels` × `pixels`. Gives them in pixels of the
 * picture. Undefined where the landmark model sees no face.
 */
export async function landmarksIn(
  picture: Picture,
  square: Box,
  pixels: number,
): Promise<readonly Landmark[] | undefined> {
  const { raster, x, y, factor } = readSquare(picture, square, pixels);
  const points = await detectLandmarks(raster);
  return points?.map((point) => ({
    x: x + point.x * factor,
    y: y + point.y * factor,
    z: point.z * factor,
  }));
}

/** The square around a face's box in which landmarks are looked for. */
export const framingOf = (box: Box, framing = FRAMING): Box =>
  squareAbout(box, framing * Math.max(box.width, box.height));

export const glimpse = maker('glimpse')(['picture'], ({ picture }) => detectGlimpse(picture));

export const candidates = maker('candidates')(['picture', 'glimpse'], ({ picture, glimpse }) =>
  detectFaces(picture, glimpse),
);

export const subject = maker('subject')(
  ['picture', 'glimpse'],
  async ({ picture, glimpse: { found } }) => {
    for (const { box } of found.slice(0, TRIES)) {
      const landmarks =
        (await landmarksIn(picture, framingOf(box), LANDMARK_PIXELS)) ??
        (await landmarksIn(picture, framingOf(box, WIDE_FRAMING), LANDMARK_PIXELS));
      if (landmarks) return { landmarks, box };
    }
    return {};
  },
);

/**
 * Where the middle of the eyes lies on a composed photo, and how wide the face is, as shares of the photo's width
 * and height.
 */
const FRAMED = { x: [0.35, 0.65], y: [0.25, 0.65], width: [0.35, 0.8] } as const;

const within = (value: number, [min, max]: readonly [number, number]) =>
  value >= min && value <= max;

/**
 * The subject of a picture that is framed like an ID photo: one look at the whole picture is enough. Undefined
 * where it turns out not to be framed like that.
 */
export async function framedSubject(picture: Picture) {
  const { width, height } = picture;
  const landmarks = await detectLandmarks(picture.read(wholeOf(picture), picture));
  if (!landmarks) return undefined;
  const extent = faceExtent(landmarks);
  const { eyes } = extent;
  const framed =
    within(eyes.x / width, FRAMED.x) &&
    within(eyes.y / height, FRAMED.y) &&
    within(faceWidth(extent) / width, FRAMED.width);
  return framed ? { landmarks } : undefined;
}

export const faces = maker('faces')(
  ['glimpse', 'subject', 'candidates'],
  ({ glimpse, subject: { landmarks }, candidates }) =>
    landmarks ? relevantFaces(landmarks, glimpse.found, candidates) : [],
);

export const landmarks = maker('landmarks')(['subject'], ({ subject: { landmarks } }) => {
  if (!landmarks) throw new Unavailable('no-face');
  return landmarks;
});
