import { describe, expect, test } from 'vitest';
import { saturation, skinColour } from './colour.ts';

const apertures = { leftEye: 8, rightEye: 7, mouth: 0 };
/** T is 100. */
const head = {
  ...{ leftEye: { x: 0, y: 0 }, rightEye: { x: 0, y: 0 }, eyes: { x: 0, y: 0 } },
  ...{ chin: { x: 0, y: 100 }, leftCheek: { x: 0, y: 0 }, rightCheek: { x: 0, y: 0 }, top: 0 },
};
const white = { l: 70, a: 2, b: 4 };

describe('skin-colour', () => {
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
  ])('cheeks %s: a* %d, b* %d', (_, a, b, expected) => {
    expect(
      skinColour.measure({
        cheeks: { a, b },
        eyeLook: { whites: white, red: 0, glare: 0 },
        apertures,
        head,
      }),
    ).toBeCloseTo(expected, 12);
  });

  test.each([
    ['white', 70, 2, 4, 0],
    ['yellowish, as healthy eyes may be', 70, 2, 13, 0],
    ['in yellow light', 70, 2, 33, 20],
    ['in pink light', 70, 22, 4, 11],
    ['in shadow, where lashes tint them', 39, 22, 4, 0],
  ])('the whites of the eyes %s', (_, l, a, b, expected) => {
    const eyeLook = { whites: { l, a, b }, red: 0, glare: 0 };
    expect(skinColour.measure({ cheeks: { a: 15, b: 20 }, eyeLook, apertures, head })).toBeCloseTo(
      expected,
      12,
    );
  });
});

test('closed lids are not the eyes’ whites', () => {
  const eyeLook = { whites: { l: 70, a: 40, b: 40 }, red: 0, glare: 0 };
  const shut = { ...apertures, rightEye: 1 };
  expect(skinColour.measure({ cheeks: { a: 15, b: 20 }, eyeLook, apertures: shut, head })).toBe(0);
});

test('saturation is the chroma of the skin', () => {
  const precision = [1, 0, 0, 1, 0, 1] as const;
  expect(saturation.measure({ skin: { l: 60, a: 5, b: 12, precision } })).toBe(13);
  expect(saturation.measure({ skin: { l: 20, a: 0, b: 0, precision } })).toBe(0);
});
