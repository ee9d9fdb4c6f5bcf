import { describe, expect, test } from 'vitest';
import type { Portrait } from './artifacts.ts';
import { backgroundMask, backgroundOf } from './background.ts';
import { luminance } from './colour.ts';
import type { Box } from './geometry.ts';
import { type Colour, paint } from './handmade.testing.ts';

const SIZE = 100;
const whole: Box = { x: 0, y: 0, width: SIZE, height: SIZE };
const grey = (value: number): Colour => [value, value, value];
const photoOf = (colourAt: (x: number, y: number) => Colour) => paint(SIZE, SIZE, colourAt);

/** A matte of 20 × 20 over a region, by column and row. */
const portraitOf = (person: (x: number, y: number) => number, region = whole): Portrait => ({
  matte: {
    width: 20,
    height: 20,
    data: Float32Array.from({ length: 400 }, (_, i) => person(i % 20, Math.floor(i / 20))),
  },
  region,
});
const nobody = portraitOf(() => 0);
/** Columns 40 … 59 of the photo. */
const upright = portraitOf((x) => (x >= 8 && x < 12 ? 1 : 0));
/** Background begins this far from the person in a photo 100 px high. */
const CLEAR = 6;

describe('backgroundMask', () => {
  const columns = (portrait: Portrait, y = 50) => {
    const { data } = backgroundMask(
      photoOf(() => grey(255)),
      portrait,
    );
    const row = data.subarray(y * SIZE, (y + 1) * SIZE);
    return Array.from(row.keys()).filter((x) => row[x] === 1);
  };
  const span = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

  test('is what lies clear of the person, up to the frame', () => {
    const clear = [...span(0, 40 - CLEAR), ...span(60 + CLEAR, SIZE)];
    expect(columns(upright)).toEqual(clear);
    expect(columns(upright, 0)).toEqual(clear);
    expect(columns(nobody)).toEqual(span(0, SIZE));
    expect(columns(portraitOf(() => 1))).toEqual([]);
  });

  test('a tenth of a person is one', () => {
    expect(columns(portraitOf((x) => (x === 10 ? 0.09 : 0)))).toEqual(span(0, SIZE));
    expect(columns(portraitOf((x) => (x === 10 ? 0.11 : 0)))).toEqual([
      ...span(0, 50 - CLEAR),
      ...span(55 + CLEAR, SIZE),
    ]);
  });

  test('nothing is known beyond the portrait’s region', () => {
    const region = { x: 20, y: 10, width: 60, height: 80 };
    const inner = span(20 + CLEAR, 80 - CLEAR);
    const portrait = portraitOf(() => 0, region);
    expect(columns(portrait)).toEqual(inner);
    expect(columns(portrait, 10 + CLEAR)).toEqual(inner);
    expect(columns(portrait, 10 + CLEAR - 1)).toEqual([]);
    expect(columns(portrait, 90 - CLEAR)).toEqual([]);
  });

  test('a region with fractional edges has the pixels whose centres lie in it', () => {
    const region = { x: 20.6, y: 0, width: 58.8, height: 100 };
    expect(columns(portraitOf(() => 0, region))).toEqual(span(21 + CLEAR, 79 - CLEAR));
  });

  test('a region larger than the photo', () => {
    const region = { x: -50, y: -100, width: 200, height: 300 };
    // Matte column 8 covers 30 … 39 of the photo.
    const portrait = portraitOf((x) => (x === 8 ? 1 : 0), region);
    expect(columns(portrait)).toEqual([...span(0, 30 - CLEAR), ...span(40 + CLEAR, SIZE)]);
  });
});

