import { describe, expect, test } from 'vitest';
import type { Lab } from './colour.ts';
import { ciede2000 } from './colour-difference.ts';

const lab = ([l, a, b]: readonly [number, number, number]): Lab => ({ l, a, b });

/** From G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 color-difference formula" (2005), table 1. */
const published = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
  [[50, 2.8361, -74.02], [50, 0, -82.7485], 3.4412],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
  [[50, -0.9009, -85.5211], [50, 0, -82.7485], 1],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [61, -5, 29], 22.8977],
  [[50, 2.5, 0], [56, -27, -3], 31.903],
  [[50, 2.5, 0], [58, 24, 15], 19.4535],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
] as const;

describe('ciede2000', () => {
  test.each(published)('%j and %j', (one, other, expected) => {
    expect(ciede2000(lab(one), lab(other))).toBeCloseTo(expected, 4);
    expect(ciede2000(lab(other), lab(one))).toBeCloseTo(expected, 4);
  });

  test('a colour does not differ from itself', () => {
    for (const [one] of published) expect(ciede2000(lab(one), lab(one))).toBe(0);
  });

  test('near white, a tint counts for more than a shade', () => {
    const white = lab([100, 0, 0]);
    expect(ciede2000(white, lab([90, 0, 0]))).toBeLessThan(10);
    expect(ciede2000(white, lab([100, 0, 10]))).toBeLessThan(ciede2000(white, lab([100, 10, 0])));
    expect(ciede2000(white, lab([100, 10, 0]))).toBeGreaterThan(10);
  });
});
