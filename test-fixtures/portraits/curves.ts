import { catmullRom, clamp } from './maths.ts';

export type Point = [number, number];

/** A smooth curve through the points, as six steps between each two. */
export function spline(points: Point[], closed = false): Point[] {
  const n = points.length;
  const at = (i: number): Point => points[closed ? (i + n) % n : clamp(i, 0, n - 1)];
  const curve: Point[] = [];
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let step = 0; step < 6; step++) {
      const along = (k: 0 | 1): number => catmullRom(a[k], b[k], c[k], d[k], step / 6);
      curve.push([along(0), along(1)]);
    }
  }
  if (!closed) curve.push(points[n - 1]);
  return curve;
}

/** Distance from a point to a line segment. */
export function toSegment(x: number, y: number, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const t = clamp(((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1));
  return Math.hypot(x - a[0] - dx * t, y - a[1] - dy * t);
}

/** Distance from a point to a curve. */
export function toCurve(x: number, y: number, curve: Point[], closed = false): number {
  let nearest = Infinity;
  const segments = closed ? curve.length : curve.length - 1;
  for (let i = 0; i < segments; i++) {
    nearest = Math.min(nearest, toSegment(x, y, curve[i], curve[(i + 1) % curve.length]));
  }
  return nearest;
}

/** Whether a point is inside a closed curve (even-odd rule). */
export function inside(x: number, y: number, curve: Point[]): boolean {
  let odd = false;
  for (let i = 0, j = curve.length - 1; i < curve.length; j = i++) {
    const [a, b] = [curve[i], curve[j]];
    if (a[1] > y === b[1] > y) continue;
    if (x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd;
  }
  return odd;
}
