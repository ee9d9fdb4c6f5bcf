import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portraitFile } from '../../test-fixtures/render.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { formatReceiptNumber } from '../receipt/number.ts';
import { beyondSides, expectAccessible } from './axe.ts';
import { rowOf, stored } from './database.ts';
import { begin, judgement, launchWithCamera, leave, openKiosk, take, traces } from './kiosk.ts';
import { sheetsOf } from './paper.ts';
import { dataDir, origin, stationToken } from './product.ts';
import { openStation } from './station.ts';

const words = zhCN.kiosk;

let browser: Browser;
let close: () => Promise<void>;
let page: Page;

beforeAll(async () => {
  ({ browser, close } = await launchWithCamera());
  page = await openKiosk(browser, origin, stationToken);
});
afterAll(() => close());

/** Counts the times that the page was sent to the printer. */
const prints = (): Promise<number> =>
  page.evaluate(() => (window as unknown as { prints?: number }).prints ?? 0);

/** Whether the screen is large and calm, as one person wanted it. */
const isCalm = () => page.evaluate(() => document.documentElement.hasAttribute('data-elder'));

/** Holds a screen against axe, and its sides. */
const accessible = async (step: string) => {
  await expectAccessible(page, step);
  expect.soft(await beyondSides(page), step).toEqual([]);
};

test('two people, one after the other, with nobody of the staff near', async () => {
  await page.evaluate(() => {
    window.print = () => {
      const counting = window as unknown as { prints?: number };
      counting.prints = (counting.prints ?? 0) + 1;
    };
  });
  const nobody = await traces(page);
  const numbers: string[] = [];
  for (const language of ['en', 'zh-CN'] as const) {
    const calm = numbers.length === 1;
    await begin(page, language, async (step) => {
      if (calm && step === 'language') await page.locator('.kiosk-elder').click();
      await accessible(step);
    });
    expect(await isCalm()).toBe(calm);
    await page.locator('.live[data-camera=running]').waitFor();
    await accessible('capture');
    expect(await judgement(page)).toBe('accept');
    await accessible('result');
    const number = await take(page);
    await accessible('receipt');
    expect(await sheetsOf(page)).toBe(1);
    expect(await page.locator('body').innerText()).toContain(formatReceiptNumber(number));
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    await expect.poll(prints).toBe(numbers.length + 1);
    const { claim, state } = rowOf(dataDir, number) ?? {};
    expect({ state, by: claim?.assessedBy, mode: claim?.mode }).toEqual({
      state: 'issued',
      by: 'kiosk',
      mode: 'compose',
    });
    expect(claim).not.toHaveProperty('secretSha256');
    expect(claim?.capture?.challenge).toBeDefined();
    numbers.push(number);
    await leave(page);
    expect(await isCalm()).toBe(false);
    expect(await traces(page)).toEqual(nobody);
  }
  expect(new Set(numbers).size).toBe(2);
  const seen = await page.evaluate(() =>
    (window as unknown as { photosSeen(): number }).photosSeen(),
  );
  expect(seen).toBeGreaterThanOrEqual(2);
});

