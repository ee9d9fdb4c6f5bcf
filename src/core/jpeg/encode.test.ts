import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { paint, random } from '../handmade.testing.ts';
import { imageFacts } from '../image-file/facts.ts';
import { segments } from '../image-file/jpeg.ts';
import type { Raster } from '../raster.ts';
import { encodeJpeg, fitting } from './encode.ts';

const GENEROUS = { dpi: 350, bytes: { max: 1e6 } };

/** Soft light, an edge and so much noise. */
function scene(width: number, height: number, noise: number): Raster {
  const next = random(4);
  return paint(width, height, (x, y) => {
    const light = 90 + 60 * Math.sin(x / 23) + 50 * Math.cos(y / 31) + noise * (next() - 0.5);
    return x + y > height ? [light, 0.8 * light, 0.6 * light] : [250, 250, 248];
  });
}

/** Peak signal to noise of what another decoder reads, in dB. */
async function fidelity(photo: Raster, jpeg: Uint8Array): Promise<number> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: photo.width, height: photo.height, channels: 3 });
  let squares = 0;
  data.forEach((value, i) => {
    squares += (value - photo.data[4 * Math.floor(i / 3) + (i % 3)]!) ** 2;
  });
  return 10 * Math.log10((255 ** 2 * data.length) / Math.max(1, squares));
}

describe('encodeJpeg', () => {
  test.each([
    [358, 441],
    [1, 1],
    [16, 16],
    [17, 31],
    [8, 200],
  ])('another decoder reads the photo back: %d × %d', async (width, height) => {
    const photo = paint(width, height, (x, y) => [
      120 + 60 * Math.sin(x / 20),
      130 + 50 * Math.cos(y / 20),
      140,
    ]);
    expect(await fidelity(photo, encodeJpeg(photo, GENEROUS))).toBeGreaterThan(48);
  });

  test('a flat photo comes back as it was', async () => {
    const photo = paint(40, 24, () => [255, 255, 255]);
    expect(await fidelity(photo, encodeJpeg(photo, GENEROUS))).toBe(
      10 * Math.log10(255 ** 2 * 40 * 24 * 3),
    );
  });

  test('is a baseline JFIF of that density, and states nothing else', () => {
    const jpeg = encodeJpeg(scene(358, 441, 10), GENEROUS);
    expect(imageFacts(jpeg)).toEqual({
      mime: 'image/jpeg',
      bytes: jpeg.length,
      width: 358,
      height: 441,
      colourMode: 'rgb',
      animated: false,
      complete: true,
      deepColour: false,
      orientation: 1,
      dpi: 350,
    });
    const markers = Array.from(segments(jpeg), ({ marker }) => marker);
    expect(markers).toEqual([0xe0, 0xdb, 0xc0, 0xc4, 0xda]);
  });

  test.each([2, 15, 40, 120])('fills what it may have, with noise of %d', async (noise) => {
    const photo = scene(358, 441, noise);
    let before = 0;
    for (const max of [12_000, 20_000, 40_000, 60_000]) {
      const jpeg = encodeJpeg(photo, { dpi: 350, bytes: { max } });
      const finest = encodeJpeg(photo, GENEROUS).length <= max;
      expect(jpeg.length).toBeLessThanOrEqual(max);
      expect(finest || jpeg.length >= 0.92 * max).toBe(true);
      const found = await fidelity(photo, jpeg);
      expect(found).toBeGreaterThanOrEqual(before);
      before = found;
    }
  });

  test('the coarsest, where nothing fits', async () => {
    const photo = scene(64, 64, 255);
    const jpeg = encodeJpeg(photo, { dpi: 350, bytes: { max: 10 } });
    expect(await fidelity(photo, jpeg)).toBeGreaterThan(10);
  });

  test('steps as large as they come', async () => {
    const photo = paint(48, 48, (x, y) => ((x ^ y) & 1 ? [255, 255, 255] : [0, 0, 0]));
    expect(await fidelity(photo, encodeJpeg(photo, GENEROUS))).toBeGreaterThan(40);
  });
});

describe('fitting', () => {
  /** Tries levels of given lengths, as far as they are foreseen; tells which were tried. */
  function search(lengths: readonly number[], max: number, foreseen = (length: number) => length) {
    const tried: number[] = [];
    const { level } = fitting(
      max,
      lengths.length - 1,
      (level) => foreseen(lengths[level]!),
      (level) => {
        tried.push(level);
        return { level, length: lengths[level]! };
      },
    );
    return { level, tried };
  }
  const growing = Array.from({ length: 60 }, (_, i) => 100 * 1.027 ** i);

  test('one attempt, where it is foreseen within two hundredths', () => {
    for (const off of [0.98, 1, 1.02]) {
      for (const max of [130, 200, 333]) {
        const { level, tried } = search(growing, max, (length) => off * length);
        expect(tried).toEqual([level]);
        expect(growing[level]! / max).toBeGreaterThanOrEqual(0.92);
        expect(growing[level]! / max).toBeLessThanOrEqual(1);
      }
    }
  });

  test('few, wherever it is foreseen', () => {
    for (const off of [0.3, 0.7, 1.4, 5]) {
      const { level, tried } = search(growing, 200, (length) => off * length);
      expect(growing[level]! / 200).toBeGreaterThanOrEqual(0.92);
      expect(growing[level]! / 200).toBeLessThanOrEqual(1);
      expect(tried.length).toBeLessThanOrEqual(3);
    }
  });

  test('where steps are large, the last that fits; tries none twice', () => {
    const doubling = [1, 2, 4, 8, 16, 32, 64, 128];
    for (const [max, fit] of [
      [7, 2],
      [100, 6],
      [127, 6],
      [500, 7],
      [1, 0],
      [0.5, 0],
    ] as const) {
      for (const wrong of [(length: number) => length, () => 50, (length: number) => length ** 2]) {
        const { level, tried } = search(doubling, max, wrong);
        expect(level).toBe(fit);
        expect(new Set(tried).size).toBe(tried.length);
      }
    }
  });
});
