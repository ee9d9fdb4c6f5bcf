import { describe, expect, test } from 'vitest';
import type { Portrait } from '../check/artifacts.ts';
import type { Box } from '../pixels/geometry.ts';
import { landmarksAt } from '../pixels/handmade.testing.ts';
import { chinDistance, faceExtent, headRegion, headTop, portraitRegion } from './head.ts';
import { landmark } from './landmarks.ts';

/** Eyes about (80, 90) and (120, 90), chin 50 px from their middle, cheeks at x = 60 and 140. */
const landmarks = landmarksAt(
  {
    [landmark.rightEyeOuter]: { x: 70, y: 92 },
    [landmark.rightEyeInner]: { x: 90, y: 88 },
    [landmark.leftEyeInner]: { x: 110, y: 91 },
    [landmark.leftEyeOuter]: { x: 130, y: 89 },
    [landmark.chin]: { x: 130, y: 130 },
    [landmark.rightCheek]: { x: 60, y: 100 },
    [landmark.leftCheek]: { x: 140, y: 102 },
    [landmark.foreheadTop]: { x: 100, y: 70 },
  },
  { x: 100, y: 100 },
);

test('faceExtent: an eye’s centre lies midway between its corners', () => {
  const z = 0;
  expect(faceExtent(landmarks)).toEqual({
    rightEye: { x: 80, y: 90 },
    leftEye: { x: 120, y: 90 },
    eyes: { x: 100, y: 90 },
    chin: { x: 130, y: 130, z },
    rightCheek: { x: 60, y: 100, z },
    leftCheek: { x: 140, y: 102, z },
  });
});

test('chinDistance is T: eyes to chin, also of a tilted head', () => {
  expect(chinDistance(faceExtent(landmarks))).toBe(50);
});

test('headRegion: 2.4 × 3.2 face widths, half of it above the eyes', () => {
  expect(headRegion(faceExtent(landmarks))).toEqual({ x: 4, y: -38, width: 192, height: 256 });
});

describe('headTop', () => {
  const SIZE = 256;
  const photo: Box = { x: 0, y: 0, width: SIZE, height: SIZE };
  /** A matte over `region`, drawn by a function of each pixel's place in the photo. */
  const portraitOf = (
    region: Box,
    person: (x: number, y: number) => number,
    size = SIZE,
  ): Portrait => ({
    matte: {
      width: size,
      height: size,
      data: Float32Array.from({ length: size * size }, (_, i) =>
        person(
          region.x + (((i % size) + 0.5) / size) * region.width,
          region.y + ((Math.floor(i / size) + 0.5) / size) * region.height,
        ),
      ),
    },
    region,
  });
  const soft = (inside: number) => Math.min(1, Math.max(0, 0.5 + inside / 6));
  const topOf = (region: Box, person: (x: number, y: number) => number, size?: number) =>
    headTop(landmarks, portraitOf(region, person, size));

  test.each([31, 31.25, 31.5, 31.99, 48.7])(
    'a soft edge at %d, to a hundredth of a pixel',
    (edge) => {
      expect(topOf(photo, (_, y) => soft(y - edge))).toBeCloseTo(edge, 3);
    },
  );

  test('a hard edge between two rows', () => {
    expect(topOf(photo, (_, y) => (y > 31 ? 1 : 0))).toBe(31);
  });

  test.each([
    [{ x: 4, y: -38, width: 192, height: 256 }, 256],
    [{ x: 13.4, y: 7.7, width: 180, height: 220 }, 128],
    [{ x: 20, y: 10, width: 150, height: 150 }, 100],
  ])('in pixels of the photo, wherever the region %j lies', (region, size) => {
    expect(topOf(region, (_, y) => soft(y - 33.3), size)).toBeCloseTo(33.3, 2);
  });

  test('0 where the frame cuts the hair', () => {
    expect(topOf(photo, () => 1)).toBe(0);
    expect(topOf(photo, (_, y) => (y < 1 ? 0.6 : 1))).toBe(0);
  });

  test('the highest row of a round head', () => {
    const round = (x: number, y: number) => soft(50 - Math.hypot(x - 100, y - 80));
    // Of 82 columns four may be stray; the fifth lies 2.5 px from the middle: 80 - √(50² - 2.5²).
    expect(topOf(photo, round)).toBeCloseTo(30.0625, 3);
  });

  test('hair that stands up in one column in twenty is stray', () => {
    const withHair = (columns: number) =>
      topOf(photo, (x, y) => soft(y - (x > 90 && x < 90 + columns ? 12 : 40)));
    expect(withHair(1)).toBeCloseTo(40, 3);
    expect(withHair(4)).toBeCloseTo(40, 3);
    expect(withHair(8)).toBeCloseTo(12, 3);
  });

  test('hair beside the face, and what hangs loose above the head, do not count', () => {
    const head = (y: number) => soft(y - 40);
    expect(topOf(photo, (x, y) => (x < 55 || x > 145 ? 1 : head(y)))).toBeCloseTo(40, 3);
    expect(topOf(photo, (_, y) => (y < 20 ? 1 : head(y)))).toBeCloseTo(40, 3);
  });

  test('columns in which the matte lacks the forehead are left out', () => {
    expect(topOf(photo, (x, y) => (x < 100 ? 0 : soft(y - 40)))).toBeCloseTo(40, 3);
  });

  test('the forehead’s top where the matte has no person above it', () => {
    expect(topOf(photo, () => 0)).toBe(70);
    expect(topOf({ x: 4, y: -38, width: 192, height: 256 }, () => 0.49)).toBe(70);
  });

  test('a face that reaches over the matte’s sides is read as far as the matte goes', () => {
    const narrow = { x: 80, y: 0, width: 40, height: 128 };
    expect(topOf(narrow, (_, y) => soft(y - 25.5), 64)).toBeCloseTo(25.5, 2);
  });
});

test('a portrait reaches as far to both sides, higher than low, and not over the picture’s edge', () => {
  const box = { x: 1000, y: 1000, width: 100, height: 100 };
  expect(portraitRegion(box, { width: 4000, height: 4000 })).toEqual({
    x: 942,
    y: 887,
    width: 216,
    height: 288,
  });
  expect(portraitRegion(box, { width: 1100, height: 1100 })).toEqual({
    x: 942,
    y: 887,
    width: 158,
    height: 213,
  });
});
