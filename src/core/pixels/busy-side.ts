import { type Box, clamp } from './geometry.ts';
import type { Raster } from './raster.ts';

export const sides = ['left', 'right'] as const;
export type Side = (typeof sides)[number];

/** Width of the band along an edge, and the height of its cells, as shares of the raster's long side. */
const BAND = 0.02;
const CELL = 0.02;
/** How much the brightness of two cells, one apart, may differ where there is nothing but a wall, 0…255. */
const PLAIN = 14;
/** How far below a face its shoulders begin, as a share of its height: they touch the edges of many photos. */
const SHOULDERS = 0.3;

/**
 * Whether there is anything but a plain wall along a raster's left or right edge, above the shoulders of the
 * face in a box. Where there is not, no face is cut by that edge.
 */
export function isBusy({ width, height, data }: Raster, side: Side, face: Box): boolean {
  const long = Math.max(width, height);
  const band = clamp(Math.round(BAND * long), 1, width);
  const cell = Math.max(1, Math.round(CELL * long));
  const left = side === 'left' ? 0 : width - band;
  const bottom = Math.min(height, face.y + (1 + SHOULDERS) * face.height);
  const cells: number[] = [];
  for (let top = 0; top + cell <= bottom; top += cell) {
    let sum = 0;
    for (let y = top; y < top + cell; y++) {
      for (let at = (y * width + left) * 4, end = at + band * 4; at < end; at += 4) {
        sum += data[at] + 2 * data[at + 1] + data[at + 2];
      }
    }
    cells.push(sum / (4 * band * cell));
  }
  return cells.some((value, i) => i > 1 && Math.abs(value - cells[i - 2]) > PLAIN);
}
