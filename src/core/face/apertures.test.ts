import { describe, expect, test } from 'vitest';
import type { Point } from '../pixels/geometry.ts';
import { landmarksAt } from '../pixels/handmade.testing.ts';
import { aperturesOf } from './apertures.ts';

type Gaps = readonly [number, number, number];
const lids = {
  rightEye: [
    [160, 144],
    [159, 145],
    [158, 153],
  ],
  leftEye: [
    [387, 373],
    [386, 374],
    [385, 380],
  ],
  mouth: [
    [82, 87],
    [13, 14],
    [312, 317],
  ],
} as const;
type Opening = keyof typeof lids;

/** Landmarks whose pairs have the given distances, along a line with slope 3 : 4. */
const gapsAt = (opening: Opening, gaps: Gaps): Record<number, Point> =>
  Object.fromEntries(
    lids[opening].flatMap(([upper, lower], i) => [
      [upper, { x: 100 + i, y: 200 }],
      [lower, { x: 100 + i + 0.6 * gaps[i], y: 200 + 0.8 * gaps[i] }],
    ]),
  );
const measure = (gaps: Readonly<Record<Opening, Gaps>>) =>
  aperturesOf(
    landmarksAt(
      {
        ...gapsAt('leftEye', gaps.leftEye),
        ...gapsAt('rightEye', gaps.rightEye),
        ...gapsAt('mouth', gaps.mouth),
      },
      { x: 0, y: 0 },
    ),
  );

describe('aperturesOf', () => {
  test('is the widest of each opening’s three gaps, wherever it is', () => {
    const found = measure({ leftEye: [3, 5, 4], rightEye: [7, 6, 6.5], mouth: [1, 2, 9] });
    expect(found.leftEye).toBeCloseTo(5, 9);
    expect(found.rightEye).toBeCloseTo(7, 9);
    expect(found.mouth).toBeCloseTo(9, 9);
  });

  test('is 0 where everything is closed', () => {
    const shut: Gaps = [0, 0, 0];
    expect(measure({ leftEye: shut, rightEye: shut, mouth: shut })).toEqual({
      leftEye: 0,
      rightEye: 0,
      mouth: 0,
    });
  });
});
