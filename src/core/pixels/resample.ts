import { type Box, clamp, type Size, wholeOf } from './geometry.ts';
import { roomFor } from './kernels.ts';
import type { Raster } from './raster.ts';

const LOBES = 3;

/** Lanczos kernel with three lobes; 1 at 0, and 0 at every other whole number. */
const lanczos = (x: number): number => {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const p = Math.PI * x;
  return (LOBES * Math.sin(p) * Math.sin(p / LOBES)) / (p * p);
};

/** A range of pixels [from, to). */
type Range = readonly [number, number];

interface Taps {
  /** For each target pixel, the first source pixel that counts. All of them lie in the range. */
  readonly first: Int32Array;
  /** `width` weights for each target pixel. They add up to 1. */
  readonly weights: Float32Array;
  readonly width: number;
}

/**
 * Weights along one axis. For shrinking, the kernel is widened, so that detail finer than the target does not
 * alias.
 */
function taps(start: number, length: number, [begin, end]: Range, target: number): Taps {
  const step = length / target;
  const stretch = Math.max(1, step);
  const reach = LOBES * stretch;
  const width = Math.min(end - begin, Math.ceil(2 * reach));
  const first = new Int32Array(target);
  const weights = new Float32Array(target * width);
  for (let i = 0; i < target; i++) {
    const centre = start + (i + 0.5) * step - 0.5;
    const from = clamp(Math.floor(centre - reach) + 1, begin, end - width);
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

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array | Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/**
 * Scales a `region` of a raster to another size with separable Lanczos-3, on the stored sRGB values, in single
 * precision. The region may have fractional edges and must lie inside the raster. Nothing outside `within` (whole
 * pixels around the region) is read. Alpha is 255 everywhere.
 */
export function resample(
  raster: Raster,
  region: Box,
  { width, height }: Size,
  within: Box = wholeOf(raster),
): Raster {
  const { x, y } = within;
  const across = taps(region.x, region.width, [x, x + within.width], width);
  const down = taps(region.y, region.height, [y, y + within.height], height);
  const left = across.first[0];
  const columns = across.first[width - 1] + across.width - left;
  // Rows of floats are padded to a multiple of four pixels.
  const rowBytes = 64 * Math.ceil(columns / 4);
  const { kernels, bytes, at } = roomFor({
    firsts: across.first.byteLength,
    across: across.weights.byteLength,
    down: down.weights.byteLength,
    pixels: 4 * columns,
    ring: rowBytes * down.width,
    row: rowBytes,
    result: 4 * width,
  });
  bytes.set(bytesOf(across.first.map((first) => first - left)), at.firsts);
  bytes.set(bytesOf(across.weights), at.across);
  bytes.set(bytesOf(down.weights), at.down);
  const data = new Uint8ClampedArray(width * height * 4);
  let next = down.first[0];
  for (let row = 0; row < height; row++) {
    // Holds the rows that one row of the result needs. Each new row replaces the oldest.
    for (const end = down.first[row] + down.width; next < end; next++) {
      const from = (next * raster.width + left) * 4;
      bytes.set(raster.data.subarray(from, from + 4 * columns), at.pixels);
      kernels.widen(at.pixels, at.ring + (next % down.width) * rowBytes, columns);
    }
    const weights = at.down + 4 * row * down.width;
    const first = down.first[row] % down.width;
    kernels.mixRows(at.ring, rowBytes, first, weights, down.width, at.row);
    kernels.mixColumns(at.row, at.firsts, at.across, across.width, width, at.result);
    data.set(bytes.subarray(at.result, at.result + 4 * width), 4 * row * width);
  }
  return { width, height, data };
}

function cut(raster: Raster, { x, y, width, height }: Box): Raster {
  if (width === raster.width && height === raster.height) return raster;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * raster.width + x) * 4;
    data.set(raster.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, data };
}

/**
 * Shrinks a whole-pixel `box` of a raster `factor` times (at most 255) by averaging blocks. An incomplete block
 * at the right or bottom edge averages the pixels that it has. Means are rounded, ties to even. Alpha is 255
 * everywhere. The whole raster with factor 1 is returned as it is.
 */
export function boxShrink(raster: Raster, box: Box, factor: number): Raster {
  if (factor === 1) return cut(raster, box);
  const width = Math.ceil(box.width / factor);
  const height = Math.ceil(box.height / factor);
  const rowBytes = 4 * box.width;
  const { kernels, bytes, at } = roomFor({
    rows: rowBytes * Math.min(factor, box.height),
    sums: 8 * box.width,
    result: 4 * width,
  });
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const rows = Math.min(factor, box.height - y * factor);
    for (let row = 0; row < rows; row++) {
      const from = ((box.y + y * factor + row) * raster.width + box.x) * 4;
      bytes.set(raster.data.subarray(from, from + rowBytes), at.rows + row * rowBytes);
    }
    kernels.meanBlocks(at.rows, rowBytes, rows, factor, box.width, at.sums, at.result);
    data.set(bytes.subarray(at.result, at.result + 4 * width), 4 * y * width);
  }
  return { width, height, data };
}