describe('backgroundOf', () => {
  test('white is 0 from white and has no gradient, whatever the person wears', () => {
    const photo = photoOf((x) => (x >= 40 && x < 60 ? [200, 30, 90] : [255, 255, 255]));
    const { fromWhite, gradient } = backgroundOf(photo, upright)!;
    expect(fromWhite).toBeCloseTo(0, 3);
    expect(gradient).toBe(0);
  });

  test.each([
    [0, 0],
    [128, 53.585],
    [200, 80.604],
    [240, 94.796],
  ])('a grey of %d has L* %d, and is that far from white', (value, lightness) => {
    const { fromWhite, gradient } = backgroundOf(
      photoOf(() => grey(value)),
      nobody,
    )!;
    expect(fromWhite).toBeCloseTo(100 - lightness, 2);
    expect(gradient).toBe(0);
  });

  test('colour counts beside lightness', () => {
    // sRGB blue is L* 32.297, a* 79.188, b* -107.860
    const expected = Math.hypot(100 - 32.297, 79.188, 107.86);
    expect(
      backgroundOf(
        photoOf(() => [0, 0, 255]),
        nobody,
      )!.fromWhite,
    ).toBeCloseTo(expected, 1);
  });

  test('a wall half white, half grey is half as far from white', () => {
    const photo = photoOf((_, y) => grey(y < 50 ? 255 : 128));
    expect(backgroundOf(photo, nobody)!.fromWhite).toBeCloseTo((100 - 53.585) / 2, 2);
  });

  test('what lies beyond the region is not looked at', () => {
    const region = { x: 20, y: 10, width: 60, height: 80 };
    const photo = photoOf((x, y) =>
      x >= 20 && x < 80 && y >= 10 && y < 90 ? grey(255) : [40, 90, 10],
    );
    const { fromWhite, gradient } = backgroundOf(
      photo,
      portraitOf(() => 0, region),
    )!;
    expect(fromWhite).toBeCloseTo(0, 3);
    expect(gradient).toBe(0);
  });

  test('a luminance that rises by 1 per pixel has a gradient of 32', () => {
    const greyOf = Array.from({ length: SIZE }, (_, l) => {
      const levels = Array.from({ length: 256 }, (_, v) => v);
      return levels.find((v) => luminance(v, v, v) === l);
    });
    // Up to 60 every luminance is that of a grey.
    const photo = photoOf((x) => grey(greyOf[Math.min(x, 60)]!));
    const slope = { x: 0, y: 0, width: 56, height: 100 };
    const farFromLeft = portraitOf((x) => (x === 0 ? 1 : 0), slope);
    expect(backgroundOf(photo, farFromLeft)!.gradient).toBeCloseTo(32, 3);
  });

  test('one twentieth of the wall may be busy', () => {
    const busy = (columns: number) =>
      backgroundOf(
        photoOf((x, y) => (x < columns ? grey(y % 20 < 10 ? 0 : 255) : grey(255))),
        nobody,
      )!.gradient;
    expect(busy(2)).toBe(0);
    expect(busy(30)).toBeGreaterThan(50);
  });

  test('more of a pattern, and a stronger one, never has less gradient', () => {
    const gradientOf = (columns: number, strength: number) =>
      backgroundOf(
        photoOf((x, y) => grey(x < columns && y % 16 < 8 ? 255 - strength : 255)),
        nobody,
      )!.gradient;
    const wider = [0, 20, 40, 60, 80].map((columns) => gradientOf(columns, 80));
    const stronger = [0, 20, 60, 120, 255].map((strength) => gradientOf(50, strength));
    for (const found of [wider, stronger]) {
      expect(found[0]).toBe(0);
      for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
    }
  });

  test('too little of it tells nothing: less than one pixel in two hundred', () => {
    const white = photoOf(() => grey(255));
    const corner = (side: number) => portraitOf((x, y) => (x < side && y < side ? 0 : 1));
    // Clear of the person: (5 side - 6)² pixels of 10 000.
    expect(backgroundOf(white, corner(2))).toBeUndefined();
    expect(backgroundOf(white, corner(3))).toBeDefined();
    expect(
      backgroundOf(
        white,
        portraitOf(() => 1),
      ),
    ).toBeUndefined();
  });
});
