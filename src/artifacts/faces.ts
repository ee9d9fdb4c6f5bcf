import type { Face, Picture } from '../core/artifacts.ts';
import { maker, Unavailable } from '../core/gatherer.ts';
import { squareAbout } from '../core/geometry.ts';
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

/** The face in a box with its landmarks; undefined where the landmark model sees none. */
async function faceAt(picture: Picture, { box, score }: Face): Promise<Face | undefined> {
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
