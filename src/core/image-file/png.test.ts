import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pngFacts } from './png.ts';

const SIZE = { width: 40, height: 30 };
const flat = (channels: 3 | 4 = 3) =>
  sharp({ create: { ...SIZE, channels, background: { r: 200, g: 100, b: 50, alpha: 0.5 } } });
const plain = await flat().png().toBuffer();

const uint32 = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
const letters = (text: string) => Array.from(text, (c) => c.charCodeAt(0));
const chunk = (type: string, content: readonly number[]): number[] => {
  const checked = [...letters(type), ...content];
  return [...uint32(content.length), ...checked, ...uint32(crc32(Uint8Array.from(checked)))];
};
/** The end of the signature and IHDR. */
const HEADER = 33;
const withChunk = (png: Uint8Array, type: string, content: readonly number[]) =>
  Uint8Array.from([...png.subarray(0, HEADER), ...chunk(type, content), ...png.subarray(HEADER)]);
/** Signature, IHDR and IEND: no chunk that says more. */
const bare = Uint8Array.from([...plain.subarray(0, HEADER), ...chunk('IEND', [])]);

describe('what sharp writes', () => {
  test('a bare one, in full', () => {
    expect(pngFacts(bare)).toEqual({
      mime: 'image/png',
      bytes: HEADER + 12,
      ...SIZE,
      colourMode: 'rgb',
      animated: false,
      complete: true,
      deepColour: false,
      orientation: 1,
    });
  });

  test.each([
    ['rgb', flat(), 'rgb'],
    ['with alpha', flat(4), 'rgb'],
    ['grey', flat().toColourspace('b-w'), 'grey'],
    ['grey with alpha', flat(4).toColourspace('b-w'), 'grey'],
    ['interlaced', flat().png({ progressive: true }), 'rgb'],
    ['indexed', flat().png({ palette: true }), 'indexed'],
  ])('%s', async (_, image, colourMode) => {
    const png = await image.toFormat('png').toBuffer();
    expect(pngFacts(png)).toMatchObject({ ...SIZE, colourMode, complete: true, deepColour: false });
  });

  test('16 bits a channel are deep colour', async () => {
    const png = await flat().toColourspace('rgb16').png().toBuffer();
    expect((await sharp(png).metadata()).bitsPerSample).toBe(16);
    expect(pngFacts(png)).toMatchObject({ deepColour: true, colourMode: 'rgb' });
  });

  test.each([72, 300, 350])('density %d', async (density) => {
    const png = await flat().withMetadata({ density }).png().toBuffer();
    expect((await sharp(png).metadata()).density).toBe(density);
    expect(pngFacts(png)?.dpi).toBe(density);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %d', async (orientation) => {
    const png = await flat().withMetadata({ orientation }).png().toBuffer();
    const { autoOrient } = await sharp(png).metadata();
    expect(pngFacts(png)).toMatchObject({ orientation, ...autoOrient });
    expect(autoOrient).toEqual(orientation >= 5 ? { width: 30, height: 40 } : SIZE);
  });

  test('the name of its profile', async () => {
    const png = await flat().withIccProfile('p3').png().toBuffer();
    expect(pngFacts(png)?.profile).toBe('icc');
    expect(pngFacts(bare)).not.toHaveProperty('profile');
  });
});

describe('by hand', () => {
  test('animated', async () => {
    const animated = withChunk(plain, 'acTL', [...uint32(3), ...uint32(0)]);
    expect(await sharp(animated).metadata()).toMatchObject(SIZE);
    expect(pngFacts(animated)).toMatchObject({ animated: true, complete: true });
    expect(pngFacts(plain)?.animated).toBe(false);
  });

  test.each([
    ['13780 per metre', [...uint32(13780), ...uint32(13780), 1], 350],
    ['a proportion alone', [...uint32(13780), ...uint32(13780), 0], undefined],
    ['too short', [...uint32(13780), 1], undefined],
    ['too long', [...uint32(13780), ...uint32(13780), 1, 0], undefined],
  ])('density: %s', (_, content, dpi) => {
    expect(pngFacts(withChunk(bare, 'pHYs', content))?.dpi).toBe(dpi);
  });

  test('reads a profile with and without a name', () => {
    const content = [...letters('Display P3'), 0, 0, 0x78, 0x9c];
    expect(pngFacts(withChunk(bare, 'iCCP', content))?.profile).toBe('Display P3');
    expect(pngFacts(withChunk(bare, 'iCCP', []))?.profile).toBe('');
    expect(pngFacts(withChunk(bare, 'iCCP', letters('x'.repeat(200))))?.profile).toBe(
      'x'.repeat(79),
    );
  });

  test('ignores EXIF that is malformed', () => {
    expect(pngFacts(withChunk(bare, 'eXIf', letters('none')))).toMatchObject({
      ...SIZE,
      orientation: 1,
    });
  });

  test('words in the pixels are no chunks', () => {
    const text = [...letters('tEXt'), ...letters('acTLIENDpHYs')];
    expect(pngFacts(withChunk(bare, 'tEXt', text))).toEqual({
      ...pngFacts(bare),
      bytes: bare.length + 12 + text.length,
    });
  });

  test('is complete when its end mark is there, whatever follows', () => {
    expect(pngFacts(plain.subarray(0, -1))?.complete).toBe(false);
    expect(pngFacts(plain.subarray(0, -12))?.complete).toBe(false);
    expect(pngFacts(Uint8Array.from([...plain, 1, 2, 3]))?.complete).toBe(true);
  });

  test('a chunk that is cut off does not count, and reading stops there', () => {
    const cut = withChunk(plain, 'acTL', [...uint32(3), ...uint32(0)]).subarray(0, HEADER + 19);
    expect(pngFacts(cut)).toMatchObject({ ...SIZE, animated: false, complete: false });
    const lying = withChunk(bare, 'tEXt', []);
    lying.set([0xff, 0xff, 0xff, 0xff], HEADER);
    expect(pngFacts(lying)).toMatchObject({ ...SIZE, complete: false });
  });

  test('without its signature or header it is no PNG', () => {
    expect(pngFacts(plain.subarray(0, HEADER - 1))).toBeUndefined();
    expect(pngFacts(plain.subarray(0, HEADER))).toMatchObject({ ...SIZE, complete: false });
    const textual = Uint8Array.from(plain, (byte, i) => (i === 4 ? 0x0a : byte));
    expect(pngFacts(textual)).toBeUndefined();
  });
});
