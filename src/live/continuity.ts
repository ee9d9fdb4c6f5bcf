import type { CheckId } from '../checks/index.ts';
import type { Head } from '../core/check/artifacts.ts';
import { faceWidth } from '../core/face/head.ts';
import { distance } from '../core/pixels/geometry.ts';
import type { Continuity } from '../receipt/capture.ts';
import type { LiveMeasurement } from './measurement.ts';

/** Widths of the face that no point moves within a face. */
const FAR = 10;

const angles: readonly CheckId[] = ['pose-yaw', 'pose-pitch', 'pose-roll'];

/** Mean luma (BT.601, 0–255) between the cheeks, from the eyes to the chin; undefined without a face or a copy. */
export function faceLight({ head, frame, copy }: LiveMeasurement): number | undefined {
  if (!head || !copy) return undefined;
  const scale = copy.width / frame.width;
  const at = (length: number, max: number) =>
    Math.min(max, Math.max(0, Math.round(length * scale)));
  const [left, right] = [head.leftCheek.x, head.rightCheek.x].sort((a, b) => a - b);
  const [from, to] = [at(left, copy.width), at(right, copy.width)];
  const [top, bottom] = [at(head.eyes.y, copy.height), at(head.chin.y, copy.height)];
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = from; x < to; x++) {
      const [r = 0, g = 0, b = 0] = copy.data.subarray(4 * (y * copy.width + x));
      sum += 0.299 * r + 0.587 * g + 0.114 * b;
    }
  }
  const count = Math.max(0, bottom - top) * Math.max(0, to - from);
  return count > 0 ? sum / count : undefined;
}

/** Eyes, cheeks and chin as seen from between the eyes, in widths of the face. */
function faceOf(head: Head) {
  const { eyes, leftEye, rightEye, leftCheek, rightCheek, chin } = head;
  const width = faceWidth(head);
  return [leftEye, rightEye, leftCheek, rightCheek, chin].map(({ x, y }) => ({
    x: (x - eyes.x) / width,
    y: (y - eyes.y) / width,
  }));
}

function between(photo: LiveMeasurement, frame: LiveMeasurement): Continuity | undefined {
  const [lightThen, lightBefore] = [faceLight(photo), faceLight(frame)];
  if (!photo.head || !frame.head || lightThen === undefined || lightBefore === undefined) return;
  const turned = angles.map((id) => Math.abs((photo.values[id] ?? 0) - (frame.values[id] ?? 0)));
  const before = faceOf(frame.head);
  const moved = faceOf(photo.head).map((point, i) => distance(point, before[i]));
  const landmarks = Math.max(...moved);
  // A face seen from the side has no width to measure by.
  if (!(landmarks < FAR)) return;
  return { pose: Math.max(...turned), light: Math.abs(lightThen - lightBefore), landmarks };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * How far the photo is from the frames of the camera around it: each number from the frame that is nearest in it.
 * `frames` without the photo itself, where it is one of them. Undefined where no face was seen in both.
 */
export function continuityOf(
  photo: LiveMeasurement,
  frames: readonly LiveMeasurement[],
): Continuity | undefined {
  const all = frames.map((frame) => between(photo, frame)).filter((one) => one !== undefined);
  if (all.length === 0) return undefined;
  const least = (name: keyof Continuity) => rounded(Math.min(...all.map((one) => one[name])));
  return { pose: least('pose'), light: least('light'), landmarks: least('landmarks') };
}

/** Up to `most` frames in their order, those about the one at `at`, or before it where it is past the last. */
export function framesAround<T>(frames: readonly T[], at: number, most: number): readonly T[] {
  const from = Math.max(0, Math.min(at - Math.floor(most / 2), frames.length - most));
  return frames.slice(from, from + most);
}
