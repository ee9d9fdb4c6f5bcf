import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import start from '@jsquash/avif/codec/dec/avif_dec.js';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { heicFacts } from '../../core/image-file/heic.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { decodeAvif } from './avif.ts';

const { resolve } = createRequire(import.meta.url);
const wasmBinary = readFileSync(resolve('@jsquash/avif/codec/dec/avif_dec.wasm'));
const options = { noInitialRun: true, wasmBinary };
const libAvif = await start(options);

const SIZE = { width: 64, height: 48 };
const quarters = [
  ['red', 0, 0],
  ['lime', 32, 0],
  ['blue', 0, 24],
  ['white', 32, 24],
] as const;

/** Four quarters of different colours, of a quality high enough to tell them apart. */
const picture = sharp({ create: { ...SIZE, channels: 3, background: 'black' } }).composite(
  quarters.map(([background, left, top]) => ({
    input: { create: { width: 32, height: 24, channels: 3, background } },
    left,
    top,
  })),
);
const upright = await picture.png().toBuffer();

const QUALITY = { quality: 90, chromaSubsampling: '4:4:4', effort: 0 };

const bytesOf = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);

/** The colour in the middle of each quarter of a raster, row by row. */
const middles = ({ width, height, data }: Raster): readonly (readonly number[])[] =>
  [0.25, 0.75].flatMap((v) =>
    [0.25, 0.75].map((u) => {
      const at = (Math.floor(v * height) * width + Math.floor(u * width)) * 4;
      return [...data.subarray(at, at + 3)];
    }),
  );

const apart = (a: Raster, b: Raster): number =>
  Math.max(
    ...middles(a).flatMap((colour, i) =>
      colour.map((component, j) => Math.abs(component - (middles(b)[i]?.[j] ?? Number.NaN))),
    ),
  );

/** What sharp reads from a file after applying its orientation. */
async function seen(file: Buffer): Promise<Raster> {
  const { data, info } = await sharp(file)
    .autoOrient()
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

describe('an AVIF with turn and mirror looks like a JPEG with the same orientation', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i', async (orientation) => {
    const marked = () => sharp(upright).withMetadata({ orientation });
    const avif = bytesOf(await marked().avif(QUALITY).toBuffer());
    const raster = decodeAvif(libAvif, avif);
    const expected = await seen(await marked().jpeg({ quality: 100 }).toBuffer());
    expect(raster).toMatchObject({ width: expected.width, height: expected.height });
    expect(apart(raster!, expected)).toBeLessThan(12);
    expect(heicFacts(avif)).toMatchObject({ width: raster?.width, height: raster?.height });
  });
});

test('colours in Display P3 come out in sRGB', async () => {
  const grey = sharp({ create: { ...SIZE, channels: 3, background: { r: 180, g: 120, b: 100 } } });
  const avif = await grey.withIccProfile('p3').avif(QUALITY).toBuffer();
  const [middle = []] = middles(decodeAvif(libAvif, bytesOf(avif))!);
  [180, 120, 100].forEach((component, i) => {
    expect(Math.abs((middle[i] ?? Number.NaN) - component)).toBeLessThan(5);
  });
});

test('10 bits a channel are read as 8', async () => {
  const avif = await sharp(upright)
    .avif({ ...QUALITY, bitdepth: 10 })
    .toBuffer();
  expect(apart(decodeAvif(libAvif, bytesOf(avif))!, await seen(upright))).toBeLessThan(12);
});

test('what is damaged is not decoded', async () => {
  const avif = bytesOf(await sharp(upright).avif(QUALITY).toBuffer());
  expect(decodeAvif(libAvif, avif.slice(0, avif.length / 2))).toBeUndefined();
  expect(decodeAvif(libAvif, avif.fill(0x55, avif.length - 200))).toBeUndefined();
});
