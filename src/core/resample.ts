import type { Box, Size } from './geometry.ts';
import type { Raster } from './raster.ts';

const LOBES = 3;

/** Lanczos kernel with three lobes; 1 at 0, and 0 at every other whole number. */
const lanczos = (x: number): number => {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const p = Math.PI * x;
  return (LOBES * Math.sin(p) * Math.sin(p / LOBES)) / (p * p);
};

interface Taps {
  /** First source pixel of each target pixel. */
  readonly first: Int32Array;
  /** `width` weights for each target pixel; they add up to 1. */
  readonly weights: Float32Array;
  readonly width: number;
}

/** Weights along one axis; a shrink widens the kernel, so that nothing finer than the target aliases. */
function taps(start: number, length: number, source: number, target: number): Taps {
  const step = length / target;
  const reach = LOBES * Math.max(1, step);
  const width = Math.ceil(2 * reach) + 1;
  const first = new Int32Array(target);
  const weights = new Float32Array(target * width);
  for (let i = 0; i < target; i++) {
    const centre = start + (i + 0.5) * step - 0.5;
    const from = Math.ceil(centre - reach);
    first[i] = from;
    let sum = 0;
    for (let k = 0; k < width; k++) {
      const inside = from + k >= 0 && from + k < source;
      const weight = inside ? lanczos((from + k - centre) / Math.max(1, step)) : 0;
      weights[i * width + k] = weight;
      sum += weight;
    }
    for (let k = 0; k < width; k++) weights[i * width + k] /= sum;
  }
  return { first, weights, width };
}

/**
 * The `region` of a raster, which may have fractional edges and must lie in it, at another size:
 * separable Lanczos-3, on the stored sRGB values. Alpha is 255 throughout.
 */
export function resample(raster: Raster, region: Box, { width, height }: Size): Raster {
  const across = taps(region.x, region.width, raster.width, width);
  const down = taps(region.y, region.height, raster.height, height);
  const top = Math.max(0, down.first[0]);
  const bottom = Math.min(raster.height, down.first[height - 1] + down.width);
  const rows = bottom - top;
  const between = new Float32Array(rows * width * 3);
  for (let y = 0; y < rows; y++) {
    const row = (top + y) * raster.width;
    for (let x = 0; x < width; x++) {
      let r = 0;
      let g = 0;
      let b = 0;
      for (let k = 0; k < across.width; k++) {
        const weight = across.weights[x * across.width + k];
        if (weight === 0) continue;
        const at = (row + across.first[x] + k) * 4;
        r += weight * raster.data[at];
        g += weight * raster.data[at + 1];
        b += weight * raster.data[at + 2];
      }
      const to = (y * width + x) * 3;
      between[to] = r;
      between[to + 1] = g;
      between[to + 2] = b;
    }
  }
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let r = 0;
      let g = 0;
      let b = 0;
      for (let k = 0; k < down.width; k++) {
        const weight = down.weights[y * down.width + k];
        if (weight === 0) continue;
        const at = ((down.first[y] + k - top) * width + x) * 3;
        r += weight * between[at];
        g += weight * between[at + 1];
        b += weight * between[at + 2];
      }
      const to = (y * width + x) * 4;
      data[to] = r;
      data[to + 1] = g;
      data[to + 2] = b;
    }
  }
  return { width, height, data };
}

/**
 * A whole-pixel `box` of a raster, shrunk `factor` times by averaging blocks; a ragged last row or column is
 * averaged as far as it goes. Alpha is 255 throughout.
 */
export function boxShrink(raster: Raster, box: Box, factor: number): Raster {
  const width = Math.ceil(box.width / factor);
  const height = Math.ceil(box.height / factor);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const sums = new Uint32Array(width * 3);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    const rows = Math.min(factor, box.height - y * factor);
    for (let dy = 0; dy < rows; dy++) {
      let at = ((box.y + y * factor + dy) * raster.width + box.x) * 4;
      for (let x = 0; x < width; x++) {
        const columns = Math.min(factor, box.width - x * factor);
        for (let dx = 0; dx < columns; dx++, at += 4) {
          sums[x * 3] += raster.data[at];
          sums[x * 3 + 1] += raster.data[at + 1];
          sums[x * 3 + 2] += raster.data[at + 2];
        }
      }
    }
    for (let x = 0; x < width; x++) {
      const count = rows * Math.min(factor, box.width - x * factor);
      const to = (y * width + x) * 4;
      for (let c = 0; c < 3; c++) data[to + c] = sums[x * 3 + c] / count;
    }
  }
  return { width, height, data };
}
