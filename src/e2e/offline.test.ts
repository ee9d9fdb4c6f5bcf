import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portraitFile } from '../../test-fixtures/render.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { launchPersistent } from '../qa/command/browser.ts';
import { specs } from '../specs/index.ts';
import { expectAccessible } from './axe.ts';
import { rowOf, stored } from './database.ts';
import { dataDir, origin } from './product.ts';
import { agree, check, receiptOn, send } from './resident.ts';
import { openWire, type Wire } from './wire.ts';

const { offline, receipt } = zhCN.resident;

let wire: Wire;
let folder: string;
let browser: BrowserContext;

beforeAll(async () => {
  wire = await openWire(origin);
  folder = await mkdtemp(join(tmpdir(), 'resident-'));
  browser = await launchPersistent(folder);
});
afterAll(async () => {
  await browser.close();
  await wire.close();
  await rm(folder, { recursive: true });
});

const open = async (): Promise<Page> => {
  const page = await browser.newPage();
  await page.goto(wire.origin);
  return page;
};
/** How many photos this device keeps to be sent. */
const kept = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('outbox');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('waiting').objectStore('waiting').count();
          asking.onsuccess = () => resolve(asking.result);
        };
      }),
  );
const posts = () => wire.sent.filter(({ method }) => method === 'POST').length;

test('visited once, it checks without a network; what is submitted waits over a restart and is sent once', async () => {
  const before = stored(dataDir);
  const first = await open();
  await first.locator('[data-offline-ready]').waitFor();
  await browser.setOffline(true);
  await first.reload();
  expect((await check(first, await portraitFile('ready'))).outcome).toBe('accept');
  await agree(first);
  await first.locator('[data-offline]').waitFor();
  expect(await kept(first)).toBe(0);
  await send(first);
  await first.locator('[data-waiting]').waitFor();
  expect(await kept(first)).toBe(1);
  await browser.close();

  browser = await launchPersistent(folder);
  await browser.setOffline(true);
  const second = await open();
  await second.locator('[data-waiting]').waitFor();
  expect(stored(dataDir)).toEqual(before);
  wire.loseAnswers('POST');
  await browser.setOffline(false);
  // Not exactly one: a browser repeats a request by itself where a kept-alive connection was lost.
  await expect.poll(posts).toBeGreaterThanOrEqual(1);
  await expect.poll(() => stored(dataDir).receipts).toBe(before.receipts + 1);
  await browser.setOffline(true);
  wire.loseAnswers();
  await second.reload();
  await second.locator('[data-waiting]').waitFor();
  await browser.setOffline(false);
  await second.locator('[data-own-receipt]').waitFor();
  expect(stored(dataDir)).toEqual({ receipts: before.receipts + 1, photos: before.photos + 1 });
  await expect.poll(() => kept(second)).toBe(0);
  // A person who had to wait gets the whole receipt too. Its photo is stored nowhere else any more.
  await second.getByRole('button', { name: offline.showReceipt }).click();
  const number = await receiptOn(second);
  expect(rowOf(dataDir, number)?.state).toBe('issued');
  await second.getByRole('img', { name: receipt.qrAlt }).waitFor();
  const photo = second.locator('.slip-pictures img');
  await expect
    .poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(specs['cn-resident-id']?.format.width);
  await second.reload();
  await second.locator(`[data-own-receipt="${number}"] summary`).click();
  await second.getByRole('img', { name: receipt.qrAlt }).waitFor();
  await second.close();
});

test('what waits can be deleted, and is then never sent', async () => {
  const before = stored(dataDir);
  const page = await open();
  await page.locator('[data-offline-ready]').waitFor();
  await check(page, await portraitFile('bob'));
  await agree(page);
  await browser.setOffline(true);
  await send(page);
  await page.getByRole('button', { name: offline.discard }).click();
  await page.getByRole('button', { name: offline.confirm }).click();
  await page.locator('[data-waiting]').waitFor({ state: 'detached' });
  expect(await kept(page)).toBe(0);
  await browser.setOffline(false);
  await page.reload();
  await page.locator('[data-offline-ready]').waitFor();
  expect(stored(dataDir)).toEqual(before);
  await page.close();
});

test('a new version is announced, and waits until the person reloads', async () => {
  const page = await open();
  await page.locator('[data-offline-ready]').waitFor();
  await check(page, await portraitFile('bob'));
  const entry = await page.evaluate(() => {
    const script = document.querySelector<HTMLScriptElement>('script[type=module][src]');
    return new URL(script?.src ?? '').pathname;
  });
  // The same files under another name, as in another build.
  wire.rewrite('/sw.js', (script) =>
    script.replaceAll(entry, `${entry}?next`).replace(/version:[`"'](\w+)/, (all) => `${all}2`),
  );
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await page.locator('[data-update]').waitFor();
  await expectAccessible(page, 'a newer version');
  expect(await page.locator('[data-outcome=accept]').isVisible()).toBe(true);
  const hasOld = () =>
    page.evaluate(async (path) => (await caches.match(path)) !== undefined, entry);
  expect(await hasOld()).toBe(true);

  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: offline.reload }).click();
  await reloaded;
  await page.locator('[data-offline-ready]').waitFor();
  expect(await page.locator('[data-update]').count()).toBe(0);
  expect(await hasOld()).toBe(true);
});
