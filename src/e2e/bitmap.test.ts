import type { Browser, Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  avif,
  displayP3Jpeg,
  greyJpeg,
  rotatedJpeg,
} from '../../test-fixtures/bad-files/bad-files.ts';
import { portraitFile } from '../../test-fixtures/render.ts';
import type * as Bitmaps from '../artifacts/pictures/bitmap.ts';
import { serveBench } from '../trials/bench/serve.ts';
import { launchBriefly } from './browser.ts';

const portrait = await portraitFile('short-hair');
const photos = new Map([
  ['JPEG', portrait],
  ['grey', await greyJpeg()],
  ['AVIF', await avif()],
  ['odd', await sharp(portrait).resize({ width: 333, height: 442, fit: 'fill' }).toBuffer()],
  ['Display P3', await displayP3Jpeg()],
  ['transparent', await sharp(portrait).ensureAlpha(0.5).png().toBuffer()],
]);
for (let turn = 2; turn <= 8; turn++) photos.set(`turned ${turn}`, await rotatedJpeg(turn));

let server: Awaited<ReturnType<typeof serveBench>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await serveBench(photos);
  browser = await launchBriefly();
  page = await browser.newPage();
  const module = '/src/artifacts/pictures/bitmap.ts';
  await page.goto(new URL(module, server.resolvedUrls?.local[0]).href);
  const content = `import * as bitmaps from '${module}'; Object.assign(window, { bitmaps });`;
  await page.addScriptTag({ type: 'module', content });
  await page.waitForFunction(() => 'bitmaps' in window);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/**
 * The largest difference between a bitmap's own memory and the drawn pixels. Undefined where the memory gives
 * nothing. Runs in the page.
 */
async function apart([name, factor]: readonly [string, number]) {
  const { readOwn, readDrawn } = (window as unknown as { bitmaps: typeof Bitmaps }).bitmaps;
  const file = await (await fetch(`/bench/photos/${encodeURIComponent(name)}`)).blob();
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const { width, height } = bitmap;
  const drawn = readDrawn(bitmap, { x: 0, y: 0, width, height }, factor);
  const own = await readOwn(bitmap, factor);
  if (!own) return undefined;
  const unlike = own.data.filter((value, i) => value !== drawn.data[i]).length;
  return { width: own.width - drawn.width, height: own.height - drawn.height, unlike };
}

const same = { width: 0, height: 0, unlike: 0 };

test.each([...photos.keys()])(
  'a bitmap’s own memory gives what is drawn, to the bit: %s',
  async (name) => {
    const drawnOnly = name === 'Display P3' || name === 'transparent';
    for (const factor of [1, 2, 3]) {
      expect([factor, await page.evaluate(apart, [name, factor] as const)]).toEqual([
        factor,
        drawnOnly ? undefined : same,
      ]);
    }
  },
);

test('a turned picture that is not a whole number of blocks is drawn', async () => {
  expect(await page.evaluate(apart, ['turned 6', 7] as const)).toBeUndefined();
});
