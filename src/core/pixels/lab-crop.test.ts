import { describe, expect, test } from 'vitest';
import { labD65, linear } from './colour.ts';
import { paint, random } from './handmade.testing.ts';
import { cropAbout, labCrop, pixelsWithin, valuesAt } from './lab-crop.ts';

const next = random(11);
const code = () => Math.floor(next() * 256);
const photo = paint(16, 16, () => [code(), code(), code()]);

test('L*, a* and b* are those of each pixel', () => {
  const crop = labCrop(photo, { x: 3, y: 2, width: 10, height: 12 });
  for (let i = 0; i < crop.l.length; i++) {
    const at = 4 * ((2 + Math.floor(i / 10)) * 16 + 3 + (i % 10));
    const [r, g, b] = [0, 1, 2].map((c) => linear[photo.data[at + c]]);
    const expected = labD65(r, g, b);
    expect(Math.abs(crop.l[i] - expected.l)).toBeLessThan(0.05);
    expect(Math.abs(crop.a[i] - expected.a)).toBeLessThan(0.2);
    expect(Math.abs(crop.b[i] - expected.b)).toBeLessThan(0.2);
  }
});

test.each([0, 1, 60, 128, 254, 255])('grey %d has neither a* nor b*', (grey) => {
  const { a, b } = labCrop(
    paint(1, 1, () => [grey, grey, grey]),
    { x: 0, y: 0, width: 1, height: 1 },
  );
  expect(Math.hypot(a[0], b[0])).toBeLessThan(0.01);
});

describe('cropAbout', () => {
  test('holds the points and the margin, in whole pixels', () => {
    const points = [
      { x: 4.2, y: 5.9 },
      { x: 8.5, y: 6.1 },
    ];
    expect(cropAbout(photo, points)).toMatchObject({ x: 4, y: 5, width: 5, height: 2 });
    expect(cropAbout(photo, points, 2)).toMatchObject({ x: 2, y: 3, width: 9, height: 6 });
  });

  test('ends at the photo’s edge', () => {
    const points = [
      { x: -5, y: 3 },
      { x: 40, y: 9 },
    ];
    expect(cropAbout(photo, points)).toMatchObject({ x: 0, y: 3, width: 16, height: 6 });
    expect(cropAbout(photo, [{ x: 99, y: 99 }]).l).toHaveLength(0);
  });
});

test('pixelsWithin finds the pixels of a hull, wherever the crop begins', () => {
  const crop = labCrop(photo, { x: 2, y: 2, width: 10, height: 10 });
  const square = [
    { x: 4, y: 5 },
    { x: 6, y: 5 },
    { x: 6, y: 7 },
    { x: 4, y: 7 },
  ];
  const found = pixelsWithin(crop, square);
  expect(Array.from(found)).toEqual([32, 33, 42, 43]);
  expect(Array.from(valuesAt(crop.l, found))).toEqual([32, 33, 42, 43].map((i) => crop.l[i]));
});
