import { describe, expect, test } from 'vitest';
import { sharpness, skinColour } from './image.ts';

test('sharpness is the focus', () => {
  expect(sharpness.measure({ focus: 0.4375 })).toBe(0.4375);
});

describe('skin-colour', () => {
  const measure = (a: number, b: number) =>
    skinColour.measure({ cheeks: { left: [], right: [], a, b } });

  test.each([
    ['in the middle', 15, 20, 0],
    ['on a corner', 5, 5, 0],
    ['on the other corner', 25, 35, 0],
    ['too little red', 2, 20, 3],
    ['too red', 29, 20, 4],
    ['too little yellow', 15, 0, 5],
    ['too yellow', 15, 41, 6],
    ['off a corner', 28, 39, 5],
    ['off the low corner', 2, 1, 5],
    ['grey', 0, 0, Math.sqrt(50)],
    ['greenish', -0.01, 20, 100],
    ['bluish', 15, -0.01, 100],
    ['both', -30, -30, 100],
  ])('%s: a* %d, b* %d', (_, a, b, expected) => {
    expect(measure(a, b)).toBeCloseTo(expected, 12);
  });
});
