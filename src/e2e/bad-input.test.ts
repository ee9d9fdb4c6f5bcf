import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Browser, Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  animatedGif,
  cmykJpeg,
  deepPng,
  filmHeader,
  onePixel,
  panorama,
  text,
  truncatedJpeg,
  zeroBytes,
} from '../../test-fixtures/bad-files/bad-files.ts';
import { portraitFile } from '../../test-fixtures/render.ts';
import { honestClaim, idPhoto, upload } from '../endpoint/samples.testing.ts';
import type { Refusal } from '../engine/assessment.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import type { ErrorAnswer } from '../receipt/answers.ts';
import { launchBriefly } from './browser.ts';
import { stored } from './database.ts';
import { dataDir, origin } from './product.ts';
import { check, openResident, shown, submit } from './resident.ts';

const HUNDRED_MB = 100_000_000;
/** MediaPipe writes this to the error console, although it is no error. */
const harmless = /^INFO: Created TensorFlow Lite XNNPACK delegate/;

const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
const errors: string[] = [];
let browser: Browser;
let page: Page;
let before: ReturnType<typeof stored>;

beforeAll(async () => {
  before = stored(dataDir);
  browser = await launchBriefly();
  page = await openResident(browser, origin);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !harmless.test(line.text())) errors.push(line.text());
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const plainGif = async (): Promise<Buffer> =>
  sharp(await portraitFile('short-hair'))
    .gif()
    .toBuffer();

/** A JPEG whose header claims a size larger than any camera's. */
async function hugeJpeg(): Promise<Buffer> {
  const jpeg = Buffer.from(await portraitFile('short-hair'));
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(12_000, frame + 5);
  jpeg.writeUInt16BE(16_000, frame + 7);
  return jpeg;
}

/** A complete PNG whose pixel data is invalid. */
async function damagedPng(): Promise<Buffer> {
  const png = await sharp(await portraitFile('short-hair'))
    .png()
    .toBuffer();
  const data = png.indexOf('IDAT') + 4;
  return png.fill(0x55, data, data + 5000);
}

async function largeFile(): Promise<string> {
  const path = join(folder, 'large.jpg');
  writeFileSync(path, Buffer.concat([await portraitFile('short-hair'), Buffer.alloc(HUNDRED_MB)]));
  return path;
}

const badFiles: readonly (readonly [Refusal, () => Promise<Buffer | string>])[] = [
  ['empty', zeroBytes],
  ['too-many-bytes', largeFile],
  ['not-an-image', text],
  ['video', filmHeader],
  ['animated', animatedGif],
  ['unsupported-format', plainGif],
  ['truncated', truncatedJpeg],
  ['cmyk', cmykJpeg],
  ['too-small', onePixel],
  ['too-large', hugeJpeg],
  ['panorama', panorama],
  ['undecodable', damagedPng],
];

describe('a file that is no usable photo', () => {
  test.each(badFiles)('%s', async (refusal, make) => {
    expect(await check(page, await make())).toMatchObject({ refusal, outcome: undefined });
    const alert = page.locator('[data-refusal]');
    expect(await alert.isVisible()).toBe(true);
    const { title, fix } = zhCN.refusal[refusal];
    expect(await alert.innerText()).toBe(`${title}\n\n${fix}`);
  });

  test('each refusal has its own words', () => {
    const words = badFiles.map(([refusal]) => zhCN.refusal[refusal]);
    expect(new Set(words.map(({ title }) => title)).size).toBe(words.length);
    expect(new Set(words.map(({ fix }) => fix)).size).toBe(words.length);
  });

  test('nobody in the photo', async () => {
    const { outcome, findings } = await check(page, await portraitFile('empty-wall'));
    expect(outcome).toBe('reject');
    expect(findings.get('face-count')).toEqual({ status: 'fail', value: 0 });
    const words = await page.locator('.instruction').innerText();
    expect(words).toContain(zhCN.checks['face-count'].fix.low);
  });

  test('16 bits a component: used, and said', async () => {
    expect((await check(page, await deepPng())).outcome).toBe('accept');
    expect(await page.getByText(zhCN.notice['deep-colour']).isVisible()).toBe(true);
  });

  test.each([90, 180, 270])(
    'lying, turned by %d° and saying nothing of it: put upright, and said',
    async (angle) => {
      const jpeg = await sharp(await portraitFile('short-hair'))
        .rotate(angle)
        .jpeg({ quality: 95 })
        .toBuffer();
      expect((await check(page, jpeg)).outcome).toBe('accept');
      expect(await page.getByText(zhCN.notice.turned).isVisible()).toBe(true);
    },
  );

  test('upright, with EXIF that says it lies: put upright, and said', async () => {
    const jpeg = await sharp(await portraitFile('short-hair'))
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer();
    expect((await check(page, jpeg)).outcome).toBe('accept');
    expect(await page.getByText(zhCN.notice.turned).isVisible()).toBe(true);
  });

  test('without its end mark, and with stray bytes: used', async () => {
    const whole = await sharp(await portraitFile('short-hair'))
      .jpeg({ quality: 95 })
      .toBuffer();
    const stray = Buffer.concat([whole.subarray(0, 2), Buffer.from('<!-- -->'), whole.subarray(2)]);
    for (const jpeg of [whole.subarray(0, -2), stray]) {
      const { outcome, refusal } = await check(page, jpeg);
      expect({ outcome, refusal }).toEqual({ outcome: 'accept', refusal: undefined });
    }
  });

  test('filled with zeros from its middle on: incomplete', async () => {
    const jpeg = Buffer.from(await portraitFile('short-hair'));
    jpeg.fill(0, jpeg.length / 2, jpeg.length - 2);
    expect((await check(page, jpeg)).refusal).toBe('truncated');
  });

  test('after a bad file only its refusal is shown, and the last result is one press away', async () => {
    expect((await check(page, await portraitFile('short-hair'))).outcome).toBe('accept');
    const { refusal, outcome } = await check(page, await text());
    expect({ refusal, outcome }).toEqual({ refusal: 'not-an-image', outcome: undefined });
    expect(await page.locator('main img').count()).toBe(0);
    await page.getByRole('button', { name: zhCN.resident.result.toPrevious }).click();
    expect((await shown(page)).outcome).toBe('accept');
  });

  test('nothing broke, and nothing was stored', async () => {
    expect(errors).toEqual([]);
    expect(stored(dataDir)).toEqual(before);
  });

  test('the page still works', async () => {
    expect((await check(page, await portraitFile('bob'))).outcome).toBe('accept');
    await submit(page);
  });
});

describe('a request that the page would not make', () => {
  // `fetch` fails where the answer comes before the body has gone out.
  const post = async (body: FormData): Promise<unknown> => {
    const { headers, body: stream } = new Request(origin, { method: 'POST', body });
    const type = headers.get('content-type') ?? '';
    const sending = request(`${origin}/api/receipts`, {
      method: 'POST',
      headers: { 'content-type': type },
    });
    const answered = once(sending, 'response') as Promise<[IncomingMessage]>;
    if (stream) pipeline(Readable.fromWeb(stream as never), sending).catch(() => {});
    const [response] = await answered;
    return [response.statusCode, ((await json(response)) as ErrorAnswer).error.code];
  };

  test.each<[string, () => Promise<FormData>, number, string]>([
    [
      'NaN in the JSON',
      async () => {
        const photo = await idPhoto();
        const claim = JSON.stringify(await honestClaim(photo, { at: new Date() }));
        return upload(photo, claim.replace(/"value":[\d.]+/, '"value":NaN'));
      },
      400,
      'receipt-not-json',
    ],
    [
      'a wrong check digit',
      async () => {
        const photo = await idPhoto();
        const claim = await honestClaim(photo, { at: new Date() });
        const wrong = (Number(claim.number.at(-1)) + 1) % 10;
        return upload(photo, { ...claim, number: claim.number.slice(0, -1) + wrong });
      },
      400,
      'number-check-digits',
    ],
    [
      'the number of another photo',
      async () => {
        const [mine, other] = [await idPhoto(), await idPhoto()];
        const { number } = await honestClaim(other, { at: new Date() });
        return upload(mine, { ...(await honestClaim(mine, { at: new Date() })), number });
      },
      422,
      'number-not-of-photo',
    ],
    [
      'another photo',
      async () => upload(await idPhoto(), await honestClaim(await idPhoto(), { at: new Date() })),
      422,
      'photo-digest',
    ],
    [
      'a body of 100 MB',
      async () => upload(randomBytes(HUNDRED_MB), await honestClaim(await idPhoto())),
      413,
      'body-too-large',
    ],
  ])('%s', async (_, body, status, code) => {
    const count = stored(dataDir);
    expect(await post(await body())).toEqual([status, code]);
    expect(stored(dataDir)).toEqual(count);
  });

  test('and the same submission without an error', async () => {
    const photo = await idPhoto();
    const claim = await honestClaim(photo, { at: new Date() });
    const body = upload(photo, claim);
    const response = await fetch(`${origin}/api/receipts`, { method: 'POST', body });
    expect(response.status).toBe(201);
  });
});
