import type { Point } from './geometry.ts';
import type { Mask } from './raster.ts';

/** A closed line, its last point joined to its first. */
export type Outline = readonly Point[];

/** The corners of a pixel, clockwise from its top left, and which neighbour lies beyond the side that begins there. */
const SIDES = [
  { x: 0, y: 0, beyond: { x: 0, y: -1 } },
  { x: 1, y: 0, beyond: { x: 1, y: 0 } },
  { x: 1, y: 1, beyond: { x: 0, y: 1 } },
  { x: 0, y: 1, beyond: { x: -1, y: 0 } },
] as const;

/** The sides of pixels that divide the mask from what lies outside it, each from one corner's number to the next's. */
function bordersOf({ width, height, data }: Mask): Map<number, number[]> {
  const borders = new Map<number, number[]>();
  const isSet = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === 1;
  data.forEach((set, i) => {
    if (set === 0) return;
    const [x, y] = [i % width, Math.floor(i / width)];
    SIDES.forEach((side, k) => {
      if (isSet(x + side.beyond.x, y + side.beyond.y)) return;
      const next = SIDES[(k + 1) % SIDES.length]!;
      const from = (y + side.y) * (width + 1) + x + side.x;
      const to = (y + next.y) * (width + 1) + x + next.x;
      borders.set(from, [...(borders.get(from) ?? []), to]);
    });
  });
  return borders;
}

/** Twice the area, by the shoelace formula. Holes have a negative one. */
const doubleArea = (points: Outline): number =>
  points.reduce((sum, { x, y }, i) => {
    const next = points[(i + 1) % points.length]!;
    return sum + x * next.y - next.x * y;
  }, 0);

/**
 * The lines around a mask's parts, from corner to corner of its pixels, clockwise, in its pixels. Holes, and parts
 * of fewer pixels than `least`, are left out.
 */
export function outlinesOf(mask: Mask, least = 1): readonly Outline[] {
  const borders = bordersOf(mask);
  const outlines: Outline[] = [];
  for (const [start] of borders) {
    for (let at = start; borders.get(start)?.length; ) {
      const points: Point[] = [];
      do {
        points.push({ x: at % (mask.width + 1), y: Math.floor(at / (mask.width + 1)) });
        at = borders.get(at)!.pop()!;
      } while (at !== start);
      if (doubleArea(points) >= 2 * least) outlines.push(points);
    }
  }
  return outlines;
}

/** Points to either side that a smoothed one is the mean of. */
const REACH = 2;

/** The same line without its steps: each point becomes the mean of its neighbourhood, and every second one stays. */
export const smoothed = (outline: Outline): Outline =>
  outline
    .map((_, i) => {
      let [x, y] = [0, 0];
      for (let k = -REACH; k <= REACH; k++) {
        const near = outline[(i + k + outline.length) % outline.length]!;
        x += near.x;
        y += near.y;
      }
      return { x: x / (2 * REACH + 1), y: y / (2 * REACH + 1) };
    })
    .filter((_, i) => i % 2 === 0);
