import type { Browser, Locator, Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portraitFile } from '../../test-fixtures/render.ts';
import { formatDay, formatTime } from '../i18n/dates.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { chinaDay, formatReceiptNumber, parseReceiptNumber } from '../receipt/number.ts';
import { defaultSpec } from '../specs/index.ts';
import { launchBriefly } from './browser.ts';
import { rowOf, stored } from './database.ts';
import { dataDir, origin, stationToken } from './product.ts';
import { havePhotos, realPhoto } from './real-photos.ts';
import {
  agree,
  check,
  choose,
  openResident,
  receiptOn,
  send,
  shownPhoto,
  submit,
} from './resident.ts';
import { enterToken, lookUp, openStation, typeNumber } from './station.ts';
import { openWire } from './wire.ts';

const { decide, comparison } = zhCN.station;
const { consent, offline, start, stuck } = zhCN.resident;
const DAY = 86_400_000;

let browser: Browser;
let resident: Page;
let station: Page;

beforeAll(async () => {
  browser = await launchBriefly();
  resident = await openResident(browser, origin);
  station = await openStation(browser, origin, stationToken);
});
afterAll(() => browser.close());

const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

async function receive(photo: Buffer): Promise<string> {
  expect((await check(resident, photo)).outcome).toBe('accept');
  return submit(resident);
}

