import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { phoneHeic } from '../../test-fixtures/bad-files/bad-files.ts';
import { portraitFile } from '../../test-fixtures/render.ts';
import { bareJpeg } from '../core/image-file/bare-jpeg.ts';
import { imageFacts } from '../core/image-file/facts.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { launchBrowser } from '../qa/command/browser.ts';
import { WAIT_MS } from '../qa/command/wait.ts';
import { formatReceiptNumber, parseReceiptNumber } from '../receipt/number.ts';
import { rowOf } from './database.ts';
import { dataDir, origin } from './product.ts';
import { check, openResident, readShown, type Shown, shownOf } from './resident.ts';
import type { Driven } from './webdriver/driven.ts';
import { launchFirefox, missingFirefox } from './webdriver/firefox.ts';
import { launchWebKit, missingWebKit } from './webdriver/webkit.ts';

const { start, result, consent, receipt, own } = zhCN.resident;

const INPUT = '//input[@type="file"]';
const button = (words: string): string => `//button[normalize-space()="${words}"]`;

const folder = mkdtempSync(join(tmpdir(), 'id-photo-browsers-'));
const READY = join(folder, 'ready.jpg');
let ready: Buffer;
let inChromium: Shown;

beforeAll(async () => {
  ready = await portraitFile('ready');
  writeFileSync(READY, ready);
  const chromium = await launchBrowser();
  inChromium = await check(await openResident(chromium, origin), ready);
  await chromium.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Engines differ in the last bit of some functions of Math; to so many digits their findings are the same. */
const DIGITS = 12;

const rounded = ({ outcome, refusal, findings }: Shown) => ({
  outcome,
  refusal,
  findings: [...findings].map(([check, { status, value }]) => [
    check,
    status,
    value.toPrecision(DIGITS),
  ]),
});

/** Waits until the page shows an element. */
const until = (browser: Driven, element: string): Promise<boolean> =>
  vi.waitUntil(
    () =>
      browser.run(
        (path) => document.evaluate(path, document, null, 3).booleanValue,
        `boolean(${element})`,
      ),
    { timeout: WAIT_MS, interval: 250 },
  );

async function press(browser: Driven, element: string): Promise<void> {
  await until(browser, element);
  await browser.click(element);
}

/** Gives the page a file, and reads its answer. */
async function checkIn(browser: Driven, path: string): Promise<Shown> {
  await until(browser, INPUT);
  await browser.choose(INPUT, path);
  await until(browser, '//*[@data-outcome or @data-refusal]');
  return shownOf(await browser.run(readShown));
}

const browsers = [
  { name: 'Firefox', missing: missingFirefox(), launch: launchFirefox },
  { name: 'WebKit', missing: missingWebKit(), launch: launchWebKit },
];

describe.each(browsers)('in $name', ({ name, missing, launch }) => {
  test.skipIf(missing)(
    missing
      ? `not tested: ${missing}`
      : 'finds what Chromium finds, and the photo becomes a receipt',
    async ({ onTestFinished }) => {
      const browser = await launch();
      onTestFinished(() => browser.close());
      console.info(`${name}: ${browser.name}`);
      await browser.goto(`${origin}/?lang=zh-CN`);
      expect(await checkIn(browser, fileURLToPath(phoneHeic))).toMatchObject({ outcome: 'accept' });
      await browser.goto(`${origin}/?lang=zh-CN`);
      const inThis = await checkIn(browser, READY);
      expect(rounded(inThis)).toEqual(rounded(inChromium));

      await press(browser, button(result.toReceipt));
      await press(browser, '//input[@type="checkbox"]');
      await press(browser, button(consent.submit));
      await until(browser, '//*[@data-receipt]');
      const shown = await browser.run(() => {
        const slip = document.querySelector<HTMLElement>('[data-receipt]');
        return {
          number: slip?.dataset['receipt'] ?? '',
          text: slip?.innerText ?? '',
          code: slip?.querySelector('svg[role=img]')?.getAttribute('aria-label'),
          path: slip?.querySelector('svg[role=img] path')?.getBoundingClientRect().width ?? 0,
        };
      });
      expect(parseReceiptNumber(shown.number)).toEqual({ ok: true, number: shown.number });
      expect(shown.text).toContain(formatReceiptNumber(shown.number));
      expect(shown.code).toBe(receipt.qrAlt);
      expect(shown.path).toBeGreaterThan(100);
      const bare = bareJpeg(ready, imageFacts(ready)!);
      expect(rowOf(dataDir, shown.number)?.photo).toEqual(Buffer.from(bare!));

      // Another day: the list is on the first page too, and gives it back.
      await browser.goto(`${origin}/?lang=zh-CN`);
      const mine = `//*[@data-own-receipt="${shown.number}"]`;
      await press(browser, `${mine}${button(own.withdraw)}`);
      await press(browser, `${mine}${button(own.confirm)}`);
      await until(browser, `//*[normalize-space()="${own.done}"]`);
      expect(rowOf(dataDir, shown.number)).toBeUndefined();

      // The camera's test picture is no person.
      await press(browser, button(start.shoot));
      await until(browser, '//*[@data-camera="running" and @data-cue="no-face"]');
    },
  );
});
