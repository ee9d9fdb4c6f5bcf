import { expect, test } from 'vitest';
import { defaultWorkers, MOST_WORKERS } from './workers.ts';

test('a core is left to the page where there are more than two', () => {
  expect(defaultWorkers(1, 8)).toBe(1);
  expect(defaultWorkers(2, 8)).toBe(2);
  expect(defaultWorkers(4, 8)).toBe(3);
});

test('little memory means few workers, and never none', () => {
  expect(defaultWorkers(8, 4)).toBe(2);
  expect(defaultWorkers(8, 0.5)).toBe(1);
  expect(defaultWorkers(128, 512)).toBe(MOST_WORKERS);
});
