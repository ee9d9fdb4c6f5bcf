import { clamp, type Point } from '../../src/core/pixels/geometry.ts';
import type { Raster } from '../../src/core/pixels/raster.ts';
import { fromLinear, toLinear } from '../portraits/colour.ts';

/** Red, green, blue, 0…1. */
export type Linear = readonly [number, number, number];

type Change = (colour: Linear, x: number, y: number) => Linear;

/** 0 up to 0, 1 from 1 on, and smooth in between. */
export function smoothstep(t: number): number {
  const s = clamp(t, 0, 1);
  return s * s * (3 - 2 * s);
}

export const mixed = (a: Linear, b: Linear, share: number): Linear => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

function each(
  { width, height, data }: Raster,
  change: Change,
  from: (code: number) => number,
  back: (value: number) => number,
): Raster {
  const to = new Uint8ClampedArray(data);
  const table = Float64Array.from({ length: 256 }, (_, code) => from(code));
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const before: Linear = [table[data[at]!]!, table[data[at + 1]!]!, table[data[at + 2]!]!];
      const after = change(before, x, y);
      for (let c = 0; c < 3; c++) {
        if (after[c] !== before[c]) to[at + c] = Math.round(255 * back(clamp(after[c]!, 0, 1)));
      }
    }
  }
  return { width, height, data: to };
}

/** Changes each pixel's stored colour. */
export const edited = (photo: Raster, change: Change): Raster =>
  each(
    photo,
    change,
    (code) => code / 255,
    (value) => value,
  );

/** Changes each pixel's light, before the camera's curve, and clips as a sensor does. */
export const inLight = (photo: Raster, change: Change): Raster =>
  each(photo, change, toLinear, fromLinear);

/** Takes each pixel from another place, by interpolation. `from` gives the place, in pixel centres. */
export function warped(photo: Raster, from: (x: number, y: number) => Point): Raster {
  const { width, height, data } = photo;
  const to = new Uint8ClampedArray(data);
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at += 4) {
      const place = from(column + 0.5, row + 0.5);
      if (place.x === column + 0.5 && place.y === row + 0.5) continue;
      const x = clamp(place.x - 0.5, 0, width - 1);
      const y = clamp(place.y - 0.5, 0, height - 1);
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [fx, fy] = [x - left, y - top];
      const right = Math.min(left + 1, width - 1);
      const below = Math.min(top + 1, height - 1);
      const value = (c: number, px: number, py: number) => data[4 * (py * width + px) + c]!;
      for (let c = 0; c < 3; c++) {
        to[at + c] =
          (value(c, left, top) * (1 - fx) + value(c, right, top) * fx) * (1 - fy) +
          (value(c, left, below) * (1 - fx) + value(c, right, below) * fx) * fy;
      }
    }
  }
  return { width, height, data: to };
}
