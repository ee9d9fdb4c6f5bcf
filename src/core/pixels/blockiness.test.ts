import { describe, expect, test } from 'vitest';
import { blockinessOf } from './blockiness.ts';
import { grainy, planeOf } from './detail.testing.ts';

/** Flat blocks, each a step away from its neighbours. */
const blocks = (step: number, side = 8, shift = 0) =>
  planeOf(
    160,
    160,
    (x, y) => 100 + step * ((Math.floor((x + shift) / side) + Math.floor((y + shift) / side)) % 2),
  );

describe('blockinessOf', () => {
  test.each([1, 2, 3])('finds that blocks stand out by %d', (step) => {
    // Beside each border the step counts half against the neighbouring lines.
    expect(blockinessOf(blocks(step))).toBeGreaterThanOrEqual(step);
    expect(blockinessOf(blocks(step))).toBeLessThan(1.2 * step);
  });

  test('finds them wherever the first border lies', () => {
    for (const shift of [1, 3, 7]) {
      expect(Math.abs(blockinessOf(blocks(2, 8, shift)) - blockinessOf(blocks(2)))).toBeLessThan(
        0.1,
      );
    }
  });

  test('an edge of the picture is no block', () => {
    const edge = planeOf(160, 160, (x, y) => (x < 77 && y < 85 ? 30 : 220));
    expect(blockinessOf(edge)).toBeLessThan(0.25);
  });

  test('a plain picture has no blocks, grain shows few', () => {
    const plain = planeOf(160, 160, () => 128);
    expect(blockinessOf(plain)).toBe(0);
    expect(blockinessOf(grainy(plain, 6))).toBeLessThan(0.2);
  });

  test('stripes of rows alone are no blocks', () => {
    expect(blockinessOf(planeOf(160, 160, (_, y) => 100 + 3 * (Math.floor(y / 8) % 2)))).toBe(0);
  });

  test('stronger blocks never give a smaller value, up to the value of an edge', () => {
    const found = [0, 0.5, 1, 2, 3, 4, 9].map((step) => blockinessOf(blocks(step)));
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThanOrEqual(found[i - 1]);
  });
});
