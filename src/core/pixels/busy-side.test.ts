import { describe, expect, test } from 'vitest';
import { isBusy, sides } from './busy-side.ts';
import { type Colour, paint } from './handmade.testing.ts';

const face = { x: 80, y: 60, width: 60, height: 60 };
/** A wall, 220 × 300, with something else in a box. */
const wall = (box: { x: number; y: number; width: number; height: number }, colour: Colour) =>
  paint(220, 300, (x, y) =>
    x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
      ? colour
      : [225, 228, 230],
  );

describe('isBusy', () => {
  test.each(sides)('a plain wall is not busy, evenly lit or not: %s', (side) => {
    expect(isBusy(wall(face, [180, 140, 120]), side, face)).toBe(false);
    const lit = paint(220, 300, (_, y) => [120 + y / 3, 120 + y / 3, 120 + y / 3]);
    expect(isBusy(lit, side, face)).toBe(false);
  });

  test('shoulders do not count', () => {
    const shoulders = wall({ x: 0, y: 150, width: 220, height: 150 }, [40, 40, 60]);
    for (const side of sides) expect(isBusy(shoulders, side, face)).toBe(false);
  });

  test('a face cut by an edge makes that edge busy, and not the other', () => {
    const cut = wall({ x: 0, y: 70, width: 15, height: 40 }, [190, 150, 130]);
    expect(isBusy(cut, 'left', face)).toBe(true);
    expect(isBusy(cut, 'right', face)).toBe(false);
    const right = wall({ x: 205, y: 20, width: 15, height: 30 }, [90, 60, 50]);
    expect(isBusy(right, 'left', face)).toBe(false);
    expect(isBusy(right, 'right', face)).toBe(true);
  });
});
