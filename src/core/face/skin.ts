import type { Cheeks, FaceLight, Landmark } from '../check/artifacts.ts';
import { labD50, linear, luminance } from '../pixels/colour.ts';
import { type Box, clip, distance, midpoint, type Size, wholeOf } from '../pixels/geometry.ts';
import { normalise } from '../pixels/histogram.ts';
import { convexHull, eachRow } from '../pixels/mask.ts';
import type { Mask, Plane, Raster } from '../pixels/raster.ts';
import { faceExtent } from './head.ts';
import { landmark } from './landmarks.ts';

/** The face zone: convex hull of the landmarks. ISO/IEC 29794-5 fills the hull of its own 98 points after alignment. */
export function faceZone({ width, height }: Size, landmarks: readonly Landmark[]): Mask {
  const data = new Uint8Array(width * height);
  eachRow(convexHull(landmarks), width, height, (y, from, to) =>
    data.fill(1, y * width + from, y * width + to),
  );
  return { width, height, data };
}

/**
 * Brightness as stored, 0…255 (Rec. 601), for measuring detail. Of a box of whole pixels inside the photo, or of
 * the whole photo.
 */
export function luma(photo: Raster, box: Box = wholeOf(photo)): Plane {
  const { x, y, width, height } = box;
  const plane = new Float32Array(width * height);
  for (let row = 0, i = 0; row < height; row++) {
    let at = 4 * ((y + row) * photo.width + x);
    for (let column = 0; column < width; column++, i++, at += 4) {
      plane[i] = 0.299 * photo.data[at] + 0.587 * photo.data[at + 1] + 0.114 * photo.data[at + 2];
    }
  }
  return { width, height, data: plane };
}

/** Luminance of the face zone. */
export function faceLightOf(photo: Raster, landmarks: readonly Landmark[]): FaceLight {
  const counts = new Uint32Array(256);
  const { width, height, data } = photo;
  eachRow(convexHull(landmarks), width, height, (y, from, to) => {
    for (let at = 4 * (y * width + from), end = 4 * (y * width + to); at < end; at += 4) {
      counts[luminance(data[at], data[at + 1], data[at + 2])] += 1;
    }
  });
  return { histogram: normalise(counts) };
}

/** Side of a cheek region, as a share of the distance between the eyes. */
const CHEEK = 0.3;

/** Squares below the inner half of each eye, halfway down to the mouth (ISO/IEC 29794-5, illumination uniformity). */
function cheekRegions(photo: Raster, landmarks: readonly Landmark[]): { left: Box; right: Box } {
  const { leftEye, rightEye, eyes } = faceExtent(landmarks);
  const mouth = midpoint(landmarks[landmark.lipTop], landmarks[landmark.lipBottom]);
  const side = Math.max(1, Math.trunc(CHEEK * distance(leftEye, rightEye)));
  const down = Math.trunc(distance(eyes, mouth) / 2);
  const square = (x: number, y: number) =>
    clip({ x: Math.round(x), y: Math.round(y) + down, width: side, height: side }, photo);
  return { left: square(leftEye.x - side, leftEye.y), right: square(rightEye.x, rightEye.y) };
}

function* pixelsOf({ x, y, width, height }: Box, photo: Raster): Generator<number> {
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) yield (row * photo.width + column) * 4;
  }
}

/**
 * The mean colour of the cheeks. Undefined where one lies outside the photo. As in ISO/IEC 29794-5, the stored
 * sRGB values are averaged and converted afterwards. Unlike there, the photo is not aligned first.
 */
export function cheeksOf(photo: Raster, landmarks: readonly Landmark[]): Cheeks | undefined {
  const { left, right } = cheekRegions(photo, landmarks);
  if (left.width * left.height === 0 || right.width * right.height === 0) return undefined;
  const sum = [0, 0, 0];
  let count = 0;
  for (const region of [left, right]) {
    for (const at of pixelsOf(region, photo)) {
      for (let c = 0; c < 3; c++) sum[c] += photo.data[at + c];
      count += 1;
    }
  }
  const [r, g, b] = sum.map((total) => linear[Math.round(total / count)]);
  const colour = labD50(r, g, b);
  return { a: colour.a, b: colour.b };
}
