import type { Size } from './geometry.ts';

/** Means of windows [x − r, x + r] along each row, clipped at its ends. */
function alongRows(data: Float32Array, { width, height }: Size, radius: number): Float32Array {
  const means = new Float32Array(data.length);
  for (let row = 0; row < width * height; row += width) {
    let sum = 0;
    for (let x = 0; x < Math.min(radius, width); x++) sum += data[row + x];
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += data[row + x + radius];
      if (x > radius) sum -= data[row + x - radius - 1];
      const count = Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1;
      means[row + x] = sum / count;
    }
  }
  return means;
}

/** The same along columns. All columns are done together, so that memory is read in order. */
function alongColumns(
  data: Float32Array,
  { width, height }: Size,
  radius: number,
): Float32Array<ArrayBuffer> {
  const means = new Float32Array(data.length);
  const sums = new Float64Array(width);
  const add = (y: number, sign: number) => {
    for (let x = 0, i = y * width; x < width; x++, i++) sums[x] += sign * data[i];
  };
  for (let y = 0; y < Math.min(radius, height); y++) add(y, 1);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) add(y + radius, 1);
    if (y > radius) add(y - radius - 1, -1);
    const count = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
    for (let x = 0, i = y * width; x < width; x++, i++) means[i] = sums[x] / count;
  }
  return means;
}

/**
 * The mean of each pixel's neighbourhood of (2r + 1) × (2r + 1) pixels, clipped at the edges. The time does not
 * depend on r.
 */
export const boxMean = (
  data: Float32Array,
  size: Size,
  radius: number,
): Float32Array<ArrayBuffer> => alongColumns(alongRows(data, size, radius), size, radius);
