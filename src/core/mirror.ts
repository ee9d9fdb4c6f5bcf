import { type Box, clip } from './geometry.ts';
import type { Raster } from './raster.ts';

export const sides = ['left', 'right'] as const;
export type Side = (typeof sides)[number];

/**
 * The strip of a raster along its left or right edge and its mirror image, meeting at that edge: what the
 * edge cuts in two becomes whole. Twice `width` px wide; the edge lies in its middle. `hidden` is painted
 * mid-grey before.
 */
export function mirroredStrip(raster: Raster, side: Side, width: number, hidden: Box): Raster {
  const data = new Uint8ClampedArray(2 * width * raster.height * 4);
  const grey = clip(hidden, raster);
  const isHidden = (x: number, y: number) =>
    x >= grey.x && x < grey.x + grey.width && y >= grey.y && y < grey.y + grey.height;
  for (let y = 0; y < raster.height; y++) {
    for (let x = 0; x < 2 * width; x++) {
      const fromEdge = x < width ? width - 1 - x : x - width;
      const column = side === 'left' ? fromEdge : raster.width - 1 - fromEdge;
      const from = (y * raster.width + column) * 4;
      const to = (y * 2 * width + x) * 4;
      if (isHidden(column, y)) data.fill(128, to, to + 3);
      else data.set(raster.data.subarray(from, from + 3), to);
      data[to + 3] = 255;
    }
  }
  return { width: 2 * width, height: raster.height, data };
}
