import type { Background, Portrait } from './artifacts.ts';
import { labD65, linear, luminance } from './colour.ts';
import { scharr } from './gradient.ts';
import { erode } from './mask.ts';
import type { Mask, Plane, Raster } from './raster.ts';
import { AVERAGE_5, smooth } from './smooth.ts';

/** Less of the person than this is background. */
const PERSON = 0.1;
/** How far from the person the background begins, as a share of the photo's height: loose hair lies there. */
const BORDER = 0.06;
/** Less background than this share of the photo tells nothing. */
const ENOUGH = 0.005;
/** Share of the background, the calmest, whose gradient counts: braids and curls reach far out. */
const CALM = 0.95;

/** Pixels of the photo that lie in the portrait's region and clear of the person. */
export function backgroundMask({ width, height }: Raster, { matte, region }: Portrait): Mask {
  const data = new Uint8Array(width * height);
  const left = Math.max(0, Math.ceil(region.x - 0.5));
  const right = Math.min(width, Math.ceil(region.x + region.width - 0.5));
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5 - region.y) / region.height) * matte.height);
    if (row < 0 || row >= matte.height) continue;
    for (let x = left; x < right; x++) {
      const column = Math.floor(((x + 0.5 - region.x) / region.width) * matte.width);
      const person = matte.data[row * matte.width + column];
      if (person < PERSON) data[y * width + x] = 1;
    }
  }
  return erode({ width, height, data }, Math.round(BORDER * height));
}

function luminancePlane({ width, height, data }: Raster): Plane {
  const plane = new Float32Array(width * height);
  for (let i = 0; i < plane.length; i++) {
    plane[i] = luminance(data[4 * i], data[4 * i + 1], data[4 * i + 2]);
  }
  return { width, height, data: plane };
}

function meanFromWhite({ data }: Raster, mask: Mask): number {
  let sum = 0;
  let count = 0;
  mask.data.forEach((inside, i) => {
    if (inside === 0) return;
    const { l, a, b } = labD65(
      linear[data[4 * i]],
      linear[data[4 * i + 1]],
      linear[data[4 * i + 2]],
    );
    sum += Math.hypot(100 - l, a, b);
    count += 1;
  });
  return sum / count;
}

function calmMean(magnitudes: Float32Array): number {
  const calm = magnitudes.sort().subarray(0, Math.ceil(CALM * magnitudes.length));
  return calm.reduce((sum, magnitude) => sum + magnitude, 0) / calm.length;
}

/** What lies outside the person; undefined where the person leaves none of it. */
export function backgroundOf(photo: Raster, portrait: Portrait): Background | undefined {
  const mask = backgroundMask(photo, portrait);
  const count = mask.data.reduce((sum, inside) => sum + inside, 0);
  if (count < ENOUGH * mask.data.length) return undefined;
  return {
    fromWhite: meanFromWhite(photo, mask),
    // In linear light a white wall shows every grain of the sensor's noise; averaging takes it away.
    gradient: calmMean(scharr(smooth(luminancePlane(photo), AVERAGE_5), mask)),
  };
}
