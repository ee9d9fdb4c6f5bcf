import { linear } from './colour.ts';
import { type Box, bounds, type Point } from './geometry.ts';
import { convexHull, eachRow } from './mask.ts';
import type { Raster } from './raster.ts';

/** A part of a photo in CIE L*a*b* (D65); `x` and `y` are where it lies in the photo, in whole pixels. */
export interface LabCrop extends Box {
  readonly l: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
}

/** Steps of the table below: finer than 8 bits of any channel can tell apart. */
const STEPS = 8192;
const EPSILON = 216 / 24389;
const KAPPA = 24389 / 27;
const roots = Float32Array.from({ length: STEPS + 2 }, (_, i) => {
  const t = i / STEPS;
  return t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116;
});

/** f(t) of CIE 15 for t = 0…1, by linear interpolation: a cube root for each pixel would be the dearest step. */
function root(t: number): number {
  const at = t * STEPS;
  const i = at | 0;
  return roots[i] + (at - i) * (roots[i + 1] - roots[i]);
}

/** The pixels of a box of whole pixels inside the photo. */
export function labCrop({ width, data }: Raster, box: Box): LabCrop {
  const count = box.width * box.height;
  const crop = {
    l: new Float32Array(count),
    a: new Float32Array(count),
    b: new Float32Array(count),
  };
  for (let row = 0, i = 0; row < box.height; row++) {
    let at = 4 * ((box.y + row) * width + box.x);
    for (let column = 0; column < box.width; column++, i++, at += 4) {
      const r = linear[data[at]];
      const g = linear[data[at + 1]];
      const b = linear[data[at + 2]];
      // sRGB to XYZ, each divided by D65's own: the rows add up to 1.
      const x = root(0.433953 * r + 0.376219 * g + 0.189828 * b);
      const y = root(0.212673 * r + 0.715152 * g + 0.072175 * b);
      const z = root(0.017756 * r + 0.109468 * g + 0.872776 * b);
      crop.l[i] = 116 * y - 16;
      crop.a[i] = 500 * (x - y);
      crop.b[i] = 200 * (y - z);
    }
  }
  return { x: box.x, y: box.y, width: box.width, height: box.height, ...crop };
}

/** The whole pixels about some points, as far as they lie in the photo. */
export function cropAbout(photo: Raster, points: readonly Point[], margin = 0): LabCrop {
  const { x, y, width, height } = bounds(points);
  const left = Math.max(0, Math.floor(x - margin));
  const top = Math.max(0, Math.floor(y - margin));
  const right = Math.min(photo.width, Math.ceil(x + width + margin));
  const bottom = Math.min(photo.height, Math.ceil(y + height + margin));
  return labCrop(photo, {
    x: left,
    y: top,
    width: Math.max(0, right - left),
    height: Math.max(0, bottom - top),
  });
}

/** Visits the pixels within the convex hull of some points of the photo, as indices into a crop's planes. */
export function eachWithin(
  crop: LabCrop,
  points: readonly Point[],
  visit: (i: number) => void,
): void {
  const hull = convexHull(points).map(({ x, y }) => ({ x: x - crop.x, y: y - crop.y }));
  eachRow(hull, crop.width, crop.height, (y, from, to) => {
    for (let x = from; x < to; x++) visit(y * crop.width + x);
  });
}

/** The same as a list. */
export function pixelsWithin(crop: LabCrop, points: readonly Point[]): number[] {
  const found: number[] = [];
  eachWithin(crop, points, (i) => found.push(i));
  return found;
}
