import type { Mask, Plane } from './raster.ts';

/**
 * Magnitudes of the Scharr gradient (3 × 3, weights 3, 10, 3) of a plane, at the pixels of a mask, row by row
 * from the top. The plane is mirrored at its edges; the border pixel is not repeated.
 */
export function scharr({ width, height, data }: Plane, mask: Mask): Float32Array {
  const mirror = (i: number, length: number) =>
    i < 0 ? Math.min(1, length - 1) : i >= length ? Math.max(length - 2, 0) : i;
  const magnitudes = new Float32Array(data.length);
  let count = 0;
  for (let y = 0; y < height; y++) {
    const above = mirror(y - 1, height) * width;
    const here = y * width;
    const below = mirror(y + 1, height) * width;
    for (let x = 0; x < width; x++) {
      if (mask.data[here + x] === 0) continue;
      const left = mirror(x - 1, width);
      const right = mirror(x + 1, width);
      const gx =
        3 * (data[above + right] - data[above + left]) +
        10 * (data[here + right] - data[here + left]) +
        3 * (data[below + right] - data[below + left]);
      const gy =
        3 * (data[below + left] - data[above + left]) +
        10 * (data[below + x] - data[above + x]) +
        3 * (data[below + right] - data[above + right]);
      magnitudes[count++] = Math.sqrt(gx * gx + gy * gy);
    }
  }
  return magnitudes.slice(0, count);
}
