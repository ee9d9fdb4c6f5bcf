import { labD50, linear } from '../core/pixels/colour.ts';
import { type Box, distance, type Point } from '../core/pixels/geometry.ts';
import { type Histogram, normalise } from '../core/pixels/histogram.ts';
import type { AlignedFace } from './aligned-face.ts';
import { ALIGNED } from './alignment.ts';

/** Side of a cheek's square, as a share of the distance between the eyes. */
const SIDE = 0.3;

interface Cheeks {
  /** The squares at the image's left and right. */
  readonly left: Box;
  readonly right: Box;
}

/** Squares below the inner halves of the eyes, `down` px below their centres. */
export function cheeksOf(
  { left, right }: { readonly left: Point; readonly right: Point },
  down: number,
): Cheeks {
  const side = Math.trunc(SIDE * distance(left, right));
  return {
    left: { x: left.x, y: left.y + down, width: side, height: side },
    right: { x: right.x - side, y: right.y + down, width: side, height: side },
  };
}

function* pixelsOf({ x, y, width, height }: Box): Generator<number> {
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) yield row * ALIGNED + column;
  }
}

const overlap = (a: Histogram, b: Histogram): number =>
  a.reduce((sum, share, value) => sum + Math.min(share, b[value]), 0);

/** What lies outside the landmarked region counts as black, as in the standard's masked image. */
export function illuminationUniformity({ luminance, region }: AlignedFace, cheeks: Cheeks): number {
  const [left, right] = [cheeks.left, cheeks.right].map((cheek) => {
    const counts = new Uint32Array(256);
    for (const i of pixelsOf(cheek)) counts[region.data[i] === 1 ? luminance[i] : 0] += 1;
    return normalise(counts);
  });
  return overlap(left, right);
}

const outside = (value: number, min: number, max: number) => Math.max(0, min - value, value - max);

/** Distance of the cheeks' mean a*, b* from [5, 25] × [5, 35]; 100 for a bluish or greenish cast, 0 for a grey photo. */
export function naturalColour({ image: { data }, region }: AlignedFace, cheeks: Cheeks): number {
  let isGrey = true;
  for (let at = 0; isGrey && at < data.length; at += 4) {
    isGrey = data[at] === data[at + 1] && data[at] === data[at + 2];
  }
  if (isGrey) return 0;
  const sum = [0, 0, 0];
  let count = 0;
  for (const i of [...pixelsOf(cheeks.left), ...pixelsOf(cheeks.right)]) {
    if (region.data[i] === 1) for (let c = 0; c < 3; c++) sum[c] += data[4 * i + c];
    count += 1;
  }
  const [r, g, b] = sum.map((total) => linear[Math.round(total / count)]);
  const colour = labD50(r, g, b);
  if (colour.a < 0 || colour.b < 0) return 100;
  return Math.hypot(outside(colour.a, 5, 25), outside(colour.b, 5, 35));
}