describe('at home', () => {
  test('a portrait becomes a receipt, and a row with exactly the bytes shown', async () => {
    const before = stored(dataDir);
    const number = await receive(await portraitFile('short-hair'));

    expect(parseReceiptNumber(number)).toEqual({ ok: true, number });
    const receipt = resident.locator('[data-receipt]');
    expect(await receipt.textContent()).toContain(formatReceiptNumber(number));
    const qr = receipt.getByRole('img', { name: zhCN.resident.receipt.qrAlt });
    expect(await qr.locator('path').getAttribute('d')).toMatch(/^M/); // slip.test.ts reads it

    const photo = await shownPhoto(resident);
    const row = rowOf(dataDir, number);
    expect(photo.equals(row?.photo ?? Buffer.alloc(0))).toBe(true);
    expect(row?.state).toBe('issued');
    expect(Buffer.from(row?.sealed ?? photo).includes(photo.subarray(1000, 1064))).toBe(false);
    expect(stored(dataDir)).toEqual({ receipts: before.receipts + 1, photos: before.photos + 1 });
  });

  test('a finished photo goes without the place and the name that its file holds, and upright', async () => {
    const finished = await portraitFile('ready');
    const metadata = {
      IFD0: { Artist: 'Somebody of Some Street' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 49/1' },
    };
    const placed = await sharp(finished).withExif(metadata).jpeg({ quality: 88 }).toBuffer();
    const turned = await sharp(placed).rotate(270).withMetadata({ orientation: 6 }).toBuffer();
    for (const file of [placed, turned]) {
      const row = rowOf(dataDir, await receive(file));
      const kept = Buffer.from(row?.photo ?? []);
      expect((await shownPhoto(resident)).equals(kept)).toBe(true);
      expect(kept.includes('Exif')).toBe(false);
      expect(kept.includes('Somebody')).toBe(false);
      const { width, height, orientation } = await sharp(kept).metadata();
      expect({ width, height, orientation }).toEqual({ width: 358, height: 441 });
    }
  });

  test('the receipt says from when to when it is valid', async () => {
    const number = await receive(await portraitFile('bob'));
    const { retentionDays } = await (await fetch(`${origin}/api/terms`)).json();
    const dates = await resident
      .locator('[data-receipt] time')
      .evaluateAll((times) =>
        times.map((time) => [time.getAttribute('datetime') ?? '', time.textContent]),
      );
    const row = rowOf(dataDir, number);
    expect(dates).toEqual(
      [row?.issued_at, row?.expires_at].map((iso = '') => [iso, formatDay(iso, 'zh-CN')]),
    );
    const [[issued = ''] = [], [expires = ''] = []] = dates;
    expect(Date.parse(expires) - Date.parse(issued)).toBe(retentionDays * DAY);
    expect(number.slice(0, 6)).toBe(chinaDay(new Date(issued)));
  });

  test('a keyboard is enough', async () => {
    const page = await openResident(browser, origin);
    const press = async (target: Locator, key: string): Promise<void> => {
      const focused = () => target.evaluate((element) => element === document.activeElement);
      for (let tabs = 0; tabs < 30 && !(await focused()); tabs++) await page.keyboard.press('Tab');
      expect(await focused()).toBe(true);
      await page.keyboard.press(key);
    };
    const choosing = page.waitForEvent('filechooser');
    await press(button(page, start.pick), 'Enter');
    const buffer = await portraitFile('short-hair');
    await (await choosing).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
    await page.locator('[data-outcome=accept]').waitFor();
    await press(button(page, zhCN.resident.result.toReceipt), 'Enter');
    await page.getByRole('checkbox').waitFor();
    await press(page.getByRole('checkbox'), 'Space');
    await press(button(page, consent.submit), 'Enter');
    expect(rowOf(dataDir, await receiptOn(page))?.state).toBe('issued');
    await page.close();
  });

  test('the link to the content, and going back from it, leave the person where they are', async () => {
    const page = await openResident(browser, origin);
    await check(page, await portraitFile('short-hair'));
    const link = page.getByRole('link', { name: zhCN.shared.skipToContent });
    await link.focus();
    await link.press('Enter');
    await page.waitForURL(/#content$/);
    expect(await page.locator('[data-outcome=accept]').isVisible()).toBe(true);
    await page.goBack();
    expect(await page.locator('[data-outcome=accept]').isVisible()).toBe(true);
    await page.goBack();
    await button(page, start.pick).waitFor();
    await page.goForward();
    await page.locator('[data-outcome=accept]').waitFor();
    await page.close();
  });

  test('without a network the photo waits, and with one it becomes one receipt by itself', async () => {
    const before = stored(dataDir).receipts;
    await check(resident, await portraitFile('ready'));
    await agree(resident);
    await resident.context().setOffline(true);
    await send(resident);
    await resident.locator('[data-step=queued] [data-waiting]').waitFor();
    expect(stored(dataDir).receipts).toBe(before);
    await resident.context().setOffline(false);
    expect(rowOf(dataDir, await receiptOn(resident))).toBeDefined();
    expect(stored(dataDir).receipts).toBe(before + 1);
  });

  test('an answer that is lost and requested again still gives one receipt', async () => {
    const before = stored(dataDir).receipts;
    const wire = await openWire(origin);
    const page = await openResident(browser, wire.origin);
    await check(page, await portraitFile('elder'));
    await agree(page);
    wire.loseAnswers('POST');
    await send(page);
    await page.locator('[data-step=queued] [data-waiting]').waitFor();
    expect(stored(dataDir).receipts).toBe(before + 1);
    wire.loseAnswers();
    await button(page, offline.sendNow).click();
    expect(rowOf(dataDir, await receiptOn(page))).toBeDefined();
    expect(stored(dataDir).receipts).toBe(before + 1);
    await page.close();
    await wire.close();
  });
});

test('after three photos that do not pass, staff are asked to decide', async () => {
  const page = await openResident(browser, origin);
  for (const _ of [1, 2]) {
    await choose(page, await portraitFile('head-turned'));
    await page.locator('[data-outcome=reject]').waitFor();
    await button(page, zhCN.resident.result.pickAnother).waitFor();
    await page.locator('[data-outcome]').evaluate((shown) => shown.removeAttribute('data-outcome'));
  }
  await choose(page, await portraitFile('head-turned'));
  const help = page.locator('[data-step=stuck]');
  await help.waitFor();
  const causes = await help
    .locator('[data-cause]')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['cause']));
  expect(causes[0]).toBe('pose-yaw');
  expect(causes.length).toBeLessThanOrEqual(2);

  await button(page, stuck.toReview).click();
  await page.getByText(consent.review).waitFor();
  await page.getByRole('checkbox').check();
  await send(page);
  const number = await receiptOn(page);
  expect(await page.getByText(zhCN.resident.receipt.reviewDocument).isVisible()).toBe(true);
  const row = rowOf(dataDir, number);
  expect(row?.claim).toMatchObject({ kind: 'review', outcome: 'reject' });
  const receipt = await lookUp(station, number);
  expect(await receipt.getAttribute('data-receipt-status')).toBe('review');
  const reasons = receipt.locator('.station-words [data-objection]');
  expect(await reasons.first().getAttribute('data-objection')).toBe('pose-yaw');
  const first = receipt.locator('[data-compared]').first();
  expect(await first.getAttribute('data-compared')).toBe('pose-yaw');

  await button(station, zhCN.station.queue.title).click();
  const listed = station.locator(`[data-queued="${number}"]`);
  await listed.waitFor();
  // By keyboard: from all receipts to those for staff, then by digits.
  await station.getByRole('radio', { name: zhCN.station.queue.states.all }).focus();
  await station.keyboard.press('ArrowRight');
  expect(await listed.count()).toBe(1);
  await station.keyboard.press('ArrowRight');
  await listed.waitFor({ state: 'detached' });
  await station.getByRole('searchbox').fill('0000000000');
  await button(station, zhCN.station.queue.showAll).click();
  await listed.waitFor();
  await page.close();
});

