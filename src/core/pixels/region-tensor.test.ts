import { describe, expect, test } from 'vitest';
import { paint } from './handmade.testing.ts';
import { regionTensor } from './region-tensor.ts';

const unit = { low: 0, high: 255 };
const ramp = paint(40, 30, (x, y) => [4 * x, 5 * y, 2 * x + 3 * y]);
const pixel = (data: Float32Array, width: number, x: number, y: number) => [
  ...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];

describe('regionTensor', () => {
  test('at its own size gives the pixels themselves, without alpha', () => {
    const data = regionTensor(ramp, { x: 0, y: 0, width: 40, height: 30 }, ramp, unit);
    expect(data).toHaveLength(40 * 30 * 3);
    expect(pixel(data, 40, 0, 0)).toEqual([0, 0, 0]);
    expect(pixel(data, 40, 17, 11)).toEqual([68, 55, 67]);
    expect(pixel(data, 40, 39, 29)).toEqual([156, 145, 165]);
  });

  test('interpolates between neighbours: a ramp stays a ramp', () => {
    const data = regionTensor(
      ramp,
      { x: 2.5, y: 3.25, width: 30, height: 20 },
      { width: 60, height: 10 },
      unit,
    );
    for (const [x, y] of [
      [0, 0],
      [31, 4],
      [59, 9],
    ] as const) {
      const [sx, sy] = [2.5 + (x + 0.5) / 2 - 0.5, 3.25 + (y + 0.5) * 2 - 0.5];
      const [r, g, b] = pixel(data, 60, x, y);
      expect(r).toBeCloseTo(4 * sx, 3);
      expect(g).toBeCloseTo(5 * sy, 3);
      expect(b).toBeCloseTo(2 * sx + 3 * sy, 3);
    }
  });

  test('maps 0…255 to the range asked for', () => {
    const two = paint(2, 1, (x) => (x === 0 ? [0, 0, 0] : [255, 255, 255]));
    const data = regionTensor(two, { x: 0, y: 0, width: 2, height: 1 }, two, { low: -1, high: 1 });
    expect([...data]).toEqual([-1, -1, -1, 1, 1, 1]);
  });

  test('is mid-grey outside the raster, and only there', () => {
    const white = paint(8, 8, () => [255, 255, 255]);
    const data = regionTensor(
      white,
      { x: -4, y: 4, width: 16, height: 8 },
      { width: 16, height: 8 },
      unit,
    );
    for (let y = 0; y < 8; y++) {
      for (let x = 0; x < 16; x++) {
        const inside = x >= 4 && x < 12 && y < 4;
        expect(pixel(data, 16, x, y)).toEqual(inside ? [255, 255, 255] : [128, 128, 128]);
      }
    }
  });

  test('a raster of one pixel fills its region', () => {
    const one = paint(1, 1, () => [9, 8, 7]);
    const data = regionTensor(
      one,
      { x: 0, y: 0, width: 1, height: 1 },
      { width: 3, height: 2 },
      unit,
    );
    for (let i = 0; i < 6; i++) expect([...data.subarray(3 * i, 3 * i + 3)]).toEqual([9, 8, 7]);
  });
});
