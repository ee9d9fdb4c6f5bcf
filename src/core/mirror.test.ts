import { describe, expect, test } from 'vitest';
import { paint, pixel } from './handmade.testing.ts';
import { mirroredStrip } from './mirror.ts';

const nowhere = { x: 0, y: 0, width: 0, height: 0 };
const columns = paint(5, 2, (x, y) => [10 * x, y, 0]);
const reds = (raster: typeof columns, y = 0) =>
  Array.from({ length: raster.width }, (_, x) => pixel(raster, x, y)[0]);

describe('mirroredStrip', () => {
  test('meets its mirror image at the left edge', () => {
    const strip = mirroredStrip(columns, 'left', 3, nowhere);
    expect(strip).toMatchObject({ width: 6, height: 2 });
    expect(reds(strip)).toEqual([20, 10, 0, 0, 10, 20]);
  });

  test('meets its mirror image at the right edge', () => {
    expect(reds(mirroredStrip(columns, 'right', 3, nowhere))).toEqual([20, 30, 40, 40, 30, 20]);
  });

  test('keeps rows apart', () => {
    const strip = mirroredStrip(columns, 'left', 1, nowhere);
    expect([0, 1].map((y) => pixel(strip, 0, y)[1])).toEqual([0, 1]);
  });

  test('what is hidden is grey on both sides of the edge', () => {
    const hidden = { x: 1, y: 1, width: 9, height: 9 };
    const strip = mirroredStrip(columns, 'left', 3, hidden);
    expect(reds(strip, 0)).toEqual([20, 10, 0, 0, 10, 20]);
    expect(reds(strip, 1)).toEqual([128, 128, 0, 0, 128, 128]);
  });
});
