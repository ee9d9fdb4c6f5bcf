import { expect, test } from 'vitest';
import { linear } from '../pixels/colour.ts';
import { displayP3, toSrgb } from './gamut.ts';
import type { MatrixShaper } from './icc.ts';

const of = (...rgb: number[]) => ({
  width: 1,
  height: 1,
  data: Uint8ClampedArray.from([...rgb, 255]),
});
const converted = (rgb: readonly number[], shaper: MatrixShaper) => {
  const raster = of(...rgb);
  toSrgb(raster, shaper);
  return [...raster.data];
};

const curve = Float64Array.from(linear);
const srgb: MatrixShaper = {
  toXyz: [
    [0.4360747, 0.3850649, 0.1430804],
    [0.2225045, 0.7168786, 0.0606169],
    [0.0139322, 0.0971045, 0.7141733],
  ],
  linear: [curve, curve, curve],
};

test.each([
  [0, 0, 0],
  [255, 255, 255],
  [200, 150, 120],
  [12, 34, 56],
])('sRGB %i %i %i stays what it is', (...rgb) => {
  expect(converted(rgb, srgb)).toEqual([...rgb, 255]);
});

test('greys of Display P3 are those of sRGB', () => {
  for (const grey of [0, 1, 30, 128, 254, 255]) {
    const out = converted([grey, grey, grey], displayP3);
    for (const channel of out.slice(0, 3)) expect(Math.abs(channel - grey)).toBeLessThanOrEqual(1);
  }
});

/** CSS Color 4: color(display-p3 …) in sRGB. */
test.each([
  [
    [200, 150, 120],
    [209, 147, 115],
  ],
  [
    [255, 0, 0],
    [255, 0, 0],
  ],
  [
    [0, 255, 0],
    [0, 255, 0],
  ],
])('Display P3 %j is sRGB %j', (rgb, expected) => {
  const out = converted(rgb, displayP3);
  expected.forEach((channel, i) => {
    expect(Math.abs(out[i]! - channel)).toBeLessThanOrEqual(1);
  });
});
