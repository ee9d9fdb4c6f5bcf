import { describe, expect, test } from 'vitest';
import { type Colour, random } from '../pixels/handmade.testing.ts';
import { cropAbout } from '../pixels/lab-crop.ts';
import type { Raster } from '../pixels/raster.ts';
import { cheeks, face, faceOf, skins, tones, within } from './handmade-face.testing.ts';
import { luma } from './skin.ts';
import { skinLightOf } from './skin-light.ts';
import { skinModelOf } from './skin-model.ts';

function lightOf(photo: Raster) {
  const crop = cropAbout(photo, face);
  const skin = skinModelOf(crop, face);
  if (!skin) throw new Error('no cheeks');
  return skinLightOf(luma(photo), crop, face, skin);
}

const gamma = (value: number) =>
  value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
const linear = (code: number) =>
  code <= 0.04045 * 255 ? code / 255 / 12.92 : ((code / 255 + 0.055) / 1.055) ** 2.4;
const lit = (colour: Colour, light: number): Colour => {
  const [r, g, b] = colour.map((code) => Math.round(255 * gamma(light * linear(code))));
  return [r, g, b];
};

describe('the light of the cheeks', () => {
  const halfLit = (skin: Colour, light: number) =>
    faceOf(skin, (x) => (x >= 100 ? lit(skin, light) : undefined));
  const ratio = (skin: Colour, light: number) => {
    const { left, right } = lightOf(halfLit(skin, light));
    return left / right;
  };

  test('is relative luminance', () => {
    // (170, 125, 100): 0.2126 · 0.4020 + 0.7152 · 0.2051 + 0.0722 · 0.1274
    const { left, right } = lightOf(faceOf(skins.medium));
    expect(left).toBeCloseTo(0.2413, 3);
    expect(right).toBeCloseTo(left, 6);
  });

  test.each(tones)('falls on one side of %s skin as the light does', (tone) => {
    for (const light of [0.8, 0.5, 0.3]) expect(ratio(skins[tone], light)).toBeCloseTo(light, 1);
  });

  test('is the same on all skins', () => {
    const found = tones.map((tone) => ratio(skins[tone], 0.4));
    expect(Math.max(...found) - Math.min(...found)).toBeLessThan(0.02);
  });

  test('a strand of hair on one cheek is no shadow', () => {
    const strand = faceOf(skins.light, (x) =>
      Math.abs(x - cheeks.left.x) < 5 ? [20, 15, 10] : undefined,
    );
    const { left, right } = lightOf(strand);
    expect(left / right).toBeCloseTo(1, 2);
  });
});

describe('shine', () => {
  const spot = (radius: number) => (x: number, y: number) =>
    within(x, y, { x: 100, y: 50 }, radius) ? ([255, 255, 255] as Colour) : undefined;

  test.each(tones)('%s skin without a reflection has none', (tone) => {
    expect(lightOf(faceOf(skins[tone])).shine).toBe(0);
  });

  test.each(tones)('on %s skin grows with the reflection', (tone) => {
    const found = [2, 5, 9].map((radius) => lightOf(faceOf(skins[tone], spot(radius))).shine);
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
  });

  test('is the same on all skins', () => {
    const found = tones.map((tone) => lightOf(faceOf(skins[tone], spot(7))).shine);
    expect(Math.max(...found) - Math.min(...found)).toBeLessThan(0.001);
  });

  test('the eyes’ whites are none', () => {
    const white = (x: number, y: number) =>
      within(x, y, { x: 60, y: 90 }, 18, 7) ? ([255, 255, 255] as Colour) : undefined;
    expect(lightOf(faceOf(skins.dark, white)).shine).toBe(0);
  });
});

describe('texture', () => {
  const rough = (amount: number) => {
    const next = random(5);
    const skin = skins.medium;
    return faceOf(skin, (_, y) => {
      const grain = Math.round(amount * (next() - 0.5));
      return y > 110 && y < 165 ? [skin[0] + grain, skin[1] + grain, skin[2] + grain] : undefined;
    });
  };

  test('skin without any detail has none', () => {
    expect(lightOf(faceOf(skins.medium)).texture).toBe(0);
  });

  test('grows with the detail of the skin', () => {
    const found = [2, 6, 12].map((amount) => lightOf(rough(amount)).texture);
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
  });
});
