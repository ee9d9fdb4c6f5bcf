import { lerp } from './maths.ts';

/** Three components: sRGB 0..255 in parameters, linear light 0..1 inside the renderer. */
export type RGB = [number, number, number];

/** One sRGB component, 0..255, to linear light, 0..1 (IEC 61966-2-1). */
export function toLinear(component: number): number {
  const c = component / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

/** Linear light, 0..1, to a gamma-coded component, 0..1. */
export function fromLinear(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

export const linear = (colour: RGB): RGB => [
  toLinear(colour[0]),
  toLinear(colour[1]),
  toLinear(colour[2]),
];

export const mix = (a: RGB, b: RGB, t: number): RGB => [
  lerp(a[0], b[0], t),
  lerp(a[1], b[1], t),
  lerp(a[2], b[2], t),
];

export const times = (colour: RGB, r: number, g: number, b: number): RGB => [
  colour[0] * r,
  colour[1] * g,
  colour[2] * b,
];

/** Writes one colour over another, in place: shading allocates nothing per pixel. */
export function setColour(out: RGB, colour: RGB): void {
  out[0] = colour[0];
  out[1] = colour[1];
  out[2] = colour[2];
}

/** Moves a colour towards another by t, in place. */
export function blend(out: RGB, colour: RGB, t: number): void {
  out[0] += (colour[0] - out[0]) * t;
  out[1] += (colour[1] - out[1]) * t;
  out[2] += (colour[2] - out[2]) * t;
}

/** Multiplies a colour, in place. */
export function dim(out: RGB, factor: number): void {
  out[0] *= factor;
  out[1] *= factor;
  out[2] *= factor;
}
