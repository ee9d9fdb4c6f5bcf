import type { Plane, Raster } from '../raster.ts';

/** Side of a block, px. */
export const BLOCK = 8;
/** Side of the square that shares one block of each chroma, px. */
export const UNIT = 2 * BLOCK;

/** Brightness and colour, −128 … 127.5 each; colour at half the size. All filled up to whole units. */
export interface Components {
  readonly y: Plane;
  readonly cb: Plane;
  readonly cr: Plane;
}

const filled = (length: number): number => Math.ceil(length / UNIT) * UNIT;

/**
 * A raster as JFIF stores it (Rec. 601, full range), its colour averaged over 2 × 2 pixels; beyond an edge
 * its last pixel goes on. Alpha is left out.
 */
export function componentsOf({ width, height, data }: Raster): Components {
  const wide = filled(width);
  const high = filled(height);
  const y = new Float32Array(wide * high);
  const cb = new Float32Array(y.length / 4);
  const cr = new Float32Array(y.length / 4);
  for (let row = 0, i = 0; row < high; row++) {
    const from = Math.min(row, height - 1) * width;
    const half = (row >> 1) * (wide / 2);
    for (let column = 0; column < wide; column++, i++) {
      const at = 4 * (from + Math.min(column, width - 1));
      const r = data[at];
      const g = data[at + 1];
      const b = data[at + 2];
      y[i] = 0.299 * r + 0.587 * g + 0.114 * b - 128;
      const to = half + (column >> 1);
      cb[to] += 0.25 * (-0.168735892 * r - 0.331264108 * g + 0.5 * b);
      cr[to] += 0.25 * (0.5 * r - 0.418687589 * g - 0.081312411 * b);
    }
  }
  const chroma = { width: wide / 2, height: high / 2 };
  return {
    y: { width: wide, height: high, data: y },
    cb: { ...chroma, data: cb },
    cr: { ...chroma, data: cr },
  };
}
