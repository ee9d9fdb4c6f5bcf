import { describe, expect, test } from 'vitest';
import { bounds, clamp, clip, distance, midpoint, overlapOf, squareAbout } from './geometry.ts';
import { random } from './handmade.testing.ts';

test('distance and midpoint', () => {
  expect(distance({ x: 1, y: 2 }, { x: 4, y: -2 })).toBe(5);
  expect(midpoint({ x: 1, y: 2 }, { x: 4, y: -2 })).toEqual({ x: 2.5, y: 0 });
});

test.each([
  [-1, 0],
  [0, 0],
  [3.5, 3.5],
  [7, 7],
  [7.1, 7],
])('clamp(%d, 0, 7) is %d', (value, expected) => {
  expect(clamp(value, 0, 7)).toBe(expected);
});

describe('overlapOf', () => {
  const box = { x: 10, y: 20, width: 40, height: 30 };
  test.each([
    ['itself', box, 1],
    ['one inside it', { x: 20, y: 25, width: 10, height: 10 }, 1],
    ['its right half, shifted', { x: 30, y: 20, width: 40, height: 30 }, 0.5],
    ['a quarter of a smaller one', { x: 40, y: 40, width: 20, height: 20 }, 0.25],
    ['a neighbour that touches it', { x: 50, y: 20, width: 40, height: 30 }, 0],
    ['one that touches its corner', { x: 50, y: 50, width: 5, height: 5 }, 0],
    ['one far off in both directions', { x: 100, y: 100, width: 5, height: 5 }, 0],
    ['one without area', { x: 20, y: 25, width: 0, height: 10 }, 0],
  ])('with %s', (_, other, expected) => {
    expect(overlapOf(box, other)).toBe(expected);
    expect(overlapOf(other, box)).toBe(expected);
  });
});

test('squareAbout keeps the centre', () => {
  const box = { x: 10, y: 20, width: 40, height: 30 };
  expect(squareAbout(box, 50)).toEqual({ x: 5, y: 10, width: 50, height: 50 });
  expect(squareAbout(box, 10)).toEqual({ x: 25, y: 30, width: 10, height: 10 });
});

describe('clip', () => {
  const picture = { width: 100, height: 50 };
  test.each([
    ['inside', { x: 1.5, y: 2, width: 10, height: 20 }, { x: 1.5, y: 2, width: 10, height: 20 }],
    [
      'over the top left',
      { x: -5, y: -8, width: 20, height: 20 },
      { x: 0, y: 0, width: 15, height: 12 },
    ],
    [
      'over the bottom right',
      { x: 90, y: 45, width: 20, height: 20 },
      { x: 90, y: 45, width: 10, height: 5 },
    ],
    [
      'around it',
      { x: -10, y: -10, width: 200, height: 200 },
      { x: 0, y: 0, width: 100, height: 50 },
    ],
    ['left of it', { x: -30, y: 10, width: 20, height: 5 }, { x: 0, y: 10, width: 0, height: 5 }],
    ['below it', { x: 10, y: 60, width: 20, height: 5 }, { x: 10, y: 50, width: 20, height: 0 }],
  ])('a box %s', (_, box, expected) => {
    expect(clip(box, picture)).toEqual(expected);
  });

  test('what is clipped lies inside, and clipping it again changes nothing', () => {
    const next = random(1);
    for (let i = 0; i < 200; i++) {
      const box = {
        x: next() * 300 - 100,
        y: next() * 300 - 100,
        width: next() * 200,
        height: next() * 200,
      };
      const inside = clip(box, picture);
      expect(Math.min(inside.x, inside.y, inside.width, inside.height)).toBeGreaterThanOrEqual(0);
      expect(inside.x + inside.width).toBeLessThanOrEqual(100 + 1e-9);
      expect(inside.y + inside.height).toBeLessThanOrEqual(50 + 1e-9);
      const again = clip(inside, picture);
      expect(again.width).toBeCloseTo(inside.width, 9);
      expect(again.height).toBeCloseTo(inside.height, 9);
    }
  });
});

test('bounds', () => {
  const points = [
    { x: 3, y: -1 },
    { x: -2, y: 7 },
    { x: 0, y: 0 },
  ];
  expect(bounds(points)).toEqual({ x: -2, y: -1, width: 5, height: 8 });
  expect(bounds([{ x: 3, y: 4 }])).toEqual({ x: 3, y: 4, width: 0, height: 0 });
});
