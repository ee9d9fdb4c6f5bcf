/**
 * The inner loops over pixels, in AssemblyScript, four numbers at a time. `npm run kernels` compiles them,
 * `src/core/pixels/kernels.ts` loads them; what they are for is said in `resample.ts`, `bilinear.ts` and `pieces.ts` beside it.
 *
 * All `usize` are places in memory, in bytes. A pixel is four bytes, R, G, B and A, or four floats. Loops take several
 * pixels at once: up to 63 bytes beyond what they are given are read and written.
 */

const OPAQUE: u32 = 0xff000000;
/** Above this number, floats are whole numbers: adding a value to it rounds the value, ties to even. */
const ROUND: f32 = 8388608;

/** Turns four floats into a pixel: rounded (ties to even), limited to 0…255, alpha 255. */
function pixelOf(colour: v128): u32 {
  const inside = f32x4.pmin(f32x4.pmax(colour, f32x4.splat(0)), f32x4.splat(255));
  const bits = f32x4.add(inside, f32x4.splat(ROUND));
  const bytes = i8x16.swizzle(bits, i8x16(0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  return i32x4.extract_lane(bytes, 0) | OPAQUE;
}

/** Converts pixels from bytes to floats. */
export function widen(from: usize, to: usize, pixels: i32): void {
  for (const end = from + 4 * pixels; from < end; from += 16, to += 64) {
    const bytes = v128.load(from);
    const low = i16x8.extend_low_i8x16_u(bytes);
    const high = i16x8.extend_high_i8x16_u(bytes);
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(low)));
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(low)), 16);
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(high)), 32);
    v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(high)), 48);
  }
}

/**
 * Makes a row of floats: the weighted sum of all `taps` rows of a ring, starting with row number `first`. Each row
 * is a multiple of 64 bytes.
 */
export function mixRows(
  ring: usize,
  rowBytes: usize,
  first: i32,
  weights: usize,
  taps: i32,
  to: usize,
): void {
  const ringBytes = rowBytes * taps;
  const ringEnd = ring + ringBytes;
  const weightsEnd = weights + 4 * taps;
  for (let from = ring + rowBytes * first, end = to + rowBytes; to < end; from += 64, to += 64) {
    let a = f32x4.splat(0);
    let b = f32x4.splat(0);
    let c = f32x4.splat(0);
    let d = f32x4.splat(0);
    let at = from;
    for (let tap = weights; tap < weightsEnd; tap += 4) {
      const weight = v128.load32_splat(tap);
      a = f32x4.add(a, f32x4.mul(v128.load(at), weight));
      b = f32x4.add(b, f32x4.mul(v128.load(at, 16), weight));
      c = f32x4.add(c, f32x4.mul(v128.load(at, 32), weight));
      d = f32x4.add(d, f32x4.mul(v128.load(at, 48), weight));
      at += rowBytes;
      if (at >= ringEnd) at -= ringBytes;
    }
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
  }
}

/**
 * Makes pixels out of a row of floats. Each is the weighted sum of `taps` pixels of the row, starting with the
 * number that `firsts` gives.
 */
export function mixColumns(
  row: usize,
  firsts: usize,
  weights: usize,
  taps: i32,
  pixels: i32,
  to: usize,
): void {
  for (const end = to + 4 * pixels; to < end; to += 4, firsts += 4) {
    let sum = f32x4.splat(0);
    let from = row + 16 * load<u32>(firsts);
    for (const last = weights + 4 * taps; weights < last; weights += 4, from += 16) {
      sum = f32x4.add(sum, f32x4.mul(v128.load(from), v128.load32_splat(weights)));
    }
    store<u32>(to, pixelOf(sum));
  }
}

/** Adds up at most 257 rows of pixels, `rowBytes` apart. Gives four sums of two bytes for each column. */
function sumRows(from: usize, rowBytes: usize, rows: i32, pixels: i32, to: usize): void {
  const height = rowBytes * rows;
  for (const end = from + 4 * pixels; from < end; from += 16, to += 32) {
    let low = i16x8.splat(0);
    let high = i16x8.splat(0);
    for (let at = from, bottom = from + height; at < bottom; at += rowBytes) {
      const bytes = v128.load(at);
      low = i16x8.add(low, i16x8.extend_low_i8x16_u(bytes));
      high = i16x8.add(high, i16x8.extend_high_i8x16_u(bytes));
    }
    v128.store(to, low);
    v128.store(to, high, 16);
  }
}

