import { expect, test } from 'vitest';
import { paint } from '../handmade.testing.ts';
import { componentsOf } from './components.ts';

test('grey is brightness alone', () => {
  const { y, cb, cr } = componentsOf(paint(16, 16, () => [200, 200, 200]));
  expect(y.data.every((value) => Math.abs(value - 72) < 1e-4)).toBe(true);
  expect([...cb.data, ...cr.data].every((value) => Math.abs(value) < 1e-4)).toBe(true);
});

test.each([
  ['red', [255, 0, 0], -51.755, -43.028, 127.5],
  ['blue', [0, 0, 255], -98.93, 127.5, -20.735],
] as const)('%s as JFIF defines it', (_, colour, y, cb, cr) => {
  const found = componentsOf(paint(16, 16, () => colour));
  expect(found.y.data[0]).toBeCloseTo(y, 2);
  expect(found.cb.data[0]).toBeCloseTo(cb, 2);
  expect(found.cr.data[0]).toBeCloseTo(cr, 2);
});

test('colour is the mean of 2 × 2 pixels, and beyond an edge its last pixel goes on', () => {
  const { y, cb } = componentsOf(paint(17, 3, (x, y) => [0, 0, 100 * ((x + y) % 2)]));
  expect([y.width, y.height, cb.width, cb.height]).toEqual([32, 16, 16, 8]);
  expect(cb.data[0]).toBeCloseTo(25, 4);
  // The last row holds pixels 0 and 100 in turn; the last column ends with 0.
  expect(y.data[15 * 32 + 31]).toBeCloseTo(-128, 4);
  expect(y.data[15 * 32 + 1]).toBeCloseTo(11.4 - 128, 4);
  expect(cb.data[7 * 16 + 15]).toBeCloseTo(0, 4);
});
