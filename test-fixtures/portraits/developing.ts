import { fromLinear, linear, type RGB } from './colour.ts';
import { noiseShift } from './materials/skin.ts';
import { clamp, lerp, smoothstep } from './maths.ts';
import { fractalNoise, hash3 } from './noise.ts';
import type { PortraitParameters } from './parameters.ts';

/** A person cut out: linear light (three numbers per pixel, 0 where alpha is) and coverage. */
export interface Layer {
  light: Float32Array;
  alpha: Float32Array;
}

/** Where the film saturates: the person's light above it is compressed into what is left. */
const SHOULDER = 0.75;
function expose(light: number, exposure: number): number {
  const v = light * exposure;
  if (v <= SHOULDER) return v;
  const room = 1 - SHOULDER;
  return SHOULDER + room * (1 - Math.exp(-(v - SHOULDER) / room));
}

/** Puts the person before the wall and makes an 8-bit sRGB picture (RGBA) of it. */
export function develop(
  person: Layer,
  p: PortraitParameters,
  lightFrom: number,
): Uint8ClampedArray {
  const { width, height, lens } = p;
  const { light, alpha } = person;
  for (let i = 0; i < light.length; i++) light[i] = expose(light[i], lens.exposure);
  paintWall(light, alpha, p, lightFrom);
  const seen = lens.blur > 0 ? gaussianBlur(light, width, height, lens.blur) : light;
  const rgba = new Uint8ClampedArray(width * height * 4);
  const coded: RGB = [0, 0, 0];
  for (let o = 0; o < width * height; o++) {
    for (let k = 0; k < 3; k++) coded[k] = encode(seen[o * 3 + k]);
    const grey = 0.3 * coded[0] + 0.59 * coded[1] + 0.11 * coded[2];
    const grain = lens.noise * 1.7 * (hash3(o, p.seed, 1) + hash3(o, p.seed, 2) - 1);
    for (let k = 0; k < 3; k++) {
      const vivid = grey + (coded[k] - grey) * lens.saturation;
      rgba[o * 4 + k] = 255 * ((vivid - 0.5) * lens.contrast + 0.5 + grain);
    }
    rgba[o * 4 + 3] = 255;
  }
  return rgba;
}

/** A table, because three powers per pixel take as long as all the shading. */
const CODES = Float32Array.from({ length: 16385 }, (_, i) => fromLinear(i / 16384));
const encode = (light: number): number => CODES[Math.round(clamp(light) * 16384)];

/** Fills what the person leaves free. @param lightFrom -1 image left … 1 right: throws the shadow */
function paintWall(
  light: Float32Array,
  alpha: Float32Array,
  p: PortraitParameters,
  lightFrom: number,
): void {
  const { width, height, background } = p;
  const first = linear(background.colour);
  const second = linear(background.colour2);
  const shadow = wallShadow(alpha, p, lightFrom);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const o = y * width + x;
      if (alpha[o] === 1) continue;
      const share = mixAt(p, x / width, y / height);
      const free = (1 - alpha[o]) * shadow(x, y);
      for (let k = 0; k < 3; k++) light[o * 3 + k] += free * lerp(first[k], second[k], share);
    }
  }
}

/** Share of the second colour at a place of the wall (0..1 across, 0..1 down). */
function mixAt(p: PortraitParameters, x: number, y: number): number {
  switch (p.background.kind) {
    case 'plain':
      return 0;
    case 'vertical':
      return y;
    case 'horizontal':
      return x;
    case 'radial':
      return clamp(Math.hypot(x - 0.5, y - 0.4) * 1.5);
    case 'noise':
      return smoothstep(
        0.3,
        0.7,
        fractalNoise(x * 5, (y * 5 * p.height) / p.width, noiseShift(p.seed), 4),
      );
  }
}

/** Share of light that the person's soft shadow leaves on the wall. */
function wallShadow(
  alpha: Float32Array,
  { width, height, background }: PortraitParameters,
  lightFrom: number,
): (x: number, y: number) => number {
  if (background.shadow === 0) return () => 1;
  const cover = new Float32Array(alpha.length * 3);
  for (let o = 0; o < alpha.length; o++) cover[o * 3] = alpha[o];
  const soft = gaussianBlur(cover, width, height, 0.02 * height);
  const dx = Math.round(-Math.sign(lightFrom) * width * 0.05);
  const dy = Math.round(height * 0.03);
  return (x, y) => {
    const row = clamp(y - dy, 0, height - 1) * width;
    return 1 - background.shadow * soft[(row + clamp(x - dx, 0, width - 1)) * 3];
  };
}

/**
 * Gaussian blur of three numbers per pixel; the edge's pixels go on outside. Exported for tests.
 * @param sigma px
 */
export function gaussianBlur(
  image: Float32Array,
  width: number,
  height: number,
  sigma: number,
): Float32Array {
  const across = blurAlong(image, sigma, height, width * 3, width, 3);
  return blurAlong(across, sigma, width, 3, height, width * 3);
}

/** Blurs `lines` lines that start every `next` numbers, of `length` pixels, `step` apart. */
function blurAlong(
  image: Float32Array,
  sigma: number,
  lines: number,
  next: number,
  length: number,
  step: number,
): Float32Array {
  const radius = Math.ceil(3 * sigma);
  const taps = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - radius) / sigma) ** 2),
  );
  const total = taps.reduce((sum, tap) => sum + tap, 0);
  const out = new Float32Array(image.length);
  const padded = new Float64Array(length + 2 * radius);
  for (let line = 0; line < lines; line++) {
    for (let k = 0; k < 3; k++) {
      const start = line * next + k;
      for (let i = 0; i < padded.length; i++) {
        padded[i] = image[start + clamp(i - radius, 0, length - 1) * step];
      }
      for (let i = 0; i < length; i++) {
        let sum = 0;
        for (let t = 0; t < taps.length; t++) sum += taps[t] * padded[i + t];
        out[start + i * step] = sum / total;
      }
    }
  }
  return out;
}
