import type { Plane } from './raster.ts';

/** The right half of a symmetric kernel of odd length, from its middle on. */
const halfOf = (kernel: readonly number[]): Float64Array =>
  Float64Array.from(kernel.slice(kernel.length >> 1));

/** Smooths along the rows; beyond an end its value goes on. */
function acrossRows({ width, data }: Plane, half: Float64Array): Float32Array {
  const smoothed = new Float32Array(data.length);
  const reach = half.length - 1;
  const padded = new Float32Array(width + 2 * reach);
  for (let row = 0; row < data.length; row += width) {
    padded.fill(data[row], 0, reach);
    padded.set(data.subarray(row, row + width), reach);
    padded.fill(data[row + width - 1], reach + width);
    for (let x = 0; x < width; x++) {
      const at = x + reach;
      let sum = half[0] * padded[at];
      for (let k = 1; k <= reach; k++) sum += half[k] * (padded[at - k] + padded[at + k]);
      smoothed[row + x] = sum;
    }
  }
  return smoothed;
}

/** The same along the columns; all of them at once, so that memory is read in its order. */
function alongColumns(
  data: Float32Array,
  { width, height }: Plane,
  half: Float64Array,
): Float32Array {
  const smoothed = new Float32Array(data.length);
  const sums = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) sums[x] = half[0] * data[i];
    for (let k = 1; k < half.length; k++) {
      let above = Math.max(0, y - k) * width;
      let below = Math.min(height - 1, y + k) * width;
      for (let x = 0; x < width; x++) sums[x] += half[k] * (data[above++] + data[below++]);
    }
    smoothed.set(sums, y * width);
  }
  return smoothed;
}

/** Smooths a plane with a symmetric kernel of odd length along both axes; beyond an edge its last value goes on. */
export function smooth(plane: Plane, kernel: readonly number[]): Plane {
  const half = halfOf(kernel);
  const { width, height } = plane;
  return { width, height, data: alongColumns(acrossRows(plane, half), plane, half) };
}
