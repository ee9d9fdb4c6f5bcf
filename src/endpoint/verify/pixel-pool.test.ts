import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { portraitFile } from '../../../test-fixtures/render.ts';
import { pixelPool } from './pixel-pool.ts';
import { measurePixels } from './pixels.ts';

async function photo(blur: number) {
  const image = sharp(await portraitFile('ready')).ensureAlpha();
  const { data, info } = await (blur > 0 ? image.blur(blur) : image)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

test('threads measure what this one does, to the last bit, whichever takes a photo', async () => {
  const pool = pixelPool(2);
  onTestFinished(() => pool.close());
  const photos = await Promise.all([0, 1, 2, 3, 0].map(photo));
  const measured = await Promise.all(photos.map(pool.measure));
  expect(measured).toEqual(photos.map(measurePixels));
  // The pixels are still there for whoever looks at them next.
  expect(photos[0].data.length).toBe(4 * 358 * 441);
});

test('what cannot be measured is an error of its own, and the next photo finds another thread', async () => {
  const pool = pixelPool(1);
  onTestFinished(() => pool.close());
  const broken = { width: 358, height: 441, data: null as unknown as Uint8ClampedArray };
  await expect(pool.measure(broken)).rejects.toThrow();
  const good = await photo(0);
  expect(await pool.measure(good)).toEqual(measurePixels(good));
});
