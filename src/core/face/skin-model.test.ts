import { describe, expect, test } from 'vitest';
import { labD65, linear } from '../pixels/colour.ts';
import { cropAbout } from '../pixels/lab-crop.ts';
import type { Raster } from '../pixels/raster.ts';
import { cheeks, face, faceOf, skins, tones } from './handmade-face.testing.ts';
import { skinDistance, skinModelOf, specular } from './skin-model.ts';

const modelOf = (photo: Raster) => {
  const model = skinModelOf(cropAbout(photo, face), face);
  if (!model) throw new Error('no cheeks');
  return model;
};
const labOf = ([r, g, b]: readonly number[]) => labD65(linear[r], linear[g], linear[b]);

describe.each(tones)('%s skin', (tone) => {
  const skin = skins[tone];

  test('is the median of the cheeks', () => {
    const { l, a, b } = modelOf(faceOf(skin));
    const expected = labOf(skin);
    expect(l).toBeCloseTo(expected.l, 1);
    expect(a).toBeCloseTo(expected.a, 1);
    expect(b).toBeCloseTo(expected.b, 1);
  });

  test('is not moved by a strand of hair', () => {
    const hair = faceOf(skin, (x, y) =>
      Math.abs(x - cheeks.left.x) < 5 && y > 110 ? [5, 5, 5] : undefined,
    );
    const [plain, strand] = [modelOf(faceOf(skin)), modelOf(hair)];
    expect(strand).toEqual(plain);
  });

  test('is at distance 0 from itself; a less similar colour is further away', () => {
    const model = modelOf(faceOf(skin));
    const away = [0, 3, 9, 27].map((d) => skinDistance(model, model.l + d, model.a, model.b));
    expect(away[0]).toBe(0);
    for (let i = 1; i < away.length; i++) expect(away[i]).toBeGreaterThan(away[i - 1]);
    // A flat skin still has the least spread: two of each channel.
    expect(away[1]).toBeCloseTo(1.5, 6);
  });

  test('a white spot is a reflection, the skin itself is not', () => {
    const spot = faceOf(skin, (x, y) => (x < 60 && y > 140 ? [255, 255, 255] : undefined));
    const crop = cropAbout(spot, face);
    const shine = { least: 88, beyondSkin: 10, most: 95, chroma: 0.5 };
    const shines = specular(crop, modelOf(spot), shine);
    const at = (x: number, y: number) => shines((y - crop.y) * crop.width + x - crop.x);
    expect(at(50, 160)).toBe(true);
    expect(at(100, 120)).toBe(false);
  });
});

test('a cheek outside the photo leaves no model', () => {
  const photo = faceOf(skins.medium);
  const moved = face.map((point) => ({ ...point, x: point.x + 100 }));
  expect(skinModelOf(cropAbout(photo, moved), moved)).toBeUndefined();
});
