import { expect, test } from 'vitest';
import { median, quantile, ratio } from './times.ts';

test('a quantile lies between its neighbours', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(quantile([0, 10], 0.9)).toBe(9);
  expect(quantile([7], 0.9)).toBe(7);
  expect(median([])).toBeNaN();
});

test('a ratio is taken pair by pair', () => {
  expect(ratio([2, 40, 6], [1, 20, 2])).toBe(2);
});
