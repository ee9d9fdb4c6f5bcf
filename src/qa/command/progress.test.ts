import { expect, test } from 'vitest';
import { duration, progressText } from './progress.ts';

test.each([
  [8.4, '8s'],
  [59.6, '1m 00s'],
  [125, '2m 05s'],
  [3720, '1h 02m'],
])('%d s is %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test.each([
  [
    { done: 30, total: 200, kept: 10, errors: 1, seconds: 10 },
    '30/200 15.0%  2.00 photos/s  1m 25s left  1 with errors',
  ],
  [{ done: 0, total: 5, kept: 0, errors: 0, seconds: 0 }, '0/5 0.0%'],
  [{ done: 5, total: 5, kept: 5, errors: 0, seconds: 1 }, '5/5 100.0%'],
])('%j', (progress, text) => {
  expect(progressText(progress)).toBe(text);
});
