import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { random } from '../pixels/handmade.testing.ts';
import { imageFacts } from './facts.ts';

const SIZE = { width: 61, height: 47 };
const next = random(1);
const pixels = Uint8Array.from({ length: SIZE.width * SIZE.height * 3 }, () => 256 * next());
const noise = () => sharp(pixels, { raw: { ...SIZE, channels: 3 } });
const frames = await Promise.all([0, 90].map((hue) => noise().modulate({ hue }).png().toBuffer()));
const animation = () => sharp(frames, { join: { animated: true } });

const files = await Promise.all(
  Object.entries({
    'a JPEG': noise().jpeg(),
    'a progressive JPEG, turned': noise()
      .withMetadata({ orientation: 8, density: 350 })
      .jpeg({ progressive: true }),
    'a grey JPEG': noise().toColourspace('b-w').jpeg(),
    'a CMYK JPEG': noise().toColourspace('cmyk').jpeg(),
    'a JPEG in P3': noise().withIccProfile('p3').jpeg(),
    'a PNG': noise().withMetadata({ density: 300 }).png(),
    'a PNG, turned': noise().withMetadata({ orientation: 6 }).png(),
    'a 16-bit PNG': noise().toColourspace('rgb16').png(),
    'an indexed PNG': noise().png({ palette: true }),
    'a lossy WebP': noise().webp(),
    'a lossless WebP with alpha': noise().ensureAlpha(0.5).webp({ lossless: true }),
    'a WebP, turned': noise().withMetadata({ orientation: 6 }).webp(),
    'an animated WebP': animation().webp(),
    'a GIF': noise().gif(),
    'an animated GIF': animation().gif(),
  }).map(async ([name, image]) => [name, await image.toBuffer()] as const),
);

const modes: Readonly<Record<string, string>> = {
  srgb: 'rgb',
  rgb16: 'rgb',
  'b-w': 'grey',
  cmyk: 'cmyk',
};

describe.each(files)('%s', (name, bytes) => {
  test('is what sharp says of it', async () => {
    const sharps = await sharp(bytes).metadata();
    const facts = imageFacts(bytes)!;
    expect(facts).toMatchObject({
      ...sharps.autoOrient,
      mime: sharps.mediaType,
      bytes: sharps.size,
      colourMode: sharps.isPalette ? 'indexed' : modes[sharps.space],
      animated: (sharps.pages ?? 1) > 1,
      complete: true,
      deepColour: sharps.depth === 'ushort',
      orientation: sharps.orientation ?? 1,
    });
    expect(facts.profile !== undefined).toBe(sharps.hasProfile && sharps.format !== 'webp');
    if (sharps.resolutionUnit === 'inch' && sharps.density) expect(facts.dpi).toBe(sharps.density);
  });

  test('cut anywhere, is not complete, or no image at all', () => {
    // A JPEG that lacks no more than its end mark still has every row.
    const least = name.includes('JPEG') ? 4 : 1;
    for (let length = bytes.length - least; length >= 0; length -= length > 900 ? 50 : 1) {
      const facts = imageFacts(bytes.subarray(0, length));
      if (facts) expect(facts).toMatchObject({ complete: false, bytes: length });
    }
  });

  test('with bytes changed at random, is read without a fault', () => {
    const change = random(bytes.length);
    for (let round = 0; round < 300; round++) {
      const broken = Uint8Array.from(bytes);
      const reach = round % 2 === 0 ? bytes.length : Math.min(200, bytes.length);
      for (let n = 0; n < 12; n++) broken[Math.floor(change() * reach)] = 256 * change();
      const facts = imageFacts(broken);
      if (!facts) continue;
      expect(facts.bytes).toBe(bytes.length);
      expect(Number.isInteger(facts.width) && facts.width >= 0).toBe(true);
      expect(Number.isInteger(facts.height) && facts.height >= 0).toBe(true);
      if (facts.dpi !== undefined) expect(Number.isInteger(facts.dpi)).toBe(true);
      expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(facts.orientation);
    }
  });
});

test('random bytes after each signature are read without a fault', () => {
  const change = random(7);
  const signatures = [
    '',
    '\xff\xd8\xff',
    '\xff\xd8\xff\xe1\x00\x90Exif\0\0II*\0\x08\0\0\0',
    '\x89PNG\r\n\x1a\n',
    'RIFF\0\0\0\0WEBPVP8X',
    'RIFF\0\0\0\0WEBPVP8L',
    'GIF89a',
    '\0\0\0\x18ftypheic',
  ];
  for (let round = 0; round < 4000; round++) {
    const signature = signatures[round % signatures.length];
    const bytes = Uint8Array.from({ length: 20 + (round % 400) }, () => 256 * change());
    bytes.set(Array.from(signature, (c) => c.charCodeAt(0)).slice(0, bytes.length));
    expect(() => imageFacts(bytes)).not.toThrow();
  }
});

test.each([
  ['nothing', ''],
  ['a text', 'This is no photo, whatever its name says.\n'.repeat(20)],
  ['a PDF', '%PDF-1.7\n%âãÏÓ\n'.repeat(10)],
  ['a page', '<!doctype html><img src="photo.jpg">'],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="358" height="441"/>'],
  ['a sound', 'RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x44\xac\0\0\x88\x58\x01\0'],
])('%s is no image', (_, text) => {
  expect(imageFacts(Uint8Array.from(text, (c) => c.charCodeAt(0)))).toBeUndefined();
});
