import { describe, expect, test } from 'vitest';
import { paint } from '../pixels/handmade.testing.ts';
import { cellsOf, cellsWhere } from './cells.ts';

describe('cellsOf', () => {
  test.each([
    [358, 441, 4, 90, 111],
    [100, 100, 1, 100, 100],
    [900, 1200, 11, 82, 110],
  ])('of %d × %d px are %d px wide', (width, height, side, across, down) => {
    const cells = cellsOf(paint(width, height, () => [10, 20, 30]));
    expect(cells).toMatchObject({ side, width: across, height: down });
  });

  test('have the colour of what they cover', () => {
    const { lab } = cellsOf(paint(440, 440, () => [255, 255, 255]));
    expect(lab.l[0]).toBeCloseTo(100, 2);
    expect(lab.a[0]).toBeCloseTo(0, 1);
  });
});

test('cellsWhere asks the matte at each cell’s centre', () => {
  const cells = { width: 4, height: 2, side: 10 };
  const portrait = {
    matte: { width: 2, height: 1, data: Float32Array.from([0.2, 0.8]) },
    region: { x: 0, y: 0, width: 40, height: 20 },
  };
  const { data } = cellsWhere(cells, portrait, (person) => person > 0.5);
  expect([...data]).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
  const right = { ...portrait, region: { x: 20, y: 0, width: 20, height: 10 } };
  expect([...cellsWhere(cells, right, () => true).data]).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
});
