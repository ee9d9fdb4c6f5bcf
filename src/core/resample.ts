import { type Box, clamp, type Size } from './geometry.ts';
import { pixelWords, type Raster } from './raster.ts';

const LOBES = 3;

/** Lanczos kernel with three lobes; 1 at 0, and 0 at every other whole number. */
const lanczos = (x: number): number => {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const p = Math.PI * x;
  return (LOBES * Math.sin(p) * Math.sin(p / LOBES)) / (p * p);
};

interface Taps {
  /** First source pixel of each target pixel; all taps lie in the source. */
  readonly first: Int32Array;
  /** `width` weights for each target pixel; they add up to 1. */
  readonly weights: Float32Array;
  readonly width: number;
}

/** Weights along one axis; a shrink widens the kernel, so that nothing finer than the target aliases. */
function taps(start: number, length: number, source: number, target: number): Taps {
  const step = length / target;
  const stretch = Math.max(1, step);
  const reach = LOBES * stretch;
  const width = Math.min(source, Math.ceil(2 * reach));
  const first = new Int32Array(target);
  const weights = new Float32Array(target * width);
  for (let i = 0; i < target; i++) {
    const centre = start + (i + 0.5) * step - 0.5;
    const from = clamp(Math.floor(centre - reach) + 1, 0, source - width);
    first[i] = from;
    let sum = 0;
    for (let k = 0; k < width; k++) {
      const weight = lanczos((from + k - centre) / stretch);
      weights[i * width + k] = weight;
      sum += weight;
    }
    for (let k = 0; k < width; k++) weights[i * width + k] /= sum;
  }
  return { first, weights, width };
}

/** Rows `top` to `bottom` of a raster, resampled to `columns` pixels each: R, G and B as floats. */
function resampleRows(
  { width, data }: Raster,
  { first, weights, width: reach }: Taps,
  columns: number,
  top: number,
  bottom: number,
): Float32Array {
  const rows = new Float32Array((bottom - top) * columns * 3);
  for (let y = top, to = 0; y < bottom; y++) {
    for (let x = 0, tap = 0; x < columns; x++, to += 3) {
      let r = 0;
      let g = 0;
      let b = 0;
      let from = (y * width + first[x]) * 4;
      for (const end = tap + reach; tap < end; tap++, from += 4) {
        const weight = weights[tap];
        r += weight * data[from];
        g += weight * data[from + 1];
        b += weight * data[from + 2];
      }
      rows[to] = r;
      rows[to + 1] = g;
      rows[to + 2] = b;
    }
  }
  return rows;
}

/**
 * The `region` of a raster, which may have fractional edges and must lie in it, at another size:
 * separable Lanczos-3, on the stored sRGB values. Alpha is 255 throughout.
 */
export function resample(raster: Raster, region: Box, { width, height }: Size): Raster {
  const across = taps(region.x, region.width, raster.width, width);
  const down = taps(region.y, region.height, raster.height, height);
  const top = down.first[0];
  const rows = resampleRows(raster, across, width, top, down.first[height - 1] + down.width);
  const stride = width * 3;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 4) {
      let r = 0;
      let g = 0;
      let b = 0;
      let from = (down.first[y] - top) * stride + x * 3;
      const end = (y + 1) * down.width;
      for (let tap = y * down.width; tap < end; tap++, from += stride) {
        const weight = down.weights[tap];
        r += weight * rows[from];
        g += weight * rows[from + 1];
        b += weight * rows[from + 2];
      }
      data[to] = r;
      data[to + 1] = g;
      data[to + 2] = b;
    }
  }
  return { width, height, data };
}

function cut(raster: Raster, { x, y, width, height }: Box): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * raster.width + x) * 4;
    data.set(raster.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, data };
}

/** Red and blue of a pixel's word. */
const RED_BLUE = 0xff00ff;

/** Sums of each channel over the rows of each block of a row of blocks. */
interface BlockSums {
  readonly red: Uint32Array;
  readonly green: Uint32Array;
  readonly blue: Uint32Array;
}

/**
 * Adds up to each block's sums what a row of pixels gives to it. Reds and blues are added up 16 bits apart in one
 * word, which holds 257 of them.
 */
function addRow(row: Uint32Array, factor: number, { red, green, blue }: BlockSums): void {
  for (let block = 0, at = 0; at < row.length; block++) {
    let both = 0;
    let greens = 0;
    for (const end = Math.min(at + factor, row.length); at < end; at++) {
      both += row[at] & RED_BLUE;
      greens += (row[at] >>> 8) & 255;
    }
    red[block] += both & 0xffff;
    green[block] += greens;
    blue[block] += both >>> 16;
  }
}

/**
 * A whole-pixel `box` of a raster, shrunk `factor` times, at most 257, by averaging blocks; a ragged last row or
 * column is averaged as far as it goes. Alpha is 255 throughout, as it is in the raster.
 */
export function boxShrink(raster: Raster, box: Box, factor: number): Raster {
  if (factor === 1) return cut(raster, box);
  const width = Math.ceil(box.width / factor);
  const height = Math.ceil(box.height / factor);
  const pixels = pixelWords(raster);
  const channel = () => new Uint32Array(width);
  const sums = { red: channel(), green: channel(), blue: channel() };
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0, to = 0; y < height; y++) {
    const rows = Math.min(factor, box.height - y * factor);
    for (const sum of Object.values(sums)) sum.fill(0);
    for (let row = 0; row < rows; row++) {
      const from = (box.y + y * factor + row) * raster.width + box.x;
      addRow(pixels.subarray(from, from + box.width), factor, sums);
    }
    for (let x = 0; x < width; x++, to += 4) {
      const count = rows * Math.min(factor, box.width - x * factor);
      data[to] = sums.red[x] / count;
      data[to + 1] = sums.green[x] / count;
      data[to + 2] = sums.blue[x] / count;
    }
  }
  return { width, height, data };
}
