import type { Plane } from './raster.ts';

/** Side of a JPEG's blocks, px. */
const BLOCK = 8;
/** A jump larger than this (in steps of 0…255) is an edge in the picture. It counts as no more than this. */
const EDGE = 4;

/** How much larger a step is than the steps before and after it. */
function jump(before: number, step: number, after: number): number {
  const more = step - (before + after) / 2;
  return more > EDGE ? EDGE : more < -EDGE ? -EDGE : more;
}

/** A block's border runs along the whole line, so every second pixel of it is enough. */
const EVERY = 2;

/** For each column: how much larger the step to it is than the steps beside it. */
function jumpsAcross({ width, height, data }: Plane): Float64Array {
  const found = new Float64Array(width);
  for (let y = 0; y < height; y += EVERY) {
    const row = y * width;
    let before = Math.abs(data[row + 1] - data[row]);
    let step = Math.abs(data[row + 2] - data[row + 1]);
    for (let x = 2; x < width - 1; x++) {
      const after = Math.abs(data[row + x + 1] - data[row + x]);
      found[x] += jump(before, step, after);
      before = step;
      step = after;
    }
  }
  const lines = Math.ceil(height / EVERY);
  return found.map((sum) => sum / lines);
}

/** As `jumpsAcross`, for each row. */
function jumpsDown({ width, height, data }: Plane): Float64Array {
  const found = new Float64Array(height);
  for (let x = 0; x < width; x += EVERY) {
    let before = Math.abs(data[x + width] - data[x]);
    let step = Math.abs(data[x + 2 * width] - data[x + width]);
    for (let y = 2, i = x + 2 * width; y < height - 1; y++, i += width) {
      const after = Math.abs(data[i + width] - data[i]);
      found[y] += jump(before, step, after);
      before = step;
      step = after;
    }
  }
  const lines = Math.ceil(width / EVERY);
  return found.map((sum) => sum / lines);
}

/** How far every eighth line stands out from the others. The first of them may be any of the first eight. */
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
 * How far the borders of 8 × 8 blocks stand out, in steps of 0…255: the smaller value of rows and columns. A
 * strongly compressed JPEG shows such borders, even after cropping. Scaling by any factor removes them.
 */
export const blockinessOf = (luma: Plane): number =>
  Math.min(comb(jumpsAcross(luma)), comb(jumpsDown(luma)));
