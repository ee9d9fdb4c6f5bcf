import { describe, expect, test } from 'vitest';
import { scharr } from './gradient.ts';
import type { Mask, Plane } from './raster.ts';

const planeOf = (rows: readonly (readonly number[])[]): Plane => ({
  width: rows[0].length,
  height: rows.length,
  data: Float32Array.from(rows.flat()),
});
const planeBy = (width: number, height: number, value: (x: number, y: number) => number) =>
  planeOf(
    Array.from({ length: height }, (_, y) => Array.from({ length: width }, (_, x) => value(x, y))),
  );
const everywhere = ({ width, height }: Plane): Mask => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(1),
});
const all = (plane: Plane) => scharr(plane, everywhere(plane));

describe('scharr', () => {
  const plane = planeOf([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 10],
  ]);

  test('3 × 3 by hand, with a border that mirrors without repeating itself', () => {
    const magnitudes = all(plane);
    // gx = 3·2 + 10·2 + 3·3 = 35, gy = 3·6 + 10·6 + 3·7 = 99
    expect(magnitudes[4]).toBeCloseTo(Math.hypot(35, 99), 4);
    // above mirrors to the second row: gx = 3·2 + 10·2 + 3·2 = 32, gy = 0
    expect(magnitudes[1]).toBe(32);
    // left mirrors to the second column: gx = 0, gy = 3·6 + 10·6 + 3·6 = 96
    expect(magnitudes[3]).toBe(96);
    expect([0, 2, 6, 8].map((corner) => magnitudes[corner])).toEqual([0, 0, 0, 0]);
  });

  test('only the pixels of the mask, row by row', () => {
    const data = Uint8Array.from([0, 1, 0, 1, 0, 0, 0, 0, 0]);
    expect(Array.from(scharr(plane, { width: 3, height: 3, data }))).toEqual([32, 96]);
    expect(scharr(plane, { width: 3, height: 3, data: new Uint8Array(9) })).toHaveLength(0);
  });

  test('a constant has none', () => {
    expect(Math.max(...all(planeBy(7, 5, () => 200)))).toBe(0);
  });

  test('a step of h is 16 h on both of its sides, and nothing further off', () => {
    const step = all(planeBy(8, 3, (x) => (x < 4 ? 20 : 30)));
    expect(Array.from(step.subarray(8, 16))).toEqual([0, 0, 0, 160, 160, 0, 0, 0]);
    const upright = all(planeBy(3, 8, (_, y) => (y < 4 ? 30 : 20)));
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((y) => upright[y * 3 + 1])).toEqual([
      0, 0, 0, 160, 160, 0, 0, 0,
    ]);
  });

  test('a slope of s per pixel is 32 s, whichever way it runs', () => {
    for (const angle of [0, 17, 45, 90, 200]) {
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      const slope = all(planeBy(5, 5, (x, y) => 3 * (x * dx + y * dy)));
      expect(slope[12]).toBeCloseTo(96, 3);
    }
  });

  test('planes of one row, one column or one pixel', () => {
    expect(Array.from(all(planeOf([[1, 4, 9]])))).toEqual([0, 128, 0]);
    expect(Array.from(all(planeOf([[1], [4], [9]])))).toEqual([0, 128, 0]);
    expect(Array.from(all(planeOf([[5]])))).toEqual([0]);
  });
});