/** Adds up the sums of `columns` columns and divides by `count`. This gives one pixel for each such group. */
function meanColumns(sums: usize, columns: i32, count: f32, pixels: i32, to: usize): void {
  const divisor = f32x4.splat(count);
  for (const end = to + 4 * pixels; to < end; to += 4) {
    let sum = i32x4.splat(0);
    for (const last = sums + 8 * columns; sums < last; sums += 8) {
      sum = i32x4.add(sum, v128.load16x4_u(sums));
    }
    store<u32>(to, pixelOf(f32x4.div(f32x4.convert_i32x4_s(sum), divisor)));
  }
}

/** Four columns of two rows of pixels: the sums of two blocks of 2 × 2. */
function blocks(from: usize, rowBytes: usize): v128 {
  const upper = v128.load(from);
  const lower = v128.load(from + rowBytes);
  const left = i16x8.add(i16x8.extend_low_i8x16_u(upper), i16x8.extend_low_i8x16_u(lower));
  const right = i16x8.add(i16x8.extend_high_i8x16_u(upper), i16x8.extend_high_i8x16_u(lower));
  return i16x8.add(v128.shuffle<i64>(left, right, 0, 2), v128.shuffle<i64>(left, right, 1, 3));
}

/** A quarter of each, rounded, ties to even. */
function quarters(sums: v128): v128 {
  const odd = v128.and(i16x8.shr_u(sums, 2), i16x8.splat(1));
  return i16x8.shr_u(i16x8.add(i16x8.add(sums, i16x8.splat(1)), odd), 2);
}

/** Means of blocks of 2 × 2. The same result as `sumRows` and `meanColumns` for two rows, three times as fast. */
function halve(from: usize, rowBytes: usize, pixels: i32, to: usize): void {
  for (const end = to + 4 * pixels; to < end; from += 32, to += 16) {
    const left = quarters(blocks(from, rowBytes));
    const right = quarters(blocks(from + 16, rowBytes));
    v128.store(to, v128.or(i8x16.narrow_i16x8_u(left, right), i32x4.splat(OPAQUE)));
  }
}

/**
 * Means of a row of blocks. Each block is `rows` rows of pixels high (`rowBytes` apart) and `columns` wide; the
 * last one takes what is left of `width`. Rounded, ties to even. `sums` is room for 8 bytes for each column.
 */
export function meanBlocks(
  from: usize,
  rowBytes: usize,
  rows: i32,
  columns: i32,
  width: i32,
  sums: usize,
  to: usize,
): void {
  const whole = width / columns;
  if (rows === 2 && columns === 2) {
    halve(from, rowBytes, whole, to);
  } else {
    sumRows(from, rowBytes, rows, whole * columns, sums);
    meanColumns(sums, columns, <f32>(rows * columns), whole, to);
  }
  const left = width - whole * columns;
  if (left === 0) return;
  sumRows(from + 4 * whole * columns, rowBytes, rows, left, sums);
  meanColumns(sums, left, <f32>(rows * left), 1, to + 4 * whole);
}

/** Makes pixels opaque. Where they are B, G, R, also swaps blue and red. */
export function setOpaque(at: usize, pixels: i32, isBgr: bool): void {
  const swapped = i8x16(2, 1, 0, 3, 6, 5, 4, 7, 10, 9, 8, 11, 14, 13, 12, 15);
  const kept = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const order = isBgr ? swapped : kept;
  for (const end = at + 4 * pixels; at < end; at += 16) {
    v128.store(at, v128.or(i8x16.swizzle(v128.load(at), order), i32x4.splat(OPAQUE)));
  }
}

