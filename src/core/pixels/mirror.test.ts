import { expect, test } from 'vitest';
import { paint, pixel } from './handmade.testing.ts';
import { mirroredMargins } from './mirror.ts';

const raster = paint(6, 4, (x, y) => [10 * x, 20 * y, x + y]);
const nothing = { x: 0, y: 0, width: 0, height: 0 };

test('the margins mirror the raster, the edge column first', () => {
  const mirrored = mirroredMargins(raster, 3, nothing);
  expect([mirrored.width, mirrored.height]).toEqual([12, 4]);
  const columns = [2, 1, 0, 0, 1, 2, 3, 4, 5, 5, 4, 3];
  for (let y = 0; y < 4; y++) {
    expect(columns.map((_, at) => pixel(mirrored, at, y))).toEqual(
      columns.map((x) => pixel(raster, x, y)),
    );
  }
});

test('what is hidden is mid-grey, in the margins too', () => {
  const mirrored = mirroredMargins(raster, 2, { x: -3, y: 1, width: 4.5, height: 1 });
  const row = (y: number) => Array.from({ length: 10 }, (_, x) => pixel(mirrored, x, y)[0]);
  expect(row(1)).toEqual([128, 128, 128, 128, 20, 30, 40, 50, 50, 40]);
  expect(row(2)).toEqual([10, 0, 0, 10, 20, 30, 40, 50, 50, 40]);
});

test('the raster itself stays as it is', () => {
  const before = [...raster.data];
  mirroredMargins(raster, 6, { x: 0, y: 0, width: 6, height: 4 });
  expect([...raster.data]).toEqual(before);
});
