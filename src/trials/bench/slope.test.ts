import { expect, test } from 'vitest';
import { slopeOf } from './slope.ts';

test('the slope of points on a line is the line’s', () => {
  expect(slopeOf([0, 1, 5].map((x) => [x, 3 - 2 * x]))).toBeCloseTo(-2);
});

test('points above and below a line do not tilt it', () => {
  expect(
    slopeOf([
      [0, 1],
      [1, 2],
      [2, 2],
      [3, 1],
    ]),
  ).toBeCloseTo(0);
});

test('one point has no slope', () => {
  expect(slopeOf([[1, 1]])).toBeNaN();
  expect(slopeOf([])).toBeNaN();
});
