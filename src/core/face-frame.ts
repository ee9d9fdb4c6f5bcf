import type { Landmark } from './artifacts.ts';
import { clamp, midpoint, type Point, type Size } from './geometry.ts';
import { landmark } from './landmarks.ts';
import type { Raster } from './raster.ts';

/** A rectangle laid over a face, upright in the head: it turns with the line through the eyes. */
export interface FaceFrame {
  /** The rectangle's top left corner, in pixels of the photo. */
  readonly origin: Point;
  /** Unit vector along the rectangle's upper edge, in the photo. */
  readonly along: Point;
  /** Of the rectangle, in pixels of the photo. */
  readonly width: number;
  readonly height: number;
}

/** The frame's height, and how much of it lies above the mesh, in heights of the face mesh. */
const HEIGHT = 1.7;
const ABOVE = 0.35;

/** The frame of the given shape about a face: head, hat and collar of it are inside. */
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

/** Samples per pixel, each way: a pixel of the frame is some three of the photo's wide. */
const SAMPLES = 3;

/**
 * The photo's pixels in the frame at another size: red, green and blue, 0…1, in rows. What lies outside the
 * photo repeats its edge.
 */
export function readFrame(photo: Raster, frame: FaceFrame, { width, height }: Size): Float32Array {
  const rgb = new Float32Array(width * height * 3);
  const weight = 1 / (SAMPLES * SAMPLES * 255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (y * width + x) * 3;
      for (let s = 0; s < SAMPLES * SAMPLES; s++) {
        const across = (x + ((s % SAMPLES) + 0.5) / SAMPLES) / width;
        const down = (y + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES) / height;
        addPixel(rgb, to, photo, inPhoto(frame, { x: across, y: down }), weight);
      }
    }
  }
  return rgb;
}

/** Adds the pixel at a place, between its neighbours. */
function addPixel(
  rgb: Float32Array,
  to: number,
  { width, height, data }: Raster,
  place: Point,
  weight: number,
): void {
  const x = clamp(place.x - 0.5, 0, width - 1);
  const y = clamp(place.y - 0.5, 0, height - 1);
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  const at = (top * width + left) * 4;
  const right = left + 1 < width ? 4 : 0;
  const below = top + 1 < height ? width * 4 : 0;
  for (let c = 0; c < 3; c++) {
    const upper = data[at + c] * (1 - fx) + data[at + right + c] * fx;
    const lower = data[at + below + c] * (1 - fx) + data[at + below + right + c] * fx;
    rgb[to + c] += (upper * (1 - fy) + lower * fy) * weight;
  }
}
