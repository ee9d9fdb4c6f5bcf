import type { Plane } from '../raster.ts';
import { BLOCK } from './components.ts';

/** Coefficients of a block. */
export const SIZE = BLOCK * BLOCK;

/** Where each coefficient of the zigzag order lies in a block, row by row (ITU-T T.81, figure A.6). */
export const zigzag: readonly number[] = Array.from({ length: SIZE }, (_, i) => i).sort((a, b) => {
  const [p, q] = [a, b].map((i) => (i >> 3) + (i & 7));
  // Odd diagonals run downwards, even ones upwards.
  return p - q || (p % 2 === 1 ? a - b : b - a);
});

const TO = Uint8Array.from({ length: SIZE }, (_, i) => zigzag.indexOf(i));

/**
 * What the transform below leaves each row and column too large by: √8 · cos(k π / 16) · √2, and √8 for k = 0.
 * As numbers, since browsers' cosines differ in their last bit.
 */
const AXIS = [
  2.8284271247461903, 3.9231411216129217, 3.695518130045147, 3.325878449210181, 2.8284271247461903,
  2.222280932078409, 1.5307337294603593, 0.7803612880645133,
] as const;
/** What each coefficient, in zigzag order, is too large by. */
export const gains: readonly number[] = zigzag.map((i) => AXIS[i >> 3] * AXIS[i & 7]);

/** One axis of a discrete cosine transform of 8 values, after Arai, Agui and Nakajima (1988): scaled by `gains`. */
function transformLine(v: Float64Array, at: number, step: number): void {
  const [i1, i2, i3] = [at + step, at + 2 * step, at + 3 * step];
  const [i4, i5, i6, i7] = [at + 4 * step, at + 5 * step, at + 6 * step, at + 7 * step];
  const s07 = v[at] + v[i7];
  const d07 = v[at] - v[i7];
  const s16 = v[i1] + v[i6];
  const d16 = v[i1] - v[i6];
  const s25 = v[i2] + v[i5];
  const d25 = v[i2] - v[i5];
  const s34 = v[i3] + v[i4];
  const d34 = v[i3] - v[i4];

  const e0 = s07 + s34;
  const e3 = s07 - s34;
  const e1 = s16 + s25;
  const e2 = s16 - s25;
  v[at] = e0 + e1;
  v[i4] = e0 - e1;
  const even = (e2 + e3) * Math.SQRT1_2;
  v[i2] = e3 + even;
  v[i6] = e3 - even;

  const o0 = d34 + d25;
  const o1 = (d25 + d16) * Math.SQRT1_2;
  const o2 = d16 + d07;
  const shared = (o0 - o2) * 0.3826834323650898;
  const o3 = 0.541196100146197 * o0 + shared;
  const o4 = 1.3065629648763766 * o2 + shared;
  const near = d07 + o1;
  const far = d07 - o1;
  v[i5] = far + o3;
  v[i3] = far - o3;
  v[i1] = near + o4;
  v[i7] = near - o4;
}

/** Coefficients of a component's blocks, each in zigzag order and too large by `gains`; units of `side` × `side` blocks after each other, as a scan writes them. */
export function coefficientsOf({ width, data }: Plane, side: number): Float32Array {
  const found = new Float32Array(data.length);
  const block = new Float64Array(SIZE);
  const unit = side * BLOCK;
  let to = 0;
  const transform = (left: number): void => {
    for (let row = 0; row < BLOCK; row++) {
      for (let x = 0, from = left + row * width; x < BLOCK; x++) {
        block[row * BLOCK + x] = data[from + x];
      }
      transformLine(block, row * BLOCK, 1);
    }
    for (let column = 0; column < BLOCK; column++) transformLine(block, column, BLOCK);
    for (let i = 0; i < SIZE; i++) found[to + TO[i]] = block[i];
    to += SIZE;
  };
  for (let top = 0; top < data.length; top += unit * width) {
    for (let left = top; left < top + width; left += unit) {
      for (let y = 0; y < side; y++) {
        for (let x = 0; x < side; x++) transform(left + (y * width + x) * BLOCK);
      }
    }
  }
  return found;
}
