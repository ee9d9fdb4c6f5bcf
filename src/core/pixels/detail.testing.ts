import { random } from './handmade.testing.ts';
import type { Mask, Plane } from './raster.ts';

/** A plane drawn by a function of its pixels. */
export const planeOf = (
  width: number,
  height: number,
  value: (x: number, y: number) => number,
): Plane => ({
  width,
  height,
  data: Float32Array.from({ length: width * height }, (_, i) =>
    value(i % width, Math.floor(i / width)),
  ),
});

export const everywhere = ({ width, height }: Plane): Mask => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(1),
});

/** With normally distributed grain (Box–Muller), the same on every run. */
export function grainy(plane: Plane, sigma: number): Plane {
  const next = random(11);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return { ...plane, data: plane.data.map((value) => value + sigma * normal()) };
}
