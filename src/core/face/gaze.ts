import type { Gaze, Landmark } from '../check/artifacts.ts';
import { distance, midpoint, type Point } from '../pixels/geometry.ts';
import { leftIris, rightIris } from './face-parts.ts';
import { landmark } from './landmarks.ts';

/** Where an iris is in its eye: along the line between the corners and across it, in eye widths. */
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
 * The mean of both eyes is the direction of the look: eyes that converge on a near camera have opposite offsets,
 * which cancel out.
 */
export function gazeOf(landmarks: readonly Landmark[]): Gaze {
  const at = (name: keyof typeof landmark) => landmarks[landmark[name]];
  const right = offset(landmarks[rightIris[0]], at('rightEyeOuter'), at('rightEyeInner'));
  const left = offset(landmarks[leftIris[0]], at('leftEyeInner'), at('leftEyeOuter'));
  return midpoint(right, left);
}
