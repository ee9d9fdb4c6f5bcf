import type { Picture } from '../core/artifacts.ts';
import type { Box } from '../core/geometry.ts';
import type { Raster } from '../core/raster.ts';

const PAD = 128;

/**
 * A square of a picture as `size` × `size` pixels. The square may reach over the picture's edges: what
 * lies outside is mid-grey.
 */
export function readSquare(picture: Picture, square: Box, size: number): Raster {
  const step = square.width / size;
  const first = (start: number) => Math.max(0, Math.ceil(-start / step));
  const last = (start: number, length: number) =>
    Math.min(size, Math.floor((length - start) / step));
  const left = first(square.x);
  const top = first(square.y);
  const width = last(square.x, picture.width) - left;
  const height = last(square.y, picture.height) - top;
  const data = new Uint8ClampedArray(size * size * 4).fill(PAD);
  const region = {
    x: square.x + left * step,
    y: square.y + top * step,
    width: width * step,
    height: height * step,
  };
  const inside = picture.read(region, { width, height });
  for (let y = 0; y < height; y++) {
    const row = inside.data.subarray(y * width * 4, (y + 1) * width * 4);
    data.set(row, ((top + y) * size + left) * 4);
  }
  return { width: size, height: size, data };
}
