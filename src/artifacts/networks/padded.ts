import type { Picture } from '../../core/check/artifacts.ts';
import type { Box } from '../../core/pixels/geometry.ts';
import { type Part, readPart } from './network-input.ts';

const PAD = 128;

/**
 * A square of a picture in whole pixels, shrunk by a whole factor to about `size` × `size`. The square may reach
 * over the picture's edges; what lies outside is mid-grey.
 */
export function readSquare(picture: Picture, square: Box, size: number): Part {
  const { raster, x, y, factor } = readPart(
    picture,
    square,
    Math.max(1, Math.round(square.width / size)),
  );
  const side = Math.ceil(square.width / factor);
  const left = Math.round((square.x - x) / factor);
  const top = Math.round((square.y - y) / factor);
  const data = new Uint8ClampedArray(side * side * 4).fill(PAD);
  const from = Math.max(0, left);
  const to = Math.min(raster.width, left + side);
  for (let row = Math.max(0, top); row < Math.min(raster.height, top + side); row++) {
    const pixels = raster.data.subarray(
      (row * raster.width + from) * 4,
      (row * raster.width + to) * 4,
    );
    data.set(pixels, ((row - top) * side + from - left) * 4);
  }
  return {
    raster: { width: side, height: side, data },
    x: x + left * factor,
    y: y + top * factor,
    factor,
  };
}
