import { expect, test } from 'vitest';
import { outlinesOf, smoothed } from './outline.ts';
import type { Mask } from './raster.ts';

/** A mask as it looks: `#` inside. */
const drawn = (...rows: readonly string[]): Mask => ({
  width: rows[0]!.length,
  height: rows.length,
  data: Uint8Array.from(rows.join(''), (cell) => (cell === '#' ? 1 : 0)),
});
const spread = (mask: Mask, least?: number) =>
  outlinesOf(mask, least).map((points) => points.map(({ x, y }) => [x, y]));

test('one pixel has its four corners, clockwise', () => {
  expect(spread(drawn('...', '.#.', '...'))).toEqual([
    [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
    ],
  ]);
});

test('nothing has no outline, and a full mask follows the frame', () => {
  expect(spread(drawn('...'))).toEqual([]);
  expect(spread(drawn('##'))).toEqual([
    [
      [0, 0],
      [1, 0],
      [2, 0],
      [2, 1],
      [1, 1],
      [0, 1],
    ],
  ]);
});

test('parts that meet only at a corner, and parts apart, each close', () => {
  const touching = outlinesOf(drawn('#..', '.#.', '..#'));
  expect(touching.reduce((sum, { length }) => sum + length, 0)).toBe(12);
  expect(outlinesOf(drawn('#.#', '...', '#.#'))).toHaveLength(4);
});

test('holes and small parts are left out', () => {
  expect(outlinesOf(drawn('###', '#.#', '###'))).toHaveLength(1);
  expect(outlinesOf(drawn('##..#', '##...'), 2)).toHaveLength(1);
});

test('smoothing keeps the middle and halves the points', () => {
  const [square] = outlinesOf(drawn('####', '####', '####', '####'));
  const round = smoothed(square!);
  expect(round).toHaveLength(8);
  const mean = (axis: 'x' | 'y') => round.reduce((sum, point) => sum + point[axis], 0) / 8;
  expect([mean('x'), mean('y')]).toEqual([2, 2]);
});
