import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  avif,
  displayP3Jpeg,
  fiftyMegapixelJpeg,
  greyJpeg,
  phoneHeic,
  rotatedJpeg,
} from '../../test-fixtures/bad-files/bad-files.ts';
import { portraitFile } from '../../test-fixtures/render.ts';
import { bareJpeg } from '../core/image-file/bare-jpeg.ts';
import { imageFacts } from '../core/image-file/facts.ts';
import { defaultSpec } from '../specs/index.ts';
import { launchBriefly } from './browser.ts';
import { origin, stationToken } from './product.ts';
import { check, openResident, type ShownFinding, shownPhoto, submit } from './resident.ts';

const ORIGINAL = 'short-hair';
const framing = ['source-face-width', 'face-width', 'eye-line', 'head-top-gap', 'face-centre'];

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBriefly();
  page = await openResident(browser, origin);
});
afterAll(() => browser.close());

type Findings = ReadonlyMap<string, ShownFinding>;

const greyOf = (check: string): number => {
  const { limits } = defaultSpec.rules[check as keyof typeof defaultSpec.rules] ?? {};
  const { grey } = (limits ?? {}) as { grey?: number };
  return grey ?? Number.POSITIVE_INFINITY;
};

/**
 * The original is compressed again for each orientation. This changes a value by at most the spec's measuring
 * error. Where the spec has none, only the status is compared.
 */
function parted(a: Findings, b: Findings): readonly string[] {
  return [...a].flatMap(([check, { value, status }]) => {
    const other = b.get(check);
    const error = 2 * greyOf(check) + Math.abs(value) / 100;
    const apart = Math.abs(value - (other?.value ?? Number.NaN)) > error;
    const differs = status !== other?.status || apart;
    return differs ? [`${check} ${value} ${other?.value}`] : [];
  });
}

/** Mean of red, green and blue, 0..255. */
async function meanColour(jpeg: Buffer): Promise<readonly number[]> {
  const { channels } = await sharp(jpeg).stats();
  return channels.map(({ mean }) => mean);
}

/** Mean difference of two pictures' components, 0..255. */
async function difference(a: Buffer, b: Buffer): Promise<number> {
  const [first, second] = await Promise.all([a, b].map((jpeg) => sharp(jpeg).raw().toBuffer()));
  const apart = first?.map((component, index) => Math.abs(component - (second?.[index] ?? 255)));
  return (apart?.reduce((sum, one) => sum + one, 0) ?? Number.NaN) / (apart?.length ?? 0);
}

