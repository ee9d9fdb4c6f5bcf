import { describe, expect, test } from 'vitest';
import type { Landmark } from '../check/artifacts.ts';
import type { Colour } from '../pixels/handmade.testing.ts';
import { cropAbout } from '../pixels/lab-crop.ts';
import type { Raster } from '../pixels/raster.ts';
import { face, faceOf, gap, mouth, skins, tones, within } from './handmade-face.testing.ts';
import { mouthLookOf } from './mouth-look.ts';
import { skinModelOf } from './skin-model.ts';

function lookOf(photo: Raster, landmarks: readonly Landmark[] = face) {
  const crop = cropAbout(photo, landmarks);
  const skin = skinModelOf(crop, landmarks);
  if (!skin) throw new Error('no cheeks');
  return mouthLookOf(crop, landmarks, skin);
}

const TEETH: Colour = [225, 215, 195];
/** Teeth over this share of the gap's width. */
const teeth = (share: number) => (x: number, y: number) =>
  within(x, y, mouth, gap.x, gap.y) && Math.abs(x + 0.5 - mouth.x) < share * gap.x
    ? TEETH
    : undefined;

describe.each(tones)('%s skin', (tone) => {
  test('a dark gap shows no teeth', () => {
    expect(lookOf(faceOf(skins[tone])).teeth).toBe(0);
  });

  test('more teeth give a larger value', () => {
    const found = [0, 0.25, 0.5, 1].map((share) => lookOf(faceOf(skins[tone], teeth(share))).teeth);
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
    // The gap is 24 · 5 of the 30 · 12 of lips and gap.
    expect(found[3]).toBeCloseTo(1 / 3, 1);
  });
});

test('the same teeth give the same value on all skins', () => {
  const found = tones.map((tone) => lookOf(faceOf(skins[tone], teeth(0.5))).teeth);
  expect(Math.max(...found) - Math.min(...found)).toBeLessThan(0.01);
});

describe('corners', () => {
  const corners = (wider: number, higher: number) =>
    face.map((point, i) =>
      i === 61 || i === 291
        ? { ...point, x: point.x + (i === 61 ? -wider : wider), y: point.y - higher }
        : point,
    );

  test('width and lift', () => {
    const { width, lift } = lookOf(faceOf(skins.medium));
    // 60 px between the corners, 80 px between the eyes.
    expect(width).toBeCloseTo(0.75, 9);
    expect(lift).toBeCloseTo(0, 9);
    const drawn = lookOf(faceOf(skins.medium), corners(10, 8));
    expect(drawn.width).toBeCloseTo(1, 9);
    expect(drawn.lift).toBeCloseTo(0.1, 9);
  });

  test('do not change as the head tilts', () => {
    const [cos, sin] = [Math.cos(0.2), Math.sin(0.2)];
    const tilted = corners(10, 8).map(({ x, y, z }) => ({
      x: 100 + (x - 100) * cos - (y - 120) * sin,
      y: 120 + (x - 100) * sin + (y - 120) * cos,
      z,
    }));
    const { width, lift } = lookOf(faceOf(skins.medium), tilted);
    expect(width).toBeCloseTo(1, 9);
    expect(lift).toBeCloseTo(0.1, 9);
  });
});
