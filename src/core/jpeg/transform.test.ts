import { expect, test } from 'vitest';
import { random } from '../handmade.testing.ts';
import { coefficientsOf, gains, zigzag } from './transform.ts';

/** ITU-T T.81, A.3.3. */
function definition(block: readonly number[], v: number, u: number): number {
  const c = (k: number) => (k === 0 ? Math.SQRT1_2 : 1);
  let sum = 0;
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      sum +=
        block[8 * y + x]! *
        Math.cos(((2 * x + 1) * u * Math.PI) / 16) *
        Math.cos(((2 * y + 1) * v * Math.PI) / 16);
    }
  }
  return (c(u) * c(v) * sum) / 4;
}

test('the zigzag order begins and ends as in the standard', () => {
  expect(zigzag.slice(0, 12)).toEqual([0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25]);
  expect(zigzag.slice(-4)).toEqual([47, 55, 62, 63]);
  expect(new Set(zigzag).size).toBe(64);
});

test('coefficients are those of the definition, times their gains', () => {
  const next = random(5);
  const block = Array.from({ length: 64 }, () => 255 * next() - 128);
  const data = Float32Array.from(block);
  const found = coefficientsOf({ width: 8, height: 8, data }, 1);
  zigzag.forEach((i, k) => {
    expect(found[k]! / gains[k]!).toBeCloseTo(definition(block, i >> 3, i & 7), 3);
  });
});

test('blocks come in the order of units', () => {
  // Each block is flat, at its number row by row.
  const data = Float32Array.from({ length: 32 * 16 }, (_, i) => 4 * (i >> 8) + ((i >> 3) & 3));
  const dc = (side: number) => {
    const found = coefficientsOf({ width: 32, height: 16, data }, side);
    return Array.from({ length: 8 }, (_, i) => Math.round(found[64 * i]! / gains[0]! / 8));
  };
  expect(dc(1)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(dc(2)).toEqual([0, 1, 4, 5, 2, 3, 6, 7]);
});