describe('the same portrait', () => {
  test('in each EXIF orientation gives the same photo and verdict', async () => {
    const upright = await check(page, await rotatedJpeg(1));
    const expected = await shownPhoto(page);
    for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
      const turned = await check(page, await rotatedJpeg(orientation));
      expect({ orientation, parted: parted(upright.findings, turned.findings) }).toEqual({
        orientation,
        parted: [],
      });
      expect(await difference(await shownPhoto(page), expected)).toBeLessThan(2);
    }
  });

  test('in Display P3 is converted to sRGB', async () => {
    await check(page, await portraitFile(ORIGINAL));
    const expected = await meanColour(await shownPhoto(page));
    const { outcome } = await check(page, await displayP3Jpeg());
    expect(outcome).toBe('accept');
    const converted = await meanColour(await shownPhoto(page));
    converted.forEach((mean, channel) => {
      expect(Math.abs(mean - (expected[channel] ?? Number.NaN))).toBeLessThan(2);
    });
  });

  test.each([
    ['HEIC, lying on its side and in Display P3', () => readFile(phoneHeic)],
    ['AVIF', avif],
  ])('as a phone’s %s, comes out upright and in the same colours', async (_, make) => {
    await check(page, await portraitFile(ORIGINAL));
    const expected = await shownPhoto(page);
    const { outcome } = await check(page, await make());
    expect(outcome).toBe('accept');
    const photo = await shownPhoto(page);
    expect(await difference(photo, expected)).toBeLessThan(4);
    const [means, wanted] = [await meanColour(photo), await meanColour(expected)];
    means.forEach((mean, channel) => {
      expect(Math.abs(mean - (wanted[channel] ?? Number.NaN))).toBeLessThan(2);
    });
  });

  test('as AVIF gives the same result where the browser cannot read AVIF', async () => {
    await check(page, await avif());
    const expected = await shownPhoto(page);
    const asked: string[] = [];
    const old = await openResident(browser, origin, async (on) => {
      on.on('request', (request) => asked.push(request.url()));
      await on.addInitScript(() => {
        // A test cannot change code inside the worker. Without this canvas, the page uses no worker.
        Reflect.deleteProperty(window, 'OffscreenCanvas');
        const decode = createImageBitmap;
        Object.assign(window, {
          createImageBitmap: async (file: Blob, options?: ImageBitmapOptions) => {
            if ((await file.slice(4, 12).text()) === 'ftypavif') throw new Error('unknown');
            return decode(file, options);
          },
        });
      });
    });
    expect(asked.filter((url) => url.includes('avif'))).toEqual([]);
    expect((await check(old, await avif())).outcome).toBe('accept');
    expect(asked.some((url) => /avif.*\.wasm$/.test(url))).toBe(true);
    expect(await difference(await shownPhoto(old), expected)).toBeLessThan(2);
    await old.close();
  });

  describe('in a browser that alters what is read from a canvas', () => {
    /** Adds noise of up to `levels` to every pixel. In a worker a test cannot do that: without this canvas there is none. */
    const noisy = (levels: number) => (on: Page) =>
      on.addInitScript((levels) => {
        Reflect.deleteProperty(window, 'OffscreenCanvas');
        Reflect.deleteProperty(window, 'VideoFrame');
        const { getImageData } = CanvasRenderingContext2D.prototype;
        Object.assign(CanvasRenderingContext2D.prototype, {
          getImageData(...area: Parameters<typeof getImageData>) {
            const read: ImageData = Reflect.apply(getImageData, this, area);
            read.data.forEach((value, at) => {
              if (at % 4 < 3) read.data[at] = value ^ (((at * 2_654_435_761) >>> 7) & levels);
            });
            return read;
          },
        });
      }, levels);

    test('is refused with the cause where they are spoilt', async () => {
      const spoilt = await openResident(browser, origin, noisy(255));
      expect((await check(spoilt, await portraitFile('short-hair'))).refusal).toBe(
        'altered-pixels',
      );
      // Our own decoder reads a finished photo: nothing is altered.
      expect((await check(spoilt, await portraitFile('ready'))).outcome).toBe('accept');
      await spoilt.close();
    });

    test('is judged where it is a level of noise', async () => {
      const noise = await openResident(browser, origin, noisy(1));
      expect((await check(noise, await portraitFile('short-hair'))).outcome).toBe('accept');
      await noise.close();
    });
  });

  test('in grey is framed like any other, and fails for its colour', async () => {
    const { outcome, findings } = await check(page, await greyJpeg());
    expect(outcome).toBe('reject');
    expect(findings.get('saturation')?.status).toBe('fail');
    // Without colours there is no wrong one.
    expect(findings.get('skin-colour')?.status).toBe('unknown');
    for (const id of framing) expect(findings.get(id)?.status).toBe('pass');
  });
});

describe('the photo that is made', () => {
  test('is a small baseline JPEG with its dpi and no other metadata', async () => {
    await check(page, await rotatedJpeg(6));
    const jpeg = await shownPhoto(page);
    const { format, width, height, density, space, isProgressive, ...rest } =
      await sharp(jpeg).metadata();
    expect({ format, width, height, density, space, isProgressive }).toEqual({
      format: 'jpeg',
      width: 358,
      height: 441,
      density: 350,
      space: 'srgb',
      isProgressive: false,
    });
    const { exif, icc, xmp, iptc, comments, orientation } = rest;
    expect([exif, icc, xmp, iptc, comments, orientation].every((one) => !one)).toBe(true);
    expect(jpeg.length).toBeGreaterThanOrEqual(defaultSpec.format.bytes.min);
    expect(jpeg.length).toBeLessThanOrEqual(defaultSpec.format.bytes.max);
  });

  test('of a ready photo is its picture and nothing beside, byte for byte, to the station', async () => {
    const file = await portraitFile('ready');
    const ready = bareJpeg(file, imageFacts(file)!)!;
    expect((await check(page, file)).outcome).toBe('accept');
    expect((await shownPhoto(page)).equals(ready)).toBe(true);
    const number = await submit(page);
    const answer = await fetch(`${origin}/api/receipts/${number}/photo`, {
      headers: { authorization: `Bearer ${stationToken}` },
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(ready)).toBe(true);
  });
});

/** The most memory, in MB, that any process of the browser has held at one time since it started. */
async function peakMemory(): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo.map(({ id }) => {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1000;
  });
  return Math.max(...peaks);
}

const BITMAP_MB = (8160 * 6120 * 4) / 1e6;

test('a photo of 50 megapixels is framed, in bounded memory', async () => {
  const photo = await fiftyMegapixelJpeg();
  const before = process.platform === 'linux' ? await peakMemory() : 0;
  const { findings } = await check(page, photo);
  for (const id of framing) expect([id, findings.get(id)?.status]).toEqual([id, 'pass']);
  if (process.platform !== 'linux') return;
  const after = await peakMemory();
  console.info(
    `50 megapixels: ${before.toFixed(0)} MB at most before, ${after.toFixed(0)} with it`,
  );
  expect(after - before).toBeLessThan(2.5 * BITMAP_MB);
});
