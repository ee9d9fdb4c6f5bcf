import { type Box, clamp } from './geometry.ts';
import type { Raster } from './raster.ts';

export const sides = ['left', 'right'] as const;
export type Side = (typeof sides)[number];

/** Width of the band along an edge, and the height of its cells, as shares of the raster's long side. */
const BAND = 0.02;
const CELL = 0.02;
/** On a plain wall, two cells with one cell between them differ in brightness by no more than this (0…255). */
const PLAIN = 14;
/**
 * How far below a face the shoulders begin, as a share of the face's height. Shoulders touch the edges of many
 * photos, so they are left out.
 */
const SHOULDERS = 0.3;

/**
 * Whether a raster's left or right edge shows anything but a plain wall, above the shoulders of the face in
 * `box`. If it does not, that edge cuts no face.
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
