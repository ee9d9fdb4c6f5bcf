import { describe, expect, test } from 'vitest';
import { planeOf } from './detail.testing.ts';
import { random } from './handmade.testing.ts';
import type { Plane } from './raster.ts';
import { smooth } from './smooth.ts';

const BINOMIAL_3 = [0.25, 0.5, 0.25];
const AVERAGE_5 = [0.2, 0.2, 0.2, 0.2, 0.2];

const sum = ({ data }: Plane) => data.reduce((total, value) => total + value, 0);

describe('smooth', () => {
  test.each<readonly [string, readonly number[]]>([
    ['BINOMIAL_3', BINOMIAL_3],
    ['AVERAGE_5', AVERAGE_5],
  ])('%s adds up to 1 and is symmetric', (_, kernel) => {
    expect(kernel.reduce((total, weight) => total + weight)).toBeCloseTo(1, 12);
    expect(kernel).toEqual(kernel.toReversed());
  });

  test('spreads a single value as the product of the kernel with itself', () => {
    const spot = smooth(
      planeOf(5, 5, (x, y) => (x === 2 && y === 2 ? 16 : 0)),
      BINOMIAL_3,
    );
    expect(Array.from(spot.data)).toEqual(
      [
        [0, 0, 0, 0, 0],
        [0, 1, 2, 1, 0],
        [0, 2, 4, 2, 0],
        [0, 1, 2, 1, 0],
        [0, 0, 0, 0, 0],
      ].flat(),
    );
    const average = smooth(
      planeOf(7, 7, (x, y) => (x === 3 && y === 3 ? 25 : 0)),
      AVERAGE_5,
    );
    for (const [i, value] of average.data.entries()) {
      const inside = Math.max(Math.abs((i % 7) - 3), Math.abs(Math.floor(i / 7) - 3)) <= 2;
      expect(value).toBeCloseTo(inside ? 1 : 0, 5);
    }
  });

  test('beyond an edge, the last value repeats', () => {
    const row = smooth({ width: 4, height: 1, data: Float32Array.of(0, 4, 8, 40) }, BINOMIAL_3);
    expect(Array.from(row.data)).toEqual([1, 4, 15, 32]);
    const column = smooth({ width: 1, height: 4, data: Float32Array.of(0, 4, 8, 40) }, BINOMIAL_3);
    expect(Array.from(column.data)).toEqual([1, 4, 15, 32]);
    const pair = smooth({ width: 2, height: 1, data: Float32Array.of(0, 10) }, AVERAGE_5);
    expect(Array.from(pair.data, (value) => Number(value.toFixed(5)))).toEqual([4, 6]);
  });

  test('leaves a constant plane as it is, and a slope away from the edges', () => {
    for (const kernel of [BINOMIAL_3, AVERAGE_5]) {
      const constant = smooth(
        planeOf(9, 6, () => 77),
        kernel,
      );
      for (const value of constant.data) expect(value).toBeCloseTo(77, 4);
      const slope = planeOf(9, 9, (x, y) => 3 * x - 2 * y);
      const smoothed = smooth(slope, kernel);
      for (let i = 2; i < 7; i++) expect(smoothed.data[i * 10]).toBeCloseTo(slope.data[i * 10], 4);
    }
  });

  test('keeps the sum of what does not touch the edges, and does not change its input', () => {
    const next = random(1);
    const plane = planeOf(20, 20, (x, y) =>
      Math.min(x, y) >= 2 && Math.max(x, y) < 18 ? next() : 0,
    );
    const before = plane.data.slice();
    expect(sum(smooth(plane, AVERAGE_5))).toBeCloseTo(sum(plane), 3);
    expect(plane.data).toEqual(before);
  });

  test('equals the plain sum over the window', () => {
    const next = random(2);
    const [width, height] = [11, 9];
    const plane = planeOf(width, height, () => 255 * next());
    const kernel = [0.05, 0.1, 0.2, 0.3, 0.2, 0.1, 0.05];
    const inside = (i: number, length: number) => Math.min(length - 1, Math.max(0, i));
    const found = smooth(plane, kernel);
    found.data.forEach((value, i) => {
      let sum = 0;
      for (const [dy, down] of kernel.entries()) {
        const y = inside(Math.floor(i / width) + dy - 3, height);
        for (const [dx, across] of kernel.entries()) {
          sum += down * across * plane.data[y * width + inside((i % width) + dx - 3, width)];
        }
      }
      expect(value).toBeCloseTo(sum, 3);
    });
  });

  test('is to the last bit the sum of doubles from the middle outwards', () => {
    const next = random(3);
    const kernel = [0.03, 0.07, 0.2, 0.4, 0.2, 0.07, 0.03];
    const inside = (i: number, length: number) => Math.min(length - 1, Math.max(0, i));
    const alongRows = ({ width, height, data }: Plane): Plane =>
      planeOf(height, width, (y, x) => {
        const at = (dx: number) => data[y * width + inside(x + dx, width)];
        return [1, 2, 3].reduce(
          (total, k) => total + kernel[3 + k] * (at(-k) + at(k)),
          kernel[3] * at(0),
        );
      });
    for (const [width, height] of [
      [1, 1],
      [3, 5],
      [13, 10],
      [40, 41],
    ] as const) {
      const plane = planeOf(width, height, () => 255 * next());
      expect(smooth(plane, kernel)).toEqual(alongRows(alongRows(plane)));
    }
  });
});
