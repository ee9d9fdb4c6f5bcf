import { linear } from './colour.ts';
import { type Box, bounds, type Point } from './geometry.ts';
import { convexHull, eachRow } from './mask.ts';
import type { Raster } from './raster.ts';

/** A part of a photo in CIE L*a*b* (D65). `x` and `y` give its place in the photo, in whole pixels. */
export interface LabCrop extends Box {
  readonly l: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
}

/** Size of the table below. Its steps are finer than 8 bits of any channel can distinguish. */
const STEPS = 8192;
const EPSILON = 216 / 24389;
const KAPPA = 24389 / 27;
/** f(t) of CIE 15 for t = 0…1, as a table: computing a cube root for each pixel would cost the most time. */
const roots = Float64Array.from({ length: STEPS + 2 }, (_, i) => {
  const t = i / STEPS;
  return t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116;
});
/** The difference from each entry of the table to the next. */
const slopes = roots.map((value, i) => (roots[i + 1] ?? value) - value);

/** What each value of a channel adds to X, Y or Z. White has `STEPS` in each of them. */
const adding = (weight: number) => Float64Array.from(linear, (value) => STEPS * weight * value);
// From sRGB to XYZ, each divided by its value for D65, so that each row adds up to 1.
const [xr, xg, xb] = [0.433953, 0.376219, 0.189828].map(adding);
const [yr, yg, yb] = [0.212673, 0.715152, 0.072175].map(adding);
const [zr, zg, zb] = [0.017756, 0.109468, 0.872776].map(adding);

/** Converts a box of whole pixels inside the photo. */
export function labCrop({ width, data }: Raster, box: Box): LabCrop {
  const count = box.width * box.height;
  const l = new Float32Array(count);
  const a = new Float32Array(count);
  const b = new Float32Array(count);
  for (let row = 0, i = 0; row < box.height; row++) {
    let at = 4 * ((box.y + row) * width + box.x);
    for (let column = 0; column < box.width; column++, i++, at += 4) {
      const red = data[at];
      const green = data[at + 1];
      const blue = data[at + 2];
      const tx = xr[red] + xg[green] + xb[blue];
      const ty = yr[red] + yg[green] + yb[blue];
      const tz = zr[red] + zg[green] + zb[blue];
      const [ix, iy, iz] = [tx | 0, ty | 0, tz | 0];
      const x = roots[ix] + (tx - ix) * slopes[ix];
      const y = roots[iy] + (ty - iy) * slopes[iy];
      const z = roots[iz] + (tz - iz) * slopes[iz];
      l[i] = 116 * y - 16;
      a[i] = 500 * (x - y);
      b[i] = 200 * (y - z);
    }
  }
  return { x: box.x, y: box.y, width: box.width, height: box.height, l, a, b };
}

/** The box of whole pixels around some points, with a margin, cut at the photo's edges. */
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

/**
 * The pixels inside the convex hull of some points of the photo: one range [from, to) for each row, as indices
 * into the crop's planes.
 */
export function rowsWithin(
  crop: LabCrop,
  points: readonly Point[],
): readonly (readonly [from: number, to: number])[] {
  const hull = convexHull(points).map(({ x, y }) => ({ x: x - crop.x, y: y - crop.y }));
  const rows: (readonly [number, number])[] = [];
  eachRow(hull, crop.width, crop.height, (y, from, to) =>
    rows.push([y * crop.width + from, y * crop.width + to]),
  );
  return rows;
}

/** The same, one index for each pixel. */
export function pixelsWithin(crop: LabCrop, points: readonly Point[]): Uint32Array {
  const rows = rowsWithin(crop, points);
  const found = new Uint32Array(rows.reduce((sum, [from, to]) => sum + to - from, 0));
  let next = 0;
  for (const [from, to] of rows) for (let i = from; i < to; i++) found[next++] = i;
  return found;
}

/** The values of a crop's plane at some pixels. */
export function valuesAt(plane: Float32Array, pixels: ArrayLike<number>): Float64Array {
  const values = new Float64Array(pixels.length);
  for (let i = 0; i < values.length; i++) values[i] = plane[pixels[i]];
  return values;
}
