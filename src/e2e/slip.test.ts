import type { Browser, Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portraitFile } from '../../test-fixtures/render.ts';
import { qrPath } from '../app/ui/qr-path.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { launchBriefly } from './browser.ts';
import { launchWithFilm } from './kiosk.ts';
import { origin, stationToken } from './product.ts';
import { check, openResident, submit } from './resident.ts';
import { lookUp, openStation, typeNumber } from './station.ts';

const { own } = zhCN.resident;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBriefly();
});
afterAll(() => browser.close());

/** A resident with a receipt, its number, and the text of its QR code. */
async function withReceipt() {
  const page = await openResident(browser, origin);
  expect((await check(page, Buffer.from(await portraitFile('short-hair')))).outcome).toBe('accept');
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/api/receipts') && response.status() === 201,
  );
  const number = await submit(page);
  const { slip } = (await (await answered).json()) as { slip: string };
  return { page, number, slip };
}

/** A film of a receipt's code, slightly tilted, as a person holds it in front of a camera. */
async function filmOf(code: string): Promise<Buffer> {
  const { path, size } = qrPath(code);
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
    <rect width="640" height="480" fill="#b9b2a6"/>
    <g transform="translate(140 80) rotate(6) scale(${330 / size})">
      <rect width="${size}" height="${size}" fill="#f4f1ea"/><path d="${path}" fill="#222"/>
    </g></svg>`;
  const frame = await sharp(Buffer.from(drawing)).jpeg().toBuffer();
  return Buffer.concat(Array.from({ length: 30 }, () => frame));
}

const slipCheck = (page: Page, result: string) =>
  page.locator(`[data-slip-check="${result}"]`).waitFor();

test('a scanned receipt is verified without a network, looked up with one, also through a camera, and withdrawn at home', async () => {
  const { page: home, number, slip } = await withReceipt();
  const station = await openStation(browser, origin, stationToken);
  await station.waitForFunction(() => localStorage.getItem('jwks') !== null);

  await station.context().setOffline(true);
  await typeNumber(station, slip);
  await slipCheck(station, 'genuine');
  await station.locator('[data-problem="offline"]').waitFor();
  const last = slip.at(-1) === '0' ? '1' : '0';
  await typeNumber(station, slip.slice(0, -1) + last);
  await slipCheck(station, 'forged');

  await station.context().setOffline(false);
  await lookUp(station, number);
  await typeNumber(station, slip);
  await station.locator(`[data-receipt="${number}"][data-local-outcome]`).waitFor();
  await slipCheck(station, 'genuine');

  const { browser: withCamera, close } = await launchWithFilm(await filmOf(slip));
  const desk = await openStation(withCamera, origin, stationToken);
  await desk.getByRole('button', { name: zhCN.station.lookUp.scan }).click();
  await desk.locator(`[data-receipt="${number}"]`).waitFor();
  await slipCheck(desk, 'genuine');
  expect(await desk.locator('video').count()).toBe(0);
  await close();

  // Another day: the list is on the first page too.
  await home.goto(origin);
  const mine = home.locator(`[data-own-receipt="${number}"]`);
  await mine.getByRole('button', { name: own.withdraw }).click();
  await mine.getByRole('button', { name: own.confirm }).click();
  await home.getByText(own.done).waitFor();
  expect(await mine.count()).toBe(0);
  expect(await home.evaluate(() => localStorage.getItem('own-receipts'))).toBeNull();

  await typeNumber(station, slip);
  await station.locator('[data-problem="already-withdrawn"]').waitFor();
  await slipCheck(station, 'genuine');
});
