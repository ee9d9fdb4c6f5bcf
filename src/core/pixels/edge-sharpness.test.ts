import { describe, expect, test } from 'vitest';
import { everywhere, grainy, planeOf } from './detail.testing.ts';
import { edgeSharpness } from './edge-sharpness.ts';
import type { Plane } from './raster.ts';
import { smooth } from './smooth.ts';

const gaussian = (sigma: number) => {
  const reach = Math.ceil(4 * sigma);
  const taps = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-(((i - reach) / sigma) ** 2) / 2),
  );
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
};
const blurred = (plane: Plane, sigma: number) =>
  sigma === 0 ? plane : smooth(plane, gaussian(sigma));
const sharpness = (plane: Plane) => edgeSharpness(plane, everywhere(plane));

/** Squares whose edges lie far enough apart not to blur into each other. */
const squares = planeOf(160, 160, (x, y) =>
  x % 80 >= 20 && x % 80 < 60 && y % 80 >= 20 && y % 80 < 60 ? 40 : 200,
);

describe('edgeSharpness', () => {
  test.each([1.5, 2, 3])('of a step blurred by %d px is √((s² + 4) / (s² + 1)) − 1', (sigma) => {
    const expected = Math.sqrt((sigma ** 2 + 4) / (sigma ** 2 + 1)) - 1;
    expect(Math.abs(sharpness(blurred(squares, sigma)) - expected)).toBeLessThan(0.05);
  });

  test('falls with every blur', () => {
    const found = [0, 0.7, 1, 1.5, 2, 3, 4].map((sigma) => sharpness(blurred(squares, sigma)));
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeLessThan(found[i - 1]);
  });

  test('does not depend on contrast or brightness', () => {
    const faint = { ...squares, data: squares.data.map((value) => 20 + value / 8) };
    expect(sharpness(faint)).toBeCloseTo(sharpness(squares), 4);
  });

  test.each([4, 10])('grain of %d does not hide a blur', (sigma) => {
    const blur = blurred(squares, 2);
    expect(Math.abs(sharpness(grainy(blur, sigma)) - sharpness(blur))).toBeLessThan(0.06);
  });

  test('a blur in one direction is a blur', () => {
    const across = planeOf(160, 160, (x, y) => {
      let sum = 0;
      for (let k = -4; k <= 4; k++) {
        const at = Math.min(159, Math.max(0, x + k));
        sum += squares.data[y * 160 + at];
      }
      return sum / 9;
    });
    expect(sharpness(across)).toBeLessThan(0.6 * sharpness(squares));
  });

  test('what has no edges is not sharp', () => {
    expect(sharpness(planeOf(64, 64, () => 128))).toBe(0);
    expect(sharpness(planeOf(64, 64, (x, y) => x + y))).toBe(0);
  });

  test('looks at nothing outside the zone', () => {
    const half = { width: 160, height: 160, data: new Uint8Array(160 * 160) };
    half.data.fill(1, 0, 160 * 80);
    const soft = blurred(squares, 3);
    const mixed = planeOf(160, 160, (x, y) => (y < 84 ? squares : soft).data[y * 160 + x]);
    expect(edgeSharpness(mixed, half)).toBeCloseTo(edgeSharpness(squares, half), 2);
  });
});
