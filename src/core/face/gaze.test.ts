import { describe, expect, test } from 'vitest';
import { gazeOf } from './gaze.ts';
import { face } from './handmade-face.testing.ts';

const looking = (dx: number, dy: number) =>
  face.map((point, i) => (i >= 468 ? { ...point, x: point.x + dx, y: point.y + dy } : point));

describe('gazeOf', () => {
  test.each([
    ['in the middle', 0, 0],
    ['to the image’s right', 6, 0],
    ['up', 0, -4],
    ['left and down', -5, 3],
  ])('%s, in widths of 40 px', (_, dx, dy) => {
    const { x, y } = gazeOf(looking(dx, dy));
    expect(x).toBeCloseTo(dx / 40, 9);
    expect(y).toBeCloseTo(dy / 40, 9);
  });

  test('eyes that converge on something near look straight ahead', () => {
    const near = face.map((point, i) =>
      i >= 468 ? { ...point, x: point.x + (i < 473 ? 3 : -3) } : point,
    );
    expect(gazeOf(near).x).toBeCloseTo(0, 9);
  });

  test('is measured along the line of the eyes, not along the frame', () => {
    const turned = looking(6, 2).map(({ x, y, z }) => ({ x: -y, y: x, z }));
    const { x, y } = gazeOf(turned);
    expect(x).toBeCloseTo(6 / 40, 9);
    expect(y).toBeCloseTo(2 / 40, 9);
  });
});
