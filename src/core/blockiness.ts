import type { Plane } from './raster.ts';

/** Side of a JPEG's blocks, px. */
const BLOCK = 8;
/** A jump of more than this, in steps of 0…255, is an edge of the picture, and counts as this much. */
const EDGE = 4;

/** How much larger the step from b to c is than those before and after it. */
function jump(a: number, b: number, c: number, d: number): number {
  const more = Math.abs(c - b) - (Math.abs(b - a) + Math.abs(d - c)) / 2;
  return more > EDGE ? EDGE : more < -EDGE ? -EDGE : more;
}

/** For each column: how much larger the step to it is than those beside it. */
function jumpsAcross({ width, height, data }: Plane): Float64Array {
  const found = new Float64Array(width);
  for (let row = 0; row < data.length; row += width) {
    for (let x = 2, i = row + 2; x < width - 1; x++, i++) {
      found[x] += jump(data[i - 2], data[i - 1], data[i], data[i + 1]);
    }
  }
  return found.map((sum) => sum / height);
}

/** The same for each row. */
function jumpsDown({ width, height, data }: Plane): Float64Array {
  const found = new Float64Array(height);
  for (let y = 2; y < height - 1; y++) {
    for (let i = y * width, end = i + width; i < end; i++) {
      found[y] += jump(data[i - 2 * width], data[i - width], data[i], data[i + width]);
    }
  }
  return found.map((sum) => sum / width);
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
export const blockinessOf = (luma: Plane): number =>
  Math.min(comb(jumpsAcross(luma)), comb(jumpsDown(luma)));
