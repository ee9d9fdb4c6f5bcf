import { describe, expect, test } from 'vitest';
import type { Portrait } from '../check/artifacts.ts';
import type { Box } from '../pixels/geometry.ts';
import { type Colour, paint, random } from '../pixels/handmade.testing.ts';
import { backgroundOf, clearOf, shadowCells, wallCells } from './background.ts';
import { cellsOf } from './cells.ts';

/** One cell is one pixel up to this size. */
const SIZE = 110;
const whole: Box = { x: 0, y: 0, width: SIZE, height: SIZE };
const grey = (value: number): Colour => [value, value, value];
const photoOf = (colourAt: (x: number, y: number) => Colour) => paint(SIZE, SIZE, colourAt);

/** A matte of 22 × 22 over a region, drawn by column and row. */
const portraitOf = (person: (x: number, y: number) => number, region = whole): Portrait => ({
  matte: {
    width: 22,
    height: 22,
    data: Float32Array.from({ length: 484 }, (_, i) => person(i % 22, Math.floor(i / 22))),
  },
  region,
});
const nobody = portraitOf(() => 0);
/** Columns 45 … 64 of the photo, from row 30 down. */
const upright = portraitOf((x, y) => (x >= 9 && x < 13 && y >= 6 ? 1 : 0));
const head = { eyes: { x: 55, y: 45 } };
const measure = (colourAt: (x: number, y: number) => Colour, portrait = upright) =>
  backgroundOf(cellsOf(photoOf(colourAt)), portrait, head)!;

describe('clearOf', () => {
  const span = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  const columns = (portrait: Portrait, y = 80) => {
    const { data } = clearOf(cellsOf(photoOf(() => grey(255))), portrait, 0.04);
    const row = data.subarray(y * SIZE, (y + 1) * SIZE);
    return Array.from(row.keys()).filter((x) => row[x] === 1);
  };

  test('is everything far enough from the person, up to the frame', () => {
    expect(columns(upright)).toEqual([...span(0, 41), ...span(69, SIZE)]);
    expect(columns(nobody)).toEqual(span(0, SIZE));
    expect(columns(portraitOf(() => 1))).toEqual([]);
  });

  test('a tenth of a person counts as the person', () => {
    expect(columns(portraitOf((x) => (x === 11 ? 0.09 : 0)))).toEqual(span(0, SIZE));
    expect(columns(portraitOf((x) => (x === 11 ? 0.11 : 0)))).not.toEqual(span(0, SIZE));
  });

  test('outside the portrait’s region nothing is known', () => {
    const region = { x: 20, y: 10, width: 60, height: 80 };
    expect(columns(portraitOf(() => 0, region))).toEqual(span(24, 76));
  });
});

