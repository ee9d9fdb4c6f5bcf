import type { Face, Landmark, Picture } from '../core/artifacts.ts';
import { maker, Unavailable } from '../core/gatherer.ts';
import { type Box, squareAbout } from '../core/geometry.ts';
import { detectFaces } from './face-detector.ts';
import { detectLandmarks } from './landmarker.ts';
import { readSquare } from './padded.ts';

/** A face narrower than this share of the subject's is a poster or a passer-by far off. */
const RELEVANT = 0.15;
/** Side of the square that landmarks are sought in, in widths of the face's box: one standard framing. */
const FRAMING = 1.75;
const LANDMARK_PIXELS = 384;
/** How many of the largest boxes may prove not to be faces. */
const TRIES = 3;

/**
 * Landmarks in a square of a picture, sought at `pixels` × `pixels`, in pixels of the picture; undefined
 * where the landmark model sees none.
 */
export async function landmarksIn(
  picture: Picture,
  square: Box,
  pixels: number,
): Promise<readonly Landmark[] | undefined> {
  const points = await detectLandmarks(readSquare(picture, square, pixels));
  const scale = square.width / pixels;
  return points?.map(({ x, y, z }) => ({
    x: square.x + x * scale,
    y: square.y + y * scale,
    z: z * scale,
  }));
}

/** The square that landmarks are sought in, about a face's box. */
export const framingOf = (box: Box): Box =>
  squareAbout(box, FRAMING * Math.max(box.width, box.height));

/** The face in a box with its landmarks; undefined where the landmark model sees none. */
async function faceAt(picture: Picture, { box, score }: Face): Promise<Face | undefined> {
  const landmarks = await landmarksIn(picture, framingOf(box), LANDMARK_PIXELS);
  return landmarks && { box, score, landmarks };
}

export const faces = maker('faces')(['picture'], async ({ picture }) => {
  const boxes = await detectFaces(picture);
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
