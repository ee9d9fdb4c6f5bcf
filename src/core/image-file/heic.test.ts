import sharp from 'sharp';
import { expect, test } from 'vitest';
import { heicFacts } from './heic.ts';

const fileType = (brand: string) =>
  Uint8Array.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic`, (c) => c.charCodeAt(0));

test.each([
  ['heic', 'image/heic'],
  ['heix', 'image/heic'],
  ['mif1', 'image/heic'],
  ['avif', 'image/avif'],
  ['avis', 'image/avif'],
])('brand %s is %s, of unknown size', (brand, mime) => {
  expect(heicFacts(fileType(brand))).toMatchObject({ mime, bytes: 24, width: 0, height: 0 });
});

test.each(['isom', 'mp42', 'qt  ', 'crx '])('brand %s is a film or a raw picture', (brand) => {
  expect(heicFacts(fileType(brand))).toBeUndefined();
});

test('an AVIF that sharp writes', async () => {
  const avif = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .avif({ effort: 0 })
    .toBuffer();
  expect(heicFacts(avif)?.mime).toBe('image/avif');
});

test('too short for a brand', () => {
  for (let length = 0; length < 12; length++) {
    expect(heicFacts(fileType('heic').subarray(0, length))).toBeUndefined();
  }
});
