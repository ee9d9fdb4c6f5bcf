import type { Landmark } from '../check/artifacts.ts';
import type { Point } from './geometry.ts';
import type { Raster } from './raster.ts';

export type Colour = readonly [r: number, g: number, b: number];

/** A raster painted pixel by pixel. */
export function paint(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([...colourAt(x, y), 255], (y * width + x) * 4);
  }
  return { width, height, data };
}

/** The three colour channels of one pixel. */
export const pixel = ({ width, data }: Raster, x: number, y: number): number[] =>
  Array.from(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3));

/** Pseudo-random numbers 0…1, the same on every run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** 478 landmarks. All lie at one place, except for the given ones. */
export const landmarksAt = (
  points: Readonly<Record<number, Point>>,
  elsewhere: Point,
): readonly Landmark[] =>
  Array.from({ length: 478 }, (_, i) => ({ ...(points[i] ?? elsewhere), z: 0 }));
