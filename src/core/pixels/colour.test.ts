import { describe, expect, test } from 'vitest';
import { lab, labD50, labD65, linear, luminance } from './colour.ts';

type Row = readonly [
  name: string,
  rgb: readonly [number, number, number],
  l: number,
  a: number,
  b: number,
];

const close = (actual: number, expected: number, within: number) =>
  expect(Math.abs(actual - expected)).toBeLessThan(within);

describe('linear', () => {
  test('runs from black to white without ever falling', () => {
    expect(linear[0]).toBe(0);
    expect(linear[255]).toBe(1);
    for (let v = 1; v < 256; v++) expect(linear[v]).toBeGreaterThan(linear[v - 1]);
  });

  test.each([
    [1, 0.000303527],
    [10, 0.00303527],
    [11, 0.00334654],
    [128, 0.2158605],
    [188, 0.5028865],
  ])('%d → %d', (value, expected) => {
    close(linear[value], expected, 1e-7);
  });
});

describe('luminance', () => {
  test.each([
    [[0, 0, 0], 0],
    [[255, 255, 255], 255],
    [[128, 128, 128], 55],
    [[255, 0, 0], 54],
    [[0, 255, 0], 182],
    [[0, 0, 255], 18],
    [[255, 255, 0], 237],
    [[50, 50, 50], 8],
  ] as const)('of %j is %d', ([r, g, b], expected) => {
    expect(luminance(r, g, b)).toBe(expected);
  });

  test('of a grey is its linear light, rounded', () => {
    for (let v = 0; v < 256; v++) {
      const exact = 255 * linear[v];
      if (Math.abs((exact % 1) - 0.5) > 1e-3) expect(luminance(v, v, v)).toBe(Math.round(exact));
    }
  });
});

describe('lab', () => {
  const white = [0.9504699, 1, 1.08883] as const;
  test('of the white point and of black', () => {
    expect(lab(white, white)).toEqual({ l: 100, a: 0, b: 0 });
    const black = lab([0, 0, 0], white);
    close(black.l, 0, 1e-12);
    expect([black.a, black.b]).toEqual([0, 0]);
  });

  test('joins its linear and cubic parts at L* = 8', () => {
    const at = (y: number) => lab([0, y, 0], white).l;
    close(at(216 / 24389), 8, 1e-9);
    close(at(216 / 24389 + 1e-9), 8, 1e-5);
  });

  test('L* = 50 is a reflectance of (66/116)³', () => {
    close(lab([0, (66 / 116) ** 3, 0], white).l, 50, 1e-9);
  });
});

describe('labD65, against published values of sRGB', () => {
  test.each<Row>([
    ['white', [255, 255, 255], 100, 0, 0],
    ['black', [0, 0, 0], 0, 0, 0],
    ['red', [255, 0, 0], 53.2408, 80.0925, 67.2032],
    ['green', [0, 255, 0], 87.7347, -86.1827, 83.1793],
    ['blue', [0, 0, 255], 32.297, 79.1875, -107.8602],
    ['cyan', [0, 255, 255], 91.1132, -48.0875, -14.1312],
    ['magenta', [255, 0, 255], 60.3242, 98.2343, -60.8249],
    ['yellow', [255, 255, 0], 97.1393, -21.5537, 94.478],
    ['middle grey', [128, 128, 128], 53.585, 0, 0],
  ])('%s', (_, [r, g, b], l, a, bStar) => {
    const colour = labD65(linear[r], linear[g], linear[b]);
    close(colour.l, l, 5e-3);
    close(colour.a, a, 5e-3);
    close(colour.b, bStar, 5e-3);
  });
});

describe('labD50, against the values of CSS Color 4', () => {
  test.each<Row>([
    ['white', [255, 255, 255], 100, 0, 0],
    ['black', [0, 0, 0], 0, 0, 0],
    ['red', [255, 0, 0], 54.29, 80.81, 69.89],
    ['lime', [0, 255, 0], 87.82, -79.27, 80.99],
    ['blue', [0, 0, 255], 29.57, 68.3, -112.03],
  ])('%s', (_, [r, g, b], l, a, bStar) => {
    const colour = labD50(linear[r], linear[g], linear[b]);
    close(colour.l, l, 0.06);
    close(colour.a, a, 0.06);
    close(colour.b, bStar, 0.06);
  });

  test('every grey has no hue', () => {
    for (let v = 0; v < 256; v += 15) {
      const { a, b } = labD50(linear[v], linear[v], linear[v]);
      expect(Math.hypot(a, b)).toBeLessThan(0.01);
    }
  });
});
