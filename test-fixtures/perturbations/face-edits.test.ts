import { describe, expect, test } from 'vitest';
import { face, faceOf, skins } from '../../src/core/face/handmade-face.testing.ts';
import type { Raster } from '../../src/core/pixels/raster.ts';
import { coveringEdits } from './covering-edits.ts';
import type { Subject } from './edit.ts';
import { faceEdits } from './face-edits.ts';
import { edited, inLight, smoothstep, warped } from './raster-edits.ts';

const photo = faceOf(skins.medium);
const matte = { width: 1, height: 1, data: Float32Array.of(1) };
const region = { x: 0, y: 0, width: photo.width, height: photo.height };
const subject: Subject = { photo, landmarks: face, portrait: { matte, region } };

const onFace = [...faceEdits, ...coveringEdits];

/** Sum of all differences of two rasters' colours. */
const apart = (a: Raster, b: Raster) =>
  a.data.reduce((sum, code, i) => sum + Math.abs(code - b.data[i]!), 0);

describe('rasters', () => {
  const grey: Raster = {
    width: 2,
    height: 1,
    data: Uint8ClampedArray.of(188, 188, 188, 255, 0, 100, 255, 255),
  };

  test('light is changed before the curve, stored values after it', () => {
    // 188 is half of all light.
    expect([...inLight(grey, ([r, g, b]) => [2 * r, g / 2, b]).data.slice(0, 4)]).toEqual([
      255, 137, 188, 255,
    ]);
    expect([...edited(grey, () => [0.5, 0, 1]).data.slice(4)]).toEqual([128, 0, 255, 255]);
  });

  test('a pixel that is taken from itself stays', () => {
    expect(warped(photo, (x, y) => ({ x, y })).data).toEqual(photo.data);
    expect([...warped(grey, (_, y) => ({ x: 1.5, y })).data.slice(0, 4)]).toEqual([
      0, 100, 255, 255,
    ]);
  });

  test('a smooth step is half way in the middle, and stays within its ends', () => {
    expect([-1, 0, 0.5, 1, 2].map(smoothstep)).toEqual([0, 0, 0.5, 1, 1]);
  });
});

test('edits have different names', () => {
  expect(new Set(onFace.map(({ name }) => name)).size).toBe(onFace.length);
});

describe.each(onFace)('$name', ({ levels, apply }) => {
  test('changes a copy; a higher level changes it more', () => {
    const before = Uint8ClampedArray.from(photo.data);
    const changed = levels.map(({ level }) => apply(subject, level)!);
    expect(photo.data).toEqual(before);
    const distances = changed.map((one) => apart(photo, one));
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    expect(distances.at(-1)).toBeGreaterThan(0);
  });
});
