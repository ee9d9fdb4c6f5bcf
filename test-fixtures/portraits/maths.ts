/** A point or direction; the head's own frame is in cm: x to image right, y up, z to the viewer. */
export type V3 = [number, number, number];

export const DEGREE = Math.PI / 180;

export const clamp = (x: number, low = 0, high = 1): number => (x < low ? low : Math.min(x, high));

export const lerp = (a: number, b: number, t: number): number => a + (b - a) * t;

/** 0 at `from`, 1 at `to`, with level ends; `from` may be the larger. */
export function smoothstep(from: number, to: number, x: number): number {
  const t = clamp((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/** The bell curve exp(−x²). */
export const bell = (x: number): number => Math.exp(-(x ** 2));

export const dot = (a: V3, b: V3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Smooth interpolation in a table of [x, y], x ascending; the last y beyond the end. */
export function tableAt(x: number, table: [number, number][]): number {
  for (let i = 1; i < table.length; i++) {
    const [x1, y1] = table[i];
    if (x > x1) continue;
    const [x0, y0] = table[i - 1];
    return lerp(y0, y1, smoothstep(x0, x1, x));
  }
  return table[table.length - 1][1];
}

/** Catmull-Rom spline through b and c, at t from b (0) to c (1). */
export function catmullRom(a: number, b: number, c: number, d: number, t: number): number {
  const slope = (c - a) * t;
  const square = (2 * a - 5 * b + 4 * c - d) * t * t;
  const cube = (3 * b - a - 3 * c + d) * t * t * t;
  return 0.5 * (2 * b + slope + square + cube);
}
