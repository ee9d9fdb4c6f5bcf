import { describe, expect, test } from 'vitest';
import { sharpnessOf } from './blur.ts';
import { random } from './handmade.testing.ts';
import type { Plane } from './raster.ts';

const SIZE = 64;
const planeBy = (value: (x: number, y: number) => number, width = SIZE, height = SIZE): Plane => ({
  width,
  height,
  data: Float32Array.from({ length: width * height }, (_, i) =>
    value(i % width, Math.floor(i / width)),
  ),
});
const everywhere = ({ width, height }: Plane) => new Uint8Array(width * height).fill(1);
const sharpness = (plane: Plane) => sharpnessOf(plane, everywhere(plane));

/** Along one axis, with the border repeated. */
function blurAlong({ width, height, data }: Plane, sigma: number, dx: number, dy: number): Plane {
  const reach = Math.ceil(4 * sigma);
  const offsets = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const weights = offsets.map((k) => (sigma === 0 ? 1 : Math.exp(-((k / sigma) ** 2) / 2)));
  const total = weights.reduce((sum, weight) => sum + weight);
  const at = (x: number, y: number) =>
    data[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))];
  return planeBy(
    (x, y) =>
      offsets.reduce((sum, k, i) => sum + weights[i] * at(x + k * dx, y + k * dy), 0) / total,
    width,
    height,
  );
}
const gaussian = (plane: Plane, sigma: number) =>
  blurAlong(blurAlong(plane, sigma, 1, 0), sigma, 0, 1);

const noise = (seed: number) => {
  const next = random(seed);
  return planeBy(() => 255 * next());
};
const patches = (seed: number) => {
  const next = random(seed);
  const values = Array.from({ length: 100 }, () => 255 * next());
  return planeBy((x, y) => values[Math.floor(x / 7) * 10 + Math.floor(y / 7)]);
};
const textures: readonly (readonly [string, Plane])[] = [
  ['noise', noise(1)],
  ['coarse noise', gaussian(noise(2), 1)],
  ['a disc', planeBy((x, y) => (Math.hypot(x - 31, y - 33) < 18 ? 200 : 60))],
  ['patches', patches(7)],
  ['spots on a slope', planeBy((x, y) => x + y + ((x * 7 + y * 13) % 29 === 0 ? 90 : 0))],
];

describe('sharpnessOf', () => {
  test.each([
    [1, 8 / 9],
    [3, 6 / 9],
    [5, 4 / 9],
  ])('an edge that rises over %d px', (rise, expected) => {
    const edge = (x: number) => Math.min(1, Math.max(0, (x - 30) / rise));
    // A 9-pixel average leaves of each of the rise's steps of 1 / rise only 1 / 9.
    expect(sharpness(planeBy((x, y) => edge(x) + edge(y)))).toBeCloseTo(expected, 5);
  });

  test('a slope has nothing to lose, nor has a constant', () => {
    expect(sharpness(planeBy((x, y) => 2 * x + y))).toBeCloseTo(0, 5);
    expect(sharpness(planeBy(() => 128))).toBe(0);
  });

  test.each([4, 7, 14, 30])('a wave of %d px keeps the same share at any strength', (period) => {
    const wave = (at: number) => Math.sin((2 * Math.PI * at) / period + 1);
    const kept = Math.abs(Math.sin((9 * Math.PI) / period) / (9 * Math.sin(Math.PI / period)));
    for (const strength of [100, 10]) {
      const plane = planeBy((x, y) => strength * (wave(x) + wave(y)));
      expect(sharpness(plane)).toBeCloseTo(1 - kept, 4);
    }
  });

  test.each(textures)('%s: the more blurred, the less sharp', (_, plane) => {
    const found = [0, 0.5, 0.8, 1.2, 1.8, 2.5, 4].map((sigma) => sharpness(gaussian(plane, sigma)));
    expect(found.every((value) => value >= 0 && value <= 1)).toBe(true);
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeLessThanOrEqual(found[i - 1]);
    expect(found.at(-1)).toBeLessThan(0.6 * found[0]);
  });

  test.each(textures)('%s: neither contrast nor brightness matters', (_, plane) => {
    const other = planeBy((x, y) => 0.25 * plane.data[y * SIZE + x] + 40);
    const negative = planeBy((x, y) => 255 - plane.data[y * SIZE + x]);
    expect(sharpness(other)).toBeCloseTo(sharpness(plane), 4);
    expect(sharpness(negative)).toBeCloseTo(sharpness(plane), 4);
  });

  test('a blur in one direction alone is seen, whichever it is', () => {
    const still = noise(3);
    const sideways = sharpness(blurAlong(still, 3, 1, 0));
    const upwards = sharpness(blurAlong(still, 3, 0, 1));
    expect(sideways).toBeLessThan(0.5 * sharpness(still));
    expect(upwards).toBeLessThan(0.5 * sharpness(still));
  });

  test('turning the picture a quarter changes nothing', () => {
    for (const [, plane] of textures) {
      const turned = planeBy((x, y) => plane.data[x * SIZE + y]);
      expect(sharpness(turned)).toBeCloseTo(sharpness(plane), 5);
    }
  });

  test('only the zone counts', () => {
    const [sharp, soft] = [noise(4), gaussian(noise(5), 3)];
    const halves = planeBy((x, y) => (x < 32 ? sharp : soft).data[y * SIZE + x]);
    const zone = (from: number, to: number) =>
      everywhere(halves).map((_, i) => (i % SIZE >= from && i % SIZE < to ? 1 : 0));
    expect(sharpnessOf(halves, zone(5, 27))).toBe(sharpnessOf(sharp, zone(5, 27)));
    expect(sharpnessOf(halves, zone(38, 59))).toBe(sharpnessOf(soft, zone(38, 59)));
  });

  test('an empty zone, one along the edge and a plane too small for the average read 0', () => {
    const plane = noise(6);
    expect(sharpnessOf(plane, new Uint8Array(SIZE * SIZE))).toBe(0);
    expect(
      sharpnessOf(
        plane,
        everywhere(plane).map((_, i) => (i % SIZE < 5 ? 1 : 0)),
      ),
    ).toBe(0);
    expect(sharpness(planeBy((x) => x % 2, 10, 10))).toBe(0);
    expect(sharpness(planeBy((x) => x % 2, 3, 40))).toBe(0);
  });
});
