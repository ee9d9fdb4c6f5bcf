import { describe, expect, test } from 'vitest';
import { type Colour, landmarksAt, paint } from '../pixels/handmade.testing.ts';
import { landmark } from './landmarks.ts';
import { cheeksOf, faceLightOf, faceZone, luma } from './skin.ts';

const spike = (shares: Readonly<Record<number, number>>) =>
  Array.from({ length: 256 }, (_, value) => shares[value] ?? 0);

/** Corners of a 20 × 10 rectangle at (5, 3); every other landmark lies in it. */
const rectangle = landmarksAt(
  { 0: { x: 5, y: 3 }, 1: { x: 25, y: 3 }, 2: { x: 25, y: 13 }, 3: { x: 5, y: 13 } },
  { x: 9, y: 9 },
);

describe('faceZone', () => {
  test('is the convex hull of the landmarks', () => {
    const { width, height, data } = faceZone({ width: 40, height: 30 }, rectangle);
    expect([width, height]).toEqual([40, 30]);
    for (const [i, inside] of data.entries()) {
      const [x, y] = [i % 40, Math.floor(i / 40)];
      expect(inside).toBe(x >= 5 && x < 25 && y >= 3 && y < 13 ? 1 : 0);
    }
  });

  test('stops at the frame', () => {
    const { data } = faceZone({ width: 10, height: 8 }, rectangle);
    expect(data.reduce((sum, inside) => sum + inside, 0)).toBe(5 * 5);
  });
});

test('luma: Rec. 601 of the stored values, without rounding', () => {
  const colours: readonly Colour[] = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [128, 128, 128],
    [10, 20, 30],
  ];
  const { width, height, data } = luma(paint(5, 1, (x) => colours[x]));
  expect([width, height]).toEqual([5, 1]);
  [76.245, 149.685, 29.07, 128, 18.15].forEach((value, x) => {
    expect(data[x]).toBeCloseTo(value, 4);
  });
});

describe('faceLightOf', () => {
  test('counts the luminance of the face zone and of nothing else', () => {
    // L: 128 → 55, 255 → 255; around the face black.
    const photo = paint(40, 30, (x, y) => {
      if (x < 5 || x >= 25 || y < 3 || y >= 13) return [0, 0, 0];
      return x < 20 ? [128, 128, 128] : [255, 255, 255];
    });
    expect(faceLightOf(photo, rectangle).histogram).toEqual(spike({ 55: 0.75, 255: 0.25 }));
  });

  test('is empty where the face lies outside the photo', () => {
    const outside = landmarksAt({}, { x: 100, y: 100 });
    const { histogram } = faceLightOf(
      paint(10, 10, () => [9, 9, 9]),
      outside,
    );
    expect(histogram).toEqual(spike({}));
  });
});

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected a value');
  return value;
}

describe('cheeksOf', () => {
  /** Eyes 20 px apart at (40, 40) and (60, 40), mouth 30 px below them: squares of 6 px, 15 px down. */
  const face = landmarksAt(
    {
      [landmark.rightEyeOuter]: { x: 34, y: 40 },
      [landmark.rightEyeInner]: { x: 46, y: 40 },
      [landmark.leftEyeInner]: { x: 54, y: 40 },
      [landmark.leftEyeOuter]: { x: 66, y: 40 },
      [landmark.lipTop]: { x: 50, y: 68 },
      [landmark.lipBottom]: { x: 50, y: 72 },
    },
    { x: 50, y: 50 },
  );
  const isLeft = (x: number, y: number) => x >= 54 && x < 60 && y >= 55 && y < 61;
  const isRight = (x: number, y: number) => x >= 40 && x < 46 && y >= 55 && y < 61;

  test('a* and b* of the mean of the stored values of both', () => {
    const photo = paint(100, 100, (x, y) => {
      if (isLeft(x, y)) return [200, 150, 120];
      if (isRight(x, y)) return [180, 130, 100];
      return [0, 0, 255];
    });
    // (190, 140, 110), worked out apart from this code.
    const { a, b } = present(cheeksOf(photo, face));
    expect(a).toBeCloseTo(16.803, 2);
    expect(b).toBeCloseTo(23.889, 2);
  });

  test('a grey photo has no a* and no b*', () => {
    const photo = paint(100, 100, () => [150, 150, 150]);
    const { a, b } = present(cheeksOf(photo, face));
    expect(Math.hypot(a, b)).toBeLessThan(0.01);
  });

  test('counts the part of a cheek that lies in the photo', () => {
    const photo = paint(57, 58, (x, y) =>
      isLeft(x, y) || isRight(x, y) ? [190, 140, 110] : [0, 0, 255],
    );
    const { a, b } = present(cheeksOf(photo, face));
    expect(a).toBeCloseTo(16.803, 2);
    expect(b).toBeCloseTo(23.889, 2);
  });

  test('a cheek outside the photo gives no value', () => {
    const photo = paint(20, 20, () => [200, 150, 120]);
    expect(cheeksOf(photo, face)).toBeUndefined();
  });
});