describe('what can go wrong', () => {
  test('a camera that is unplugged is said to be, and goes on when it is back', async () => {
    await begin(page);
    await page.locator('.live[data-camera=running]').waitFor();
    await page.evaluate(() => {
      const { srcObject } = document.querySelector('video') as HTMLVideoElement;
      (srcObject as MediaStream).getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
    });
    await page.locator('[data-problem=camera-busy]').waitFor();
    await accessible('no camera');
    await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
    expect(await judgement(page)).toBe('accept');
  });

  test('without a network the photo waits, and becomes one receipt', async () => {
    const before = stored(dataDir).receipts;
    await page.context().setOffline(true);
    await page.locator('.kiosk-actions .primary').click();
    await page.locator('[data-problem=offline]').waitFor();
    await accessible('no network');
    expect(stored(dataDir).receipts).toBe(before);
    await page.context().setOffline(false);
    const number = await page.locator('[data-receipt]').getAttribute('data-receipt');
    expect(rowOf(dataDir, number ?? '')?.state).toBe('issued');
    expect(stored(dataDir).receipts).toBe(before + 1);
    await leave(page);
  });

  test('staff are told in the page’s own words which setting does not fit', async () => {
    const fresh = await browser.newPage();
    await fresh.goto(`${origin}/kiosk`);
    await fresh.locator('button[type=submit]').click();
    await fresh.getByText(zhCN.station.token.missing).waitFor();
    await fresh.locator('#token').fill(stationToken);
    await fresh.locator('#token').press('Enter');
    await fresh.getByText(zhCN.kiosk.settings.firstToken).waitFor();
    await fresh.locator('#countdown').fill('99');
    await fresh.locator('button[type=submit]').click();
    await fresh.getByText(zhCN.kiosk.settings.outOfRange(1, 10)).waitFor();
    const field = fresh.locator('#countdown');
    expect(await field.inputValue()).toBe('99');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('9');
    await fresh.locator('button[type=submit]').click();
    await fresh.locator('.kiosk-start').waitFor();
    await fresh.close();
  });

  test('whoever walks away leaves nothing, after a countdown that can be seen', async () => {
    const hasty = await openKiosk(browser, origin, stationToken, 20);
    await begin(hasty);
    expect(await judgement(hasty)).toBe('accept');
    const seconds = Number(await hasty.locator('[data-ending]').getAttribute('data-ending'));
    expect(seconds).toBeLessThanOrEqual(15);
    await hasty.locator('[data-step=idle]').waitFor();
    expect(await traces(hasty)).toMatchObject({ pictures: 0, photoUrls: 0, photosAlive: 0 });
    await hasty.context().close();
  });
});

test('a photo that was brought is checked as it is, three do not pass, and a clerk decides', async () => {
  // Drawn before the camera runs: meanwhile the kiosk would take its own photo.
  const buffer = await portraitFile('head-tilted');
  await begin(page);
  const bring = async () => {
    await page
      .locator('[data-step=capture] input[type=file]')
      .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
    return judgement(page);
  };
  for (const left of [2, 1]) {
    expect(await bring()).toBe('reject');
    expect(await page.getByText(words.result.askStaff).count()).toBe(0);
    await page.getByRole('button', { name: words.result.again(left) }).click();
  }
  expect(await bring()).toBe('reject');
  await page.getByRole('button', { name: words.result.askStaff }).click();
  const number = (await page.locator('[data-receipt]').getAttribute('data-receipt')) ?? '';
  expect(rowOf(dataDir, number)?.claim).toMatchObject({ kind: 'review', assessedBy: 'kiosk' });
  await leave(page);

  const station = await openStation(browser, origin, stationToken);
  await station.locator(`[data-queued="${number}"][data-status=review]`).click();
  await station.locator(`[data-receipt="${number}"][data-local-outcome=reject]`).waitFor();
  const { decide } = zhCN.station;
  expect(await station.getByRole('button', { name: decide.redeem }).count()).toBe(0);
  await station.getByRole('button', { name: decide.override }).click();
  await station.getByRole('button', { name: decide.confirmOverride }).click();
  await station.getByText(decide.clerkMissing).waitFor();
  await expectAccessible(station, 'overriding without a name');
  await station.locator('#reason').fill('本人核对过');
  await station.locator('#clerk').fill('王芳');
  await station.getByRole('button', { name: decide.confirmOverride }).click();
  await station.getByText(decide.overridden).waitFor();
  expect(rowOf(dataDir, number)).toMatchObject({
    state: 'redeemed',
    reason: '本人核对过',
    clerk: '王芳',
  });
  await station.close();
});

test('the settings are locked to everyone but who has the token', async () => {
  await page.locator('.kiosk-staff').click();
  await page.locator('#token').fill('not-the-token-of-this-kiosk');
  await page.locator('#token').press('Enter');
  await page.locator('[data-problem=unauthorised]').waitFor();
  await accessible('locked settings');
  expect(await page.locator('#patience').count()).toBe(0);
  await page.getByRole('button', { name: words.settings.cancel }).click();
  await page.locator('[data-step=idle]').waitFor();
});
