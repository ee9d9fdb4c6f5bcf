import type { Point } from './geometry.ts';
import type { Mask } from './raster.ts';

const turn = (o: Point, a: Point, b: Point) =>
  (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

function half(points: readonly Point[]): Point[] {
  const chain: Point[] = [];
  for (const point of points) {
    while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) {
      chain.pop();
    }
    chain.push(point);
  }
  return chain.slice(0, -1);
}

/** Convex hull, counter-clockwise, without points on its edges (Andrew's monotone chain). */
export function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Calls back once per row with the pixels whose centre lies in a convex polygon: [from, to). */
export function eachRow(
  polygon: readonly Point[],
  width: number,
  height: number,
  row: (y: number, from: number, to: number) => void,
): void {
  const ys = polygon.map(({ y }) => y);
  const bottom = Math.min(height, Math.max(...ys) + 0.5);
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < bottom; y++) {
    const middle = y + 0.5;
    let left = Number.POSITIVE_INFINITY;
    let right = Number.NEGATIVE_INFINITY;
    polygon.forEach((a, i) => {
      const b = polygon[(i + 1) % polygon.length];
      if (a.y > middle === b.y > middle) return;
      const x = a.x + ((middle - a.y) / (b.y - a.y)) * (b.x - a.x);
      left = Math.min(left, x);
      right = Math.max(right, x);
    });
    const from = Math.max(0, Math.ceil(left - 0.5));
    const to = Math.min(width, Math.ceil(right - 0.5));
    if (from < to) row(y, from, to);
  }
}

/** Where a mask is set, as indices into its pixels. */
export function indicesOf({ data }: Mask): number[] {
  const found: number[] = [];
  for (let i = 0; i < data.length; i++) if (data[i] === 1) found.push(i);
  return found;
}

/** A mask without the pixels that are within `radius` pixels (a square neighbourhood) of one outside it; the frame's edge does not erode. */
export function erode(mask: Mask, radius: number): Mask {
  const { width, height } = mask;
  const across = new Uint8Array(mask.data.length);
  shrinkRuns(mask.data, across, height, width, width, 1, radius);
  const data = new Uint8Array(mask.data.length);
  shrinkRuns(across, data, width, height, 1, width, radius);
  return { width, height, data };
}

/** Erodes along one axis: `lines` lines of `length` pixels, `line` apart, with `step` between neighbours. */
function shrinkRuns(
  from: Uint8Array,
  to: Uint8Array,
  lines: number,
  length: number,
  line: number,
  step: number,
  radius: number,
): void {
  to.fill(1);
  for (let l = 0; l < lines; l++) {
    const start = l * line;
    let cleared = 0;
    for (let i = 0; i < length; i++) {
      if (from[start + i * step] === 1) continue;
      const end = Math.min(length, i + radius + 1);
      for (let k = Math.max(cleared, i - radius); k < end; k++) to[start + k * step] = 0;
      cleared = end;
    }
  }
}
