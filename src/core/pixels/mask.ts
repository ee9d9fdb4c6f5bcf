import type { Point, Size } from './geometry.ts';
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

/** Calls back once per row with the range [from, to) of pixels whose centre lies in a convex polygon. */
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

/** Deeper than any pixel. */
const DEEP = 0xfffe;

/**
 * How deep each pixel lies inside the mask: 0 outside; 1 where one of its eight neighbours is outside; and so
 * on. The frame's edge does not count as outside.
 */
export function depthsOf({ width, height, data }: Mask): Uint16Array {
  const stride = width + 2;
  // With a border around the mask, no pixel needs to check whether it has neighbours.
  const framed = new Uint16Array(stride * (height + 2)).fill(DEEP);
  for (let y = 0, i = 0; y < height; y++) {
    for (let at = (y + 1) * stride + 1, end = at + width; at < end; at++, i++) {
      if (data[i] === 0) framed[at] = 0;
      else {
        const above = at - stride;
        const least = Math.min(framed[above - 1], framed[above], framed[above + 1], framed[at - 1]);
        framed[at] = Math.min(DEEP, least + 1);
      }
    }
  }
  const depths = new Uint16Array(data.length);
  for (let y = height - 1, i = data.length - 1; y >= 0; y--) {
    for (let at = (y + 1) * stride + width, end = at - width; at > end; at--, i--) {
      const below = at + stride;
      const least = Math.min(framed[below - 1], framed[below], framed[below + 1], framed[at + 1]);
      framed[at] = Math.min(framed[at], least + 1);
      depths[i] = framed[at];
    }
  }
  return depths;
}

/** The pixels that lie deeper than `radius`. */
export function deeperThan({ width, height }: Size, depths: Uint16Array, radius: number): Mask {
  const data = new Uint8Array(depths.length);
  for (let i = 0; i < data.length; i++) data[i] = depths[i] > radius ? 1 : 0;
  return { width, height, data };
}

/**
 * The mask without the pixels that have a pixel outside the mask within `radius` (a square neighbourhood). The
 * frame's edge does not count as outside.
 */
export const erode = (mask: Mask, radius: number): Mask => deeperThan(mask, depthsOf(mask), radius);