/** Four floats from the lower or the upper half of eight numbers. */
function lowerOf(eight: v128): v128 {
  return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(eight));
}
function upperOf(eight: v128): v128 {
  return f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(eight));
}

/** Interpolates between two values. */
function between(a: v128, b: v128, share: f32): v128 {
  return f32x4.add(a, f32x4.mul(f32x4.sub(b, a), f32x4.splat(share)));
}

function pair(x: f64, y: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(x), 1, y);
}

/**
 * A row of colours, three floats each, out of pixels whose rows are `rowBytes` apart. Each is the sum of `samples` ×
 * `samples` samples, times `scale`, plus `offset`. The first sample lies at `x`, `y`, from the centre of the first pixel;
 * `right` leads to the next sample and `down` to the next row of samples. A sample lies between four pixels; beyond the
 * pixel at `lastX`, `lastY` the edge goes on.
 */
export function sampleRow(
  pixels: usize,
  rowBytes: usize,
  lastX: f64,
  lastY: f64,
  x: f64,
  y: f64,
  rightX: f64,
  rightY: f64,
  downX: f64,
  downY: f64,
  samples: i32,
  scale: f32,
  offset: f32,
  colours: i32,
  to: usize,
): void {
  const last = pair(lastX, lastY);
  const right = pair(rightX, rightY);
  const down = pair(downX, downY);
  const next = f64x2.mul(right, f64x2.splat(samples));
  let first = pair(x, y);
  for (const end = to + 12 * colours; to < end; to += 12) {
    let sum = f32x4.splat(0);
    let begin = first;
    for (let row = 0; row < samples; row++) {
      let place = begin;
      for (let column = 0; column < samples; column++) {
        const inside = f64x2.pmin(f64x2.pmax(place, f64x2.splat(0)), last);
        const whole = f64x2.floor(inside);
        const share = f32x4.demote_f64x2_zero(f64x2.sub(inside, whole));
        const at = i32x4.trunc_sat_f64x2_s_zero(whole);
        const pixel = pixels + 4 * i32x4.extract_lane(at, 0) + rowBytes * i32x4.extract_lane(at, 1);
        const above = v128.load8x8_u(pixel);
        const below = v128.load8x8_u(pixel + rowBytes);
        const across = f32x4.extract_lane(share, 0);
        const upper = between(lowerOf(above), upperOf(above), across);
        const lower = between(lowerOf(below), upperOf(below), across);
        sum = f32x4.add(sum, between(upper, lower, f32x4.extract_lane(share, 1)));
        place = f64x2.add(place, right);
      }
      begin = f64x2.add(begin, down);
    }
    v128.store(to, f32x4.add(f32x4.mul(sum, f32x4.splat(scale)), f32x4.splat(offset)));
    first = f64x2.add(first, next);
  }
}

/**
 * Smooths four rows at once with a symmetric kernel of doubles, of which `half` is its middle and its right side:
 * `reach` more weights. `lanes` is the value of each row for the first pixel, then for the next; `reach` pixels
 * lie on either side of what is smoothed. Writes four floats for each pixel.
 */
export function smoothLanes(lanes: usize, half: usize, reach: i32, pixels: i32, to: usize): void {
  const middle = v128.load64_splat(half);
  const halfEnd = half + 8 * reach;
  let at = lanes + 32 * reach;
  for (const end = to + 16 * pixels; to < end; to += 16, at += 32) {
    let a = f64x2.mul(middle, v128.load(at));
    let b = f64x2.mul(middle, v128.load(at, 16));
    let left = at;
    let right = at;
    for (let tap = half; tap < halfEnd; ) {
      tap += 8;
      left -= 32;
      right += 32;
      const weight = v128.load64_splat(tap);
      a = f64x2.add(a, f64x2.mul(weight, f64x2.add(v128.load(left), v128.load(right))));
      b = f64x2.add(b, f64x2.mul(weight, f64x2.add(v128.load(left, 16), v128.load(right, 16))));
    }
    v128.store64_lane(to, f32x4.demote_f64x2_zero(a), 0);
    v128.store64_lane(to, f32x4.demote_f64x2_zero(b), 0, 8);
  }
}
