import type { Landmark } from '../check/artifacts.ts';
import { sampleGrid } from '../pixels/bilinear.ts';
import { midpoint, type Point, type Size } from '../pixels/geometry.ts';
import type { Raster } from '../pixels/raster.ts';
import { landmark } from './landmarks.ts';

/** A rectangle laid over a face, upright in the head: it turns with the line through the eyes. */
export interface FaceFrame {
  /** The rectangle's top left corner, in pixels of the photo. */
  readonly origin: Point;
  /** Unit vector along the rectangle's upper edge, in the photo. */
  readonly along: Point;
  /** Size of the rectangle, in pixels of the photo. */
  readonly width: number;
  readonly height: number;
}

/** The frame's height, and how much of it lies above the mesh, in heights of the face mesh. */
const HEIGHT = 1.7;
const ABOVE = 0.35;

/** The frame of the given shape around a face. Its head, hat and collar lie inside. */
export function faceFrame(landmarks: readonly Landmark[], shape: Size): FaceFrame {
  const eye = (outer: keyof typeof landmark, inner: keyof typeof landmark) =>
    midpoint(landmarks[landmark[outer]], landmarks[landmark[inner]]);
  const right = eye('rightEyeOuter', 'rightEyeInner');
  const left = eye('leftEyeOuter', 'leftEyeInner');
  const roll = Math.atan2(left.y - right.y, left.x - right.x);
  const along = { x: Math.cos(roll), y: Math.sin(roll) };
  let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of landmarks) {
    const u = x * along.x + y * along.y;
    const v = y * along.x - x * along.y;
    minU = Math.min(minU, u);
    maxU = Math.max(maxU, u);
    minV = Math.min(minV, v);
    maxV = Math.max(maxV, v);
  }
  const mesh = maxV - minV;
  const height = HEIGHT * mesh;
  const width = (height * shape.width) / shape.height;
  const u = (minU + maxU - width) / 2;
  const v = minV - ABOVE * mesh;
  const origin = { x: u * along.x - v * along.y, y: u * along.y + v * along.x };
  return { origin, along, width, height };
}

/** Where a place of the photo lies in the frame: 0…1 across and down. */
export function inFrame({ origin, along, width, height }: FaceFrame, { x, y }: Point): Point {
  const [dx, dy] = [x - origin.x, y - origin.y];
  return { x: (dx * along.x + dy * along.y) / width, y: (dy * along.x - dx * along.y) / height };
}

/** Where a place of the frame, 0…1 across and down, lies in the photo. */
export function inPhoto({ origin, along, width, height }: FaceFrame, { x, y }: Point): Point {
  const [u, v] = [x * width, y * height];
  return { x: origin.x + u * along.x - v * along.y, y: origin.y + u * along.y + v * along.x };
}

/** Samples per pixel in each direction: a pixel of the frame is about three pixels of the photo wide. */
const SAMPLES = 3;
/** What one sample (0…255) adds to its pixel (0…1). */
const SHARE = 1 / (SAMPLES * SAMPLES * 255);

/**
 * The part of the photo in the frame, scaled to `size`: red, green and blue, 0…1, row by row. Outside the photo,
 * its edge repeats.
 */
export function readFrame(photo: Raster, frame: FaceFrame, size: Size): Float32Array {
  const { along } = frame;
  // The step from one sample to the next, in pixels of the photo.
  const across = frame.width / (SAMPLES * size.width);
  const down = frame.height / (SAMPLES * size.height);
  const { x, y } = inPhoto(frame, {
    x: 0.5 / (SAMPLES * size.width),
    y: 0.5 / (SAMPLES * size.height),
  });
  const grid = {
    first: { x: x - 0.5, y: y - 0.5 },
    right: { x: across * along.x, y: across * along.y },
    down: { x: -down * along.y, y: down * along.x },
  };
  return sampleGrid(photo, grid, size, { samples: SAMPLES, scale: SHARE, offset: 0 });
}
