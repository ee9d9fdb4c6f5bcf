import type { Plane } from './raster.ts';

/** Side of a JPEG's blocks, px. */
const BLOCK = 8;
/** A jump of more than this, in steps of 0…255, is an edge of the picture, and counts as this much. */
const EDGE = 4;

/** For each line across an axis: how much larger the step to it is than those beside it. */
function jumps({ data }: Plane, count: number, length: number, step: number, along: number) {
  const found = new Float64Array(count);
  for (let i = 2; i < count - 1; i++) {
    let sum = 0;
    for (let k = 0, at = i * step; k < length; k++, at += along) {
      const here = Math.abs(data[at] - data[at - step]);
      const before = Math.abs(data[at - step] - data[at - 2 * step]);
      const after = Math.abs(data[at + step] - data[at]);
      const jump = here - (before + after) / 2;
      sum += jump > EDGE ? EDGE : jump < -EDGE ? -EDGE : jump;
    }
    found[i] = sum / length;
  }
  return found;
}

/** How far every eighth line, wherever the first lies, stands out from the others. */
function comb(lines: Float64Array): number {
  let most = 0;
  for (let phase = 0; phase < BLOCK; phase++) {
    let on = 0;
    let off = 0;
    let teeth = 0;
    for (let i = 2; i < lines.length - 1; i++) {
      if (i % BLOCK === phase) {
        on += lines[i];
        teeth += 1;
      } else off += lines[i];
    }
    const others = lines.length - 3 - teeth;
    if (teeth > 0 && others > 0) most = Math.max(most, on / teeth - off / others);
  }
  return most;
}

/**
 * How far the borders of 8 × 8 blocks stand out, in steps of 0…255: of rows and of columns, whichever less. A
 * strongly compressed JPEG shows them, also where it was cropped; scaled by another factor they are gone.
 */
export function blockinessOf(luma: Plane): number {
  const { width, height } = luma;
  return Math.min(
    comb(jumps(luma, width, height, 1, width)),
    comb(jumps(luma, height, width, width, 1)),
  );
}
