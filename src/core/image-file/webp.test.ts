import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { webpFacts } from './webp.ts';

const image = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: { r: 200, g: 100, b: 50, alpha: 0.5 } } });
const chunkOf = (webp: Uint8Array) => String.fromCharCode(...webp.subarray(12, 16));
const frames = await Promise.all(
  [0, 120, 240].map((hue) => image(40, 30).modulate({ hue }).png().toBuffer()),
);

describe('what sharp writes', () => {
  test('a plain one, in full', async () => {
    const webp = await image(40, 30).webp().toBuffer();
    expect(webpFacts(webp)).toEqual({
      mime: 'image/webp',
      bytes: webp.length,
      width: 40,
      height: 30,
      colourMode: 'rgb',
      animated: false,
      complete: true,
      deepColour: false,
      orientation: 1,
    });
  });

  test.each([
    ['lossy', image(40, 30).webp(), 'VP8 '],
    ['lossless', image(40, 30).webp({ lossless: true }), 'VP8L'],
    ['lossy with alpha', image(40, 30, 4).webp(), 'VP8X'],
    ['lossless with alpha', image(40, 30, 4).webp({ lossless: true }), 'VP8L'],
    ['with metadata', image(40, 30).withMetadata({ density: 300 }).webp(), 'VP8X'],
    ['lossy, one pixel', image(1, 1).webp(), 'VP8 '],
    ['lossless, one pixel', image(1, 1).webp({ lossless: true }), 'VP8L'],
    ['lossy, wide', image(5000, 3).webp(), 'VP8 '],
    ['lossless, high', image(3, 5000).webp({ lossless: true }), 'VP8L'],
    ['with alpha, wide', image(16383, 1, 4).webp({ effort: 0 }), 'VP8X'],
  ])('%s', async (_, picture, chunk) => {
    const webp = await picture.toBuffer();
    expect(chunkOf(webp)).toBe(chunk);
    const { width, height } = await sharp(webp).metadata();
    expect(webpFacts(webp)).toMatchObject({ width, height, animated: false, complete: true });
  });

  test('animated', async () => {
    const webp = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect(webpFacts(webp)).toMatchObject({
      width: 40,
      height: 30,
      animated: true,
      complete: true,
    });
  });
});

describe('by hand', () => {
  const extended = (flags: number, size: readonly number[]) => {
    const bytes = new Uint8Array(32);
    bytes.set(Array.from('RIFF\x18\0\0\0WEBPVP8X\x0a\0\0\0', (c) => c.charCodeAt(0)));
    bytes.set([flags, 0, 0, 0, ...size], 20);
    return bytes;
  };

  test('24-bit sizes of the extended form', () => {
    const bytes = extended(0, [0x56, 0x34, 0x12, 0xff, 0xff, 0xff]);
    expect(webpFacts(bytes)).toMatchObject({ width: 0x123457, height: 0x1000000 });
  });

  test.each([
    [0x02, true],
    [0x3e, true],
    [0x3c, false],
  ])('flags %d: animated %j', (flags, animated) => {
    expect(webpFacts(extended(flags, [0, 0, 0, 0, 0, 0]))?.animated).toBe(animated);
  });

  test('is complete when all bytes that its header announces are there', async () => {
    const webp = await image(40, 30).webp().toBuffer();
    expect(webpFacts(webp.subarray(0, -1))?.complete).toBe(false);
    expect(webpFacts(Uint8Array.from([...webp, 0, 0]))?.complete).toBe(true);
  });

  test('without its header, or with another first chunk, it is no WebP', () => {
    const bytes = extended(0, [0, 0, 0, 0, 0, 0]);
    expect(webpFacts(bytes.subarray(0, 31))).toBeUndefined();
    for (const at of [0, 8, 12]) {
      expect(webpFacts(bytes.map((byte, i) => (i === at ? byte + 1 : byte)))).toBeUndefined();
    }
  });
});
