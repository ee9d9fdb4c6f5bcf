import { expect, test } from 'vitest';
import { rate, recent, timeLeft } from './pace.ts';

test('there is no rate before the second photo', () => {
  expect(rate([])).toBeUndefined();
  expect(rate([0, 900])).toBeUndefined();
  expect(timeLeft(10, undefined)).toBeUndefined();
});

test('the rate is of the photos since the run began', () => {
  expect(rate([1000, 1500, 2000])).toBe(2);
  expect(timeLeft(10, 2)).toBe(5);
});

test('only the last forty count', () => {
  let times: readonly number[] = [0];
  for (let n = 1; n <= 100; n++) times = recent(times, n * 100);
  for (let n = 1; n <= 40; n++) times = recent(times, 10_000 + n * 500);
  expect(times).toHaveLength(41);
  expect(rate(times)).toBe(2);
});
