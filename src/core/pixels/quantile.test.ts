import { expect, test } from 'vitest';
import { random } from './handmade.testing.ts';
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

test('no values have no quantile', () => {
  expect(quantile([], 0.5)).toBeUndefined();
});

test('equals what sorting gives, with and without ties', () => {
  const next = random(4);
  for (const steps of [3, 40, 1e6]) {
    for (const length of [1, 2, 3, 10, 101, 1000]) {
      const values = Float64Array.from({ length }, () => Math.floor(steps * next()));
      const sorted = values.toSorted();
      for (const share of [0, 0.05, 0.25, 0.5, 0.8, 0.95, 1]) {
        const at = Math.min(length - 1, Math.floor(share * length));
        expect(quantile(values, share)).toBe(sorted[at]);
      }
    }
  }
});
