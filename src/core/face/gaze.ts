import type { Gaze, Landmark } from '../check/artifacts.ts';
import { distance, midpoint, type Point } from '../pixels/geometry.ts';
import { leftIris, rightIris } from './face-parts.ts';
import { landmark } from './landmarks.ts';

/** Where an iris stands in its eye: along the line of its corners and across it, in eye widths. */
function offset(iris: Point, imageLeft: Point, imageRight: Point): Point {
  const middle = midpoint(imageLeft, imageRight);
  const width = distance(imageLeft, imageRight);
  const along = {
    x: (imageRight.x - imageLeft.x) / width,
    y: (imageRight.y - imageLeft.y) / width,
  };
  const [x, y] = [(iris.x - middle.x) / width, (iris.y - middle.y) / width];
  return { x: x * along.x + y * along.y, y: y * along.x - x * along.y };
}

/**
 * Mean of both eyes: what they have in common is the direction of the look; eyes that meet on a near camera
 * have opposite offsets.
 */
export function gazeOf(landmarks: readonly Landmark[]): Gaze {
  const at = (name: keyof typeof landmark) => landmarks[landmark[name]];
  const right = offset(landmarks[rightIris[0]], at('rightEyeOuter'), at('rightEyeInner'));
  const left = offset(landmarks[leftIris[0]], at('leftEyeInner'), at('leftEyeOuter'));
  return midpoint(right, left);
}
