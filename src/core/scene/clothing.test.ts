import { describe, expect, test } from 'vitest';
import type { Portrait } from '../check/artifacts.ts';
import { type Colour, paint } from '../pixels/handmade.testing.ts';
import { cellsOf } from './cells.ts';
import { clothingOf, shoulderCells } from './clothing.ts';
import { shoulderSlope } from './shoulders.ts';

const WIDTH = 358;
const HEIGHT = 441;
const at = (x: number, y: number) => ({ x, y, z: 0 });
const head = {
  leftEye: at(224, 200),
  rightEye: at(134, 200),
  eyes: at(179, 200),
  chin: at(179, 350),
  leftCheek: at(279, 220),
  rightCheek: at(79, 220),
};
const skin = { l: 70, a: 12, b: 16 };
/** About the sRGB of that skin. */
const SKIN: Colour = [198, 163, 142];
const WALL: Colour = [240, 240, 240];

/** A head of 200 px, and shoulders whose line falls to the image's right by `slope` degrees. */
function portraitOf(slope = 0, shoulders = 385): Portrait {
  const rise = Math.tan((slope * Math.PI) / 180);
  const isPerson = (x: number, y: number) =>
    y >= shoulders + rise * (x - 179) || (Math.abs(x - 179) < 100 && y > 60 && y < 355);
  return {
    matte: {
      width: WIDTH,
      height: HEIGHT,
      data: Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) =>
        isPerson(i % WIDTH, Math.floor(i / WIDTH)) ? 1 : 0,
      ),
    },
    region: { x: 0, y: 0, width: WIDTH, height: HEIGHT },
  };
}

const clothing = (top: (x: number) => Colour, portrait = portraitOf()) =>
  clothingOf(
    cellsOf(paint(WIDTH, HEIGHT, (x, y) => (y >= 360 ? top(x) : WALL))),
    portrait,
    head,
    skin,
  );

describe('clothingOf', () => {
  test('a top of the wall’s colour has no contrast', () => {
    expect(clothing(() => WALL)!.contrast).toBeCloseTo(0, 5);
  });

  test('a darker top has more contrast', () => {
    const found = [240, 220, 180, 120, 40].map((v) => clothing(() => [v, v, v])!.contrast);
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
  });

  test('a white collar under a dark jacket is no white top', () => {
    const jacket = (x: number): Colour => (Math.abs(x - 179) < 60 ? [255, 255, 255] : [30, 34, 50]);
    expect(clothing(jacket)!.contrast).toBeGreaterThan(50);
  });

  test('shoulders of the cheeks’ colour are bare', () => {
    expect(clothing(() => SKIN)!.skin).toBe(1);
    expect(clothing(() => [30, 34, 50])!.skin).toBe(0);
    const half = clothing((x) => (x < 179 ? SKIN : [30, 34, 50]))!;
    expect(half.skin).toBeCloseTo(0.5, 1);
    expect(half.contrast).toBeGreaterThan(50);
  });

  test('a photo that ends at the chin shows no clothes', () => {
    expect(clothing(() => WALL, portraitOf(0, 441))).toBeUndefined();
  });
});

describe('shoulderSlope', () => {
  test.each([-9, -3, 0, 4, 9])('of %d°', (slope) => {
    expect(Math.abs(shoulderSlope(portraitOf(slope, 400), head)! - slope)).toBeLessThan(0.5);
  });

  test('shoulders outside the photo, or behind hair, have no slope', () => {
    expect(shoulderSlope(portraitOf(0, 441), head)).toBeUndefined();
    expect(shoulderSlope(portraitOf(0, 200), head)).toBeUndefined();
  });
});

test('clothes and bare skin at the shoulders are told apart, cell by cell', () => {
  const photo = paint(WIDTH, HEIGHT, (x, y) => (y < 360 ? WALL : x < 179 ? SKIN : [40, 60, 120]));
  const cells = cellsOf(photo);
  const middles = (['skin', 'clothes'] as const).map((which) => {
    const { width, data } = shoulderCells(cells, portraitOf(), head, skin, which);
    const columns = Array.from(data.keys()).filter((i) => data[i] === 1);
    return columns.reduce((sum, i) => sum + (i % width), 0) / columns.length / width;
  });
  expect(middles[0]).toBeLessThan(0.5);
  expect(middles[1]).toBeGreaterThan(0.5);
});
