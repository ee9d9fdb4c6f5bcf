import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { text } from '../../test-fixtures/bad-files.ts';
import { portraitFile } from '../../test-fixtures/render.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { launchBrowser } from '../qa/command/browser.ts';
import { violations } from './axe.ts';
import { check, choose, openResident, receiptOn, send, submit } from './resident.ts';
import { enterToken, lookUp, openStation, typeNumber } from './station.ts';

const origin = inject('origin');
const { resident, station: desk } = zhCN;
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];
const NARROWEST = 320;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const button = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click();

/** Every word that a person can see or hear, but those that say that they are of another language. */
const wordsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { lang } = document.documentElement;
    const elements = [...document.body.querySelectorAll('*:not(noscript, script)')].filter(
      (element) => element.closest('[lang]')?.getAttribute('lang') === lang,
    );
    const own = elements.flatMap((element) =>
      [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE),
    );
    const named = elements.flatMap((element) =>
      ['alt', 'aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name)),
    );
    return [document.title, ...own.map((node) => node.textContent), ...named].flatMap((words) =>
      words && /\p{Letter}/u.test(words) ? [words.trim()] : [],
    );
  });

const HAN = /\p{Script=Han}/u;
/** Names and units that are the same in Chinese. */
const NEUTRAL = /cn-resident-id|JPEG|RGB|KB|dpi|GA|ISO\/IEC/g;
const isForeign = {
  'zh-CN': (words: string) => !HAN.test(words) && /\p{Letter}/u.test(words.replace(NEUTRAL, '')),
  en: (words: string) => HAN.test(words),
} as const;

/** Holds one state of a page against axe, both languages, both sizes and the narrowest screen. */
async function inspect(page: Page, state: string): Promise<void> {
  const found: Record<string, readonly string[]> = {};
  for (const language of ['zh-CN', 'en'] as const) {
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    found[`words in ${language}`] = (await wordsOf(page)).filter(isForeign[language]);
    for (const size of sizes) {
      await page.setViewportSize(size);
      found[`${language} ${size.width}`] = await violations(page);
    }
    await page.setViewportSize({ width: NARROWEST, height: 640 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    found[`overflow in ${language}`] = wide > NARROWEST ? [`${wide} px`] : [];
    await page.locator('header button').click();
  }
  const wrong = Object.entries(found).filter(([, what]) => what.length > 0);
  expect.soft({ state, wrong }).toEqual({ state, wrong: [] });
}

test('the resident’s page', { timeout: 300_000 }, async () => {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const page = await openResident(browser, origin, (on) =>
    on.context().route('**/*.task', async (route) => {
      await gate;
      await route.continue();
    }),
  );
  await inspect(page, 'start');
  await check(page, await text());
  await inspect(page, 'start, a file refused');
  await choose(page, await portraitFile('two-people'));
  await page.getByRole('heading', { name: resident.progress.title }).waitFor();
  await inspect(page, 'progress');
  letGo();
  await page.locator('[data-outcome=reject]').waitFor();
  await page.locator('summary').click();
  await inspect(page, 'rejected, with every finding');
  await check(page, await portraitFile('short-hair'));
  await check(page, await text());
  await page.locator('summary').click();
  await inspect(page, 'accepted, another file refused');
  await button(page, resident.result.toReceipt);
  await page.getByRole('checkbox').waitFor();
  await send(page);
  await page.getByText(resident.consent.agreeFirst).waitFor();
  await inspect(page, 'consent, not given');
  await page.getByRole('checkbox').check();
  await page.context().setOffline(true);
  await send(page);
  await page.locator('[data-waiting]').waitFor();
  await inspect(page, 'waiting for a network');
  await page.context().setOffline(false);
  await receiptOn(page);
  await inspect(page, 'receipt');
});

test('the station’s page', { timeout: 300_000 }, async () => {
  const home = await openResident(browser, origin);
  const receive = async (): Promise<string> => {
    await check(home, await portraitFile('bob'));
    return submit(home);
  };
  const fresh = await browser.newPage();
  await fresh.goto(`${origin}/station`);
  await fresh.locator('#token').waitFor();
  await inspect(fresh, 'no token');
  const refused = await enterToken(browser, origin, 'not-the-token-of-this-station');
  await refused.locator('[data-problem=unauthorised]').waitFor();
  await inspect(refused, 'a wrong token');

  const page = await openStation(browser, origin, inject('stationToken'));
  await inspect(page, 'nothing looked up');
  await typeNumber(page, '1234');
  await page.locator('[data-slip]').waitFor();
  await inspect(page, 'a slip');
  const number = await receive();
  await lookUp(page, number);
  await inspect(page, 'a receipt');
  await button(page, desk.decide.refuse);
  await button(page, desk.decide.confirmRefuse);
  await page.getByText(desk.decide.reasonMissing).waitFor();
  await inspect(page, 'refusing without a reason');
  await button(page, desk.decide.cancel);
  await button(page, desk.decide.redeem);
  await page.getByText(desk.decide.redeemed).waitFor();
  await inspect(page, 'redeemed');
  await button(page, desk.queue.title);
  await page.locator(`[data-queued="${number}"]`).waitFor();
  await inspect(page, 'the receipts of today');
});

test('an address where there is nothing', async () => {
  const page = await browser.newPage();
  await page.goto(`${origin}/nothing`);
  await page.getByText(zhCN.shared.notFound.title).first().waitFor();
  await inspect(page, 'nothing there');
});
