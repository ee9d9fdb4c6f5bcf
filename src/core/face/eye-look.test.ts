import { describe, expect, test } from 'vitest';
import type { Colour } from '../pixels/handmade.testing.ts';
import { cropAbout } from '../pixels/lab-crop.ts';
import type { Raster } from '../pixels/raster.ts';
import { eyeLookOf } from './eye-look.ts';
import { eyes, face, faceOf, IRIS, skins, tones, within } from './handmade-face.testing.ts';
import { skinModelOf } from './skin-model.ts';

function lookOf(photo: Raster) {
  const crop = cropAbout(photo, face, 20);
  const skin = skinModelOf(crop, face);
  if (!skin) throw new Error('no cheeks');
  return eyeLookOf(crop, face, skin);
}

const RED: Colour = [190, 40, 40];
const pupils = (radius: number) => (x: number, y: number) =>
  within(x, y, eyes.left, radius) ? RED : undefined;
const reflex = (radius: number) => (x: number, y: number) =>
  within(x, y, { x: eyes.right.x, y: eyes.right.y - 14 }, radius)
    ? ([255, 255, 255] as Colour)
    : undefined;

describe.each(tones)('%s skin', (tone) => {
  const skin = skins[tone];

  test('healthy eyes show no red and no glare, and their whites are measured', () => {
    const { red, glare, whites } = lookOf(faceOf(skin));
    expect([red, glare]).toEqual([0, 0]);
    // (200, 195, 190)
    expect(whites.l).toBeCloseTo(79, 0);
    expect(Math.hypot(whites.a, whites.b)).toBeLessThan(5);
  });

  test('more red in one pupil gives a larger value', () => {
    const found = [0, 2, 4, 6].map((radius) => lookOf(faceOf(skin, pupils(radius))).red);
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
    expect(lookOf(faceOf(skin, pupils(IRIS))).red).toBe(1);
  });

  test('a larger reflection over one eye gives a larger value', () => {
    const found = [0, 2, 4, 8].map((radius) => lookOf(faceOf(skin, reflex(radius))).glare);
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
  });
});

test('the same reflection gives the same value on all skins', () => {
  const found = tones.map((tone) => lookOf(faceOf(skins[tone], reflex(6))).glare);
  expect(Math.max(...found) - Math.min(...found)).toBeLessThan(0.005);
});

test('closed eyes outside the photo have no whites', () => {
  const photo = faceOf(skins.medium);
  const shut = face.map((point, i) =>
    i < 468 && point.y > 75 && point.y < 105 ? { ...point, y: 90 } : point,
  );
  const crop = cropAbout(photo, shut);
  const skin = skinModelOf(crop, shut);
  if (!skin) throw new Error('no cheeks');
  expect(eyeLookOf(crop, shut, skin)).toMatchObject({ whites: { l: 0, a: 0, b: 0 }, red: 0 });
});
