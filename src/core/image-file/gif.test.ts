import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { gifFacts } from './gif.ts';

const SIZE = { width: 40, height: 30 };
const frames = await Promise.all(
  ['red', 'lime', 'blue'].map((background) =>
    sharp({ create: { ...SIZE, channels: 3, background } })
      .png()
      .toBuffer(),
  ),
);
const still = await sharp(frames[0]).gif().toBuffer();
const animated = await sharp(frames, { join: { animated: true } })
  .gif()
  .toBuffer();

describe('what sharp writes', () => {
  test('a still one, in full', () => {
    expect(gifFacts(still)).toEqual({
      mime: 'image/gif',
      bytes: still.length,
      ...SIZE,
      colourMode: 'indexed',
      animated: false,
      complete: true,
      deepColour: false,
      orientation: 1,
    });
  });

  test('an animated one', async () => {
    expect((await sharp(animated).metadata()).pages).toBe(3);
    expect(gifFacts(animated)).toMatchObject({ ...SIZE, animated: true, complete: true });
  });

  test('an interlaced one', async () => {
    const gif = await sharp(frames[0]).gif({ progressive: true }).toBuffer();
    expect(gifFacts(gif)).toMatchObject({ ...SIZE, animated: false, complete: true });
  });
});

describe('by hand', () => {
  const letters = (text: string) => Array.from(text, (c) => c.charCodeAt(0));
  const head = (flags: number) => [...letters('GIF87a'), 3, 1, 2, 0, flags, 0, 0];
  const table = (colours: number) => new Array<number>(3 * colours).fill(0x2c);
  /** With a local table of four colours, and pixels that look like another image. */
  const frame = [
    0x2c,
    0,
    0,
    0,
    0,
    3,
    1,
    2,
    0,
    0x81,
    ...table(4),
    2,
    3,
    0x2c,
    0x21,
    0x3b,
    1,
    0x2c,
    0,
  ];
  const comment = [0x21, 0xfe, 4, 0x2c, 0x2c, 0x3b, 0x2c, 0];
  const TRAILER = 0x3b;

  test.each([
    ['no tables', [...head(0), ...frame, TRAILER], false],
    ['a table of 8 colours', [...head(0x82), ...table(8), ...frame, TRAILER], false],
    ['comments', [...head(0), ...comment, ...frame, ...comment, TRAILER], false],
    ['two frames', [...head(0x80), ...table(2), ...frame, ...comment, ...frame, TRAILER], true],
  ])('%s', (_, bytes, animated) => {
    expect(gifFacts(Uint8Array.from(bytes))).toMatchObject({
      width: 0x0103,
      height: 2,
      animated,
      complete: true,
    });
  });

  test('is complete when its trailer is there, whatever follows', () => {
    expect(gifFacts(still.subarray(0, -1))?.complete).toBe(false);
    expect(gifFacts(Uint8Array.from([...still, 0x2c, 0]))).toMatchObject({
      complete: true,
      animated: false,
    });
  });

  test('an unknown block ends the reading', () => {
    const bytes = Uint8Array.from([...head(0), ...frame, 0x77, ...frame, TRAILER]);
    expect(gifFacts(bytes)).toMatchObject({ animated: false, complete: false });
  });

  test('without its signature or a size it is no GIF', () => {
    expect(gifFacts(still.subarray(0, 12))).toBeUndefined();
    expect(gifFacts(still.subarray(0, 13))).toMatchObject({ ...SIZE, complete: false });
    expect(gifFacts(Uint8Array.from([...letters('GIF7'), ...still.subarray(4)]))).toBeUndefined();
  });
});