describe('backgroundOf', () => {
  test('white is white, even and without a shadow, whatever the person wears', () => {
    const { fromWhite, unevenness, shadow, lightness } = measure((x, y) =>
      x >= 45 && x < 65 && y >= 30 ? [200, 30, 90] : [255, 255, 255],
    );
    expect(fromWhite).toBeCloseTo(0, 1);
    expect(lightness).toBeCloseTo(100, 1);
    expect(unevenness).toBe(0);
    expect(shadow).toBe(0);
  });

  test.each([
    [128, 53.59],
    [200, 80.6],
    [240, 94.8],
  ])('a grey of %d has L* %d', (value, lightness) => {
    const found = measure(() => grey(value));
    expect(found.lightness).toBeCloseTo(lightness, 1);
    expect(found.chroma).toBeLessThan(0.1);
    expect(found.unevenness).toBe(0);
    expect(found.shadow).toBe(0);
  });

  test('a darker or more coloured wall is farther from white', () => {
    const greys = [255, 245, 225, 200, 160, 90, 0].map((v) => measure(() => grey(v)).fromWhite);
    const blues = [255, 245, 225, 200, 160].map((v) => measure(() => [v, v, 255]).fromWhite);
    for (const found of [greys, blues]) {
      for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
    }
  });

  test('a larger or stronger pattern is never more even', () => {
    const uneven = (columns: number, strength: number) =>
      measure((x, y) => grey(x < columns && y % 16 < 8 ? 255 - strength : 255)).unevenness;
    const wider = [0, 20, 40, 110].map((columns) => uneven(columns, 80));
    const stronger = [0, 10, 40, 120, 255].map((strength) => uneven(60, strength));
    for (const found of [wider, stronger]) {
      expect(found[0]).toBe(0);
      for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
    }
  });

  test('a steeper gradient across the wall is never more even', () => {
    const found = [0, 30, 60, 120].map(
      (fall) => measure((x) => grey(255 - (fall * x) / SIZE)).unevenness,
    );
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
  });

  test('a pattern of equal lightness is recognised by its colour', () => {
    expect(
      measure((x) => (x % 16 < 8 ? [255, 150, 150] : [150, 200, 255])).unevenness,
    ).toBeGreaterThan(3);
  });

  test('grain is no pattern', () => {
    const next = random(3);
    const large = paint(660, 660, () => grey(225 + 20 * (next() - 0.5)));
    const portrait = portraitOf(() => 0, { x: 0, y: 0, width: 660, height: 660 });
    expect(backgroundOf(cellsOf(large), portrait, head)!.unevenness).toBeLessThan(1);
  });

  test('too little background gives no value', () => {
    const cells = cellsOf(photoOf(() => grey(255)));
    expect(
      backgroundOf(
        cells,
        portraitOf(() => 1),
        head,
      ),
    ).toBeUndefined();
    const corner = portraitOf((x, y) => (x < 2 && y < 2 ? 0 : 1));
    expect(backgroundOf(cells, corner, head)).toBeUndefined();
  });
});

describe('shadow', () => {
  /** A strip beside the person, `wide` px, at the image's right. */
  const cast = (value: number, wide = 14) =>
    measure((x, y) => grey(x >= 65 && x < 65 + wide && y >= 25 ? value : 240)).shadow;

  test('a strip along the person counts by how much darker it is', () => {
    // L* 94.80 and 80.60
    expect(cast(200)).toBeCloseTo(94.8 - 80.6, 1);
  });

  test('a deeper shadow never gives a smaller value', () => {
    const found = [240, 230, 210, 180, 120].map((value) => cast(value));
    expect(found[0]).toBe(0);
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
  });

  test('a shadow that reaches the frame is compared with the other side, minus a wall’s usual fall-off', () => {
    const wide = measure((x) => grey(x >= 65 ? 200 : 240)).shadow;
    expect(wide).toBeGreaterThan(94.8 - 80.6 - 5.1);
    expect(wide).toBeLessThan(94.8 - 80.6);
  });

  test('a wall that gets darker towards its edges has no shadow', () => {
    expect(measure((x) => grey(240 - Math.abs(x - 55) / 5)).shadow).toBe(0);
  });
});

describe('the places of what is wrong', () => {
  const columnsOf = ({ data }: { readonly data: Uint8Array }, y: number) => {
    const row = data.subarray(y * SIZE, (y + 1) * SIZE);
    const set = Array.from(row.keys()).filter((x) => row[x] === 1);
    return [Math.min(...set), Math.max(...set)];
  };

  test('the shadow is where the wall beside the head is darker', () => {
    const cells = cellsOf(photoOf((x, y) => grey(x >= 65 && x < 75 && y >= 25 ? 150 : 240)));
    expect(columnsOf(shadowCells(cells, upright, head), 50)).toEqual([67, 74]);
  });

  test('what is odd on a wall is where it differs most from the rest', () => {
    const cells = cellsOf(photoOf((x) => grey(x < 10 ? 120 : 240)));
    expect(columnsOf(wallCells(cells, upright, 'odd'), 50)).toEqual([0, 9]);
    expect(wallCells(cells, upright, 'all').data).toEqual(clearOf(cells, upright, 0.036).data);
  });
});