describe('at the station', () => {
  test('a receipt shows the same findings on both machines, and is redeemed once', async () => {
    const number = await receive(await portraitFile('side-parting'));
    const receipt = await lookUp(station, formatReceiptNumber(number).replaceAll(' ', ''));
    expect(await receipt.getAttribute('data-receipt-status')).toBe('issued');
    expect(await receipt.getAttribute('data-local-outcome')).toBe('accept');
    const rules = Object.keys(defaultSpec.rules).length;
    expect(await receipt.locator('[data-compared]').count()).toBe(rules);
    expect(await receipt.locator('[data-differs=true]').count()).toBe(0);
    expect(await receipt.getByText(comparison.summary(0)).count()).toBe(1);
    expect(await receipt.locator('[data-flags]').count()).toBe(0);
    const bytes = rowOf(dataDir, number)?.photo ?? Buffer.alloc(0);
    expect((await shownPhoto(station)).equals(bytes)).toBe(true);

    await button(station, decide.redeem).click();
    await station.getByText(decide.redeemed).waitFor();
    const { state, settled_at: at } = rowOf(dataDir, number) ?? {};
    expect(state).toBe('redeemed');

    const again = await lookUp(station, number);
    expect(await again.getAttribute('data-receipt-status')).toBe('redeemed');
    expect(await again.textContent()).toContain(formatTime(at ?? '', 'zh-CN'));
    expect(await button(station, decide.redeem).count()).toBe(0);
  });

  test('a receipt is refused with a reason, and not without one', async () => {
    const number = await receive(await portraitFile('shaved'));
    await lookUp(station, number);
    await button(station, decide.refuse).click();
    await button(station, decide.confirmRefuse).click();
    await station.getByText(decide.reasonMissing).waitFor();
    expect(rowOf(dataDir, number)?.state).toBe('issued');
    await station.locator('#reason').fill('头发遮住了眉毛');
    await button(station, decide.confirmRefuse).click();
    await station.getByText(decide.refused).waitFor();
    expect(rowOf(dataDir, number)).toMatchObject({ state: 'refused', reason: '头发遮住了眉毛' });
  });

  test('a typing mistake is found without asking the endpoint', async () => {
    const number = await receive(await portraitFile('short-hair'));
    const asked: string[] = [];
    station.on('request', (request) => asked.push(request.url()));
    const digit = number[9] === '0' ? '1' : '0';
    await typeNumber(station, number.slice(0, 9) + digit + number.slice(10));
    await station.locator('[data-slip=check-digits]').waitFor();
    await typeNumber(station, number.slice(1));
    await station.locator('[data-slip=too-short]').waitFor();
    expect(asked).toEqual([]);
    await lookUp(station, number);
    expect(asked.length).toBeGreaterThan(0);
  });

  test('nothing is shown with a wrong token, and it is asked for again', async () => {
    const number = await receive(await portraitFile('short-hair'));
    const page = await enterToken(browser, origin, 'not-the-token-of-this-station');
    await page.locator('[data-problem=unauthorised]').waitFor();
    expect(await page.locator('[data-receipt]').count()).toBe(0);
    await page.locator('#token').fill(stationToken);
    await page.locator('#token').press('Enter');
    await lookUp(page, number);
    await page.close();
  });
});

test.skipIf(!havePhotos)('a real photo goes the whole way', async () => {
  const number = await receive(realPhoto('hiv-demo2.jpg'));
  const receipt = await lookUp(station, number);
  expect(await receipt.locator('[data-differs=true]').count()).toBe(0);
  await button(station, decide.redeem).click();
  await station.getByText(decide.redeemed).waitFor();
  expect(rowOf(dataDir, number)?.state).toBe('redeemed');
});
