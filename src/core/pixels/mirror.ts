import { type Box, clip } from './geometry.ts';
import type { Raster } from './raster.ts';

/** Mid-grey, as one 32-bit word of a pixel's four bytes. */
const GREY = 0xff808080;

/**
 * Adds a mirrored margin of `width` px on the left and right, so that something cut in half by an edge becomes
 * whole. Before that, the box `hidden` is painted mid-grey. `width` is at most the raster's own.
 */
export function mirroredMargins(raster: Raster, width: number, hidden: Box): Raster {
  const { x, y, ...size } = clip(hidden, raster);
  const from = new Uint32Array(raster.data.slice().buffer);
  const [left, right] = [Math.ceil(x), Math.ceil(x + size.width)];
  for (let row = Math.ceil(y); row < y + size.height; row++) {
    from.fill(GREY, row * raster.width + left, row * raster.width + right);
  }
  const columns = raster.width + 2 * width;
  const to = new Uint32Array(columns * raster.height);
  for (let row = 0; row < raster.height; row++) {
    const pixels = from.subarray(row * raster.width, (row + 1) * raster.width);
    const line = to.subarray(row * columns, (row + 1) * columns);
    line.set(pixels, width);
    for (let i = 0; i < width; i++) {
      line[width - 1 - i] = pixels[i];
      line[columns - width + i] = pixels[raster.width - 1 - i];
    }
  }
  return { width: columns, height: raster.height, data: new Uint8ClampedArray(to.buffer) };
}
