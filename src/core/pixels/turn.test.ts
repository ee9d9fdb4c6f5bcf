import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Raster } from './raster.ts';
import { type Turn, turned, uprightTurns } from './turn.ts';

/** A raster whose pixels differ in their red value, given row by row. */
const rasterOf = (...rows: readonly (readonly number[])[]): Raster => ({
  width: rows[0]!.length,
  height: rows.length,
  data: Uint8ClampedArray.from(rows.flat().flatMap((red) => [red, 0, 0, 255])),
});

const picture = rasterOf([1, 2, 3], [4, 5, 6]);

test.each<[Turn, Raster]>([
  ['quarter-left', rasterOf([3, 6], [2, 5], [1, 4])],
  ['half', rasterOf([6, 5, 4], [3, 2, 1])],
  ['quarter-right', rasterOf([4, 1], [5, 2], [6, 3])],
  ['swap-left-right', rasterOf([3, 2, 1], [6, 5, 4])],
  ['swap-top-bottom', rasterOf([4, 5, 6], [1, 2, 3])],
])('%s', (turn, expected) => {
  expect(turned(picture, turn)).toEqual(expected);
});

describe('a turn and its inverse leave everything as it was', () => {
  test.each<[Turn, Turn]>([
    ['quarter-left', 'quarter-right'],
    ['half', 'half'],
    ['swap-left-right', 'swap-left-right'],
    ['swap-top-bottom', 'swap-top-bottom'],
  ])('%s, %s', (turn, undo) => {
    expect(turned(turned(picture, turn), undo)).toEqual(picture);
  });
});

test.each([5, 6, 7, 8])(
  'a picture of EXIF orientation %i is turned as sharp turns it',
  async (orientation) => {
    const { width, height, data } = picture;
    const raw = { width, height, channels: 4 } as const;
    const marked = await sharp(data, { raw }).withMetadata({ orientation }).png().toBuffer();
    const upright = await sharp(marked).autoOrient().raw().toBuffer();
    const raster = uprightTurns[orientation]!.reduce(turned, picture);
    expect(raster.data).toEqual(new Uint8ClampedArray(upright));
  },
);
