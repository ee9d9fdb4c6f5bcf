import { expect, test } from 'vitest';
import { quantile } from './quantile.ts';

test.each([
  [0, 1],
  [0.5, 3],
  [0.79, 4],
  [0.8, 5],
  [1, 5],
])('of 1 to 5, %d lies below %d', (share, value) => {
  expect(quantile([5, 3, 1, 4, 2], share)).toBe(value);
});

test('of nothing there is none', () => {
  expect(quantile([], 0.5)).toBeUndefined();
});
