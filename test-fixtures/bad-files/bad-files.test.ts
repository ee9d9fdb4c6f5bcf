import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { compression } from '../../src/checks/image.ts';
import { luma } from '../../src/core/face/skin.ts';
import { blockinessOf } from '../../src/core/pixels/blockiness.ts';
import { defaultSpec } from '../../src/specs/index.ts';
import { portraitFile } from '../render.ts';
import {
  animatedGif,
  avif,
  cmykJpeg,
  deepPng,
  displayP3Jpeg,
  fiftyMegapixelJpeg,
  filmHeader,
  greyJpeg,
  onePixel,
  panorama,
  png,
  readyFiles,
  rotatedJpeg,
  text,
  truncatedJpeg,
  zeroBytes,
} from './bad-files.ts';

const metadataOf = async (bytes: Promise<Buffer>) => sharp(await bytes).metadata();

/** Mean difference of two pictures' components, 0..255, after turning them upright. */
async function difference(a: Buffer, b: Buffer): Promise<number> {
  const pixels = (bytes: Buffer) =>
    sharp(bytes).autoOrient().toColourspace('srgb').removeAlpha().raw().toBuffer();
  const [first, second] = [await pixels(a), await pixels(b)];
  expect(first.length).toBe(second.length);
  let sum = 0;
  for (let i = 0; i < first.length; i++) sum += Math.abs(first[i] - second[i]);
  return sum / first.length;
}

async function isCompressed(bytes: Buffer): Promise<boolean> {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const value = blockinessOf(luma({ width, height, data: new Uint8ClampedArray(data) }));
  const rule = defaultSpec.rules.compression;
  if (!rule) throw new Error('the default document has no rule on compression');
  return compression.judge.decide(value, rule.limits).status === 'fail';
}

describe('broken files', () => {
  test('zero bytes', async () => {
    expect((await zeroBytes()).length).toBe(0);
  });

  test('a truncated JPEG begins correctly and ends early', async () => {
    const bytes = await truncatedJpeg();
    expect((await sharp(bytes).metadata()).width).toBe(900);
    await expect(sharp(bytes, { failOn: 'truncated' }).raw().toBuffer()).rejects.toThrow(/end/);
  });

  test('text and a film are no pictures', async () => {
    await expect(metadataOf(text())).rejects.toThrow();
    await expect(metadataOf(filmHeader())).rejects.toThrow();
  });
});

describe('unusual files', () => {
  test.each([
    ['one pixel', onePixel, { format: 'jpeg', width: 1, height: 1 }],
    ['a panorama', panorama, { format: 'jpeg', width: 20_000, height: 600 }],
    ['CMYK', cmykJpeg, { format: 'jpeg', space: 'cmyk', channels: 4 }],
    ['grey', greyJpeg, { format: 'jpeg', space: 'b-w', channels: 1 }],
    ['PNG', png, { format: 'png', depth: 'uchar', space: 'srgb' }],
    ['16 bits', deepPng, { format: 'png', depth: 'ushort', space: 'rgb16' }],
    ['AVIF', avif, { format: 'heif', compression: 'av1', width: 900, height: 1200 }],
    ['an animation', animatedGif, { format: 'gif', pages: 2 }],
    ['50 megapixels', fiftyMegapixelJpeg, { format: 'jpeg', width: 8160, height: 6120 }],
  ])('%s', async (_name, make, expected) => {
    expect(await metadataOf(make())).toMatchObject(expected);
  });

  test('Display P3 stores different numbers for the same colours', async () => {
    const [p3, srgb] = [await displayP3Jpeg(), await portraitFile('short-hair')];
    expect((await sharp(p3).metadata()).icc).toBeDefined();
    expect(await difference(p3, srgb)).toBeLessThan(1.5);
    const red = async (bytes: Buffer) => (await sharp(bytes).stats()).channels[0].mean;
    expect(await red(p3)).toBeLessThan((await red(srgb)) - 0.5);
  });

  test('every EXIF orientation shows the same picture', async () => {
    const upright = await portraitFile('short-hair');
    for (let orientation = 1; orientation <= 8; orientation++) {
      const bytes = await rotatedJpeg(orientation);
      expect((await sharp(bytes).metadata()).orientation).toBe(orientation);
      expect(await difference(bytes, upright)).toBeLessThan(1);
    }
  });
});

describe('finished photos with one fault', () => {
  test.each(readyFiles)('$name', async ({ make, failing }) => {
    const bytes = await make();
    const { format, width, height, density, space } = await sharp(bytes).metadata();
    const faults = {
      'file-format': format !== 'jpeg',
      origin: Buffer.from(bytes).includes('{"Label":"1"}'),
      'file-bytes': bytes.length < 10_000 || bytes.length > 50_000,
      'frame-size': width !== 358 || height !== 441,
      'file-dpi': density !== 350,
      'colour-mode': space !== 'srgb',
      compression: await isCompressed(bytes),
    };
    const found = Object.entries(faults).flatMap(([id, faulty]) => (faulty ? [id] : []));
    expect(found).toEqual(expect.arrayContaining(failing));
    if (failing[0] !== 'file-format') expect(found).toEqual(failing);
  });
});
