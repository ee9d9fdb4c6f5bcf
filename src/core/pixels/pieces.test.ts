import { describe, expect, test } from 'vitest';
import type { Box } from './geometry.ts';
import { random } from './handmade.testing.ts';
import { shrinkPieces } from './pieces.ts';
import type { Raster } from './raster.ts';
import { boxShrink } from './resample.ts';

const next = random(12);
const noise = (width: number, height: number): Raster => ({
  width,
  height,
  data: Uint8ClampedArray.from({ length: 4 * width * height }, (_, i) =>
    i % 4 === 3 ? 255 : 256 * next(),
  ),
});

const sameBytes = (a: Raster, b: Raster) => Buffer.from(a.data).equals(Buffer.from(b.data));

const order = { rgb: [0, 1, 2], bgr: [2, 1, 0] } as const;

/** Gives a raster's pixels piece by piece, in another channel order, and with arbitrary fourth bytes. */
const lend =
  ({ width, data }: Raster, channels: readonly number[]) =>
  async (box: Box, to: Uint8Array) => {
    await Promise.resolve();
    for (let i = 0; i < box.width * box.height; i++) {
      const from = 4 * (box.y * width + i);
      for (const [k, channel] of channels.entries()) to[4 * i + k] = data[from + channel];
      to[4 * i + 3] = i;
    }
  };

describe('a picture read in pieces is shrunk exactly like a whole one', () => {
  const raster = noise(901, 437);
  test.each([1, 2, 3, 4, 7, 200])('%d times', async (factor) => {
    const expected = boxShrink(raster, { ...raster, x: 0, y: 0 }, factor);
    for (const [name, channels] of Object.entries(order)) {
      const found = await shrinkPieces(raster, factor, name === 'bgr', lend(raster, channels));
      expect(found.width).toBe(expected.width);
      expect(found.height).toBe(expected.height);
      expect(sameBytes(found, expected)).toBe(true);
    }
  });
});

test('pictures that are read at the same time do not disturb each other', async () => {
  const rasters = [noise(700, 300), noise(300, 700)];
  const found = await Promise.all(
    rasters.map((raster) => shrinkPieces(raster, 1, false, lend(raster, order.rgb))),
  );
  for (const [i, one] of found.entries()) expect(sameBytes(one, rasters[i])).toBe(true);
});
