import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { text } from '../../test-fixtures/bad-files/bad-files.ts';
import { portraitFile } from '../../test-fixtures/render.ts';
import { type Language, languages } from '../engine/languages.ts';
import { en } from '../i18n/en.ts';
import { zhCNSheet } from '../i18n/zh-CN.sheet.ts';
import { zhCN } from '../i18n/zh-CN.ts';
import { beyondNarrowSides, expectAccessible, violations } from './axe.ts';
import { launchBriefly } from './browser.ts';
import { sheetsOf } from './paper.ts';
import { origin, stationToken } from './product.ts';
import { check, choose, openResident, receiptOn, send, submit } from './resident.ts';
import { enterToken, lookUp, openStation, typeNumber } from './station.ts';

const { resident, shared, station: desk } = zhCN;
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];
/** Of controls where the page is large and calm, px. */
const LARGE = 56;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBriefly();
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
} as const satisfies Readonly<Record<Language, (words: string) => boolean>>;

/** Whatever the sheet of a receipt holds, and in every language, it takes one piece of paper. */
async function inspectSheet(page: Page, number: string): Promise<void> {
  await page.locator(`[data-sheet="${number}"][data-paper=a4]`).waitFor();
  await page.getByRole('checkbox').check();
  await inspect(page, 'the sheet, with a letter');
  const [a4, roll] = [page.getByRole('radio').first(), page.getByRole('radio').last()];
  const pages: number[] = [];
  for (const [place] of languages.entries()) {
    await a4.check();
    await page.getByRole('checkbox').check();
    pages.push(await sheetsOf(page));
    await page.getByRole('checkbox').uncheck();
    pages.push(await sheetsOf(page));
    await roll.check();
    pages.push(await sheetsOf(page));
    const next = languages[(place + 1) % languages.length];
    await page.locator(`header button[lang="${next}"]`).click();
  }
  expect(pages).toEqual(pages.map(() => 1));
}

/** Holds one state of a page against axe: every language at both sizes, each once light and once dark. */
async function inspect(page: Page, state: string): Promise<void> {
  const found: Record<string, readonly string[]> = {};
  for (const [place, language] of languages.entries()) {
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    found[`words in ${language}`] = (await wordsOf(page)).filter(isForeign[language]);
    for (const [index, size] of sizes.entries()) {
      const colorScheme = (index === 0) === (language === 'en') ? 'dark' : 'light';
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      found[`${language} ${size.width} ${colorScheme}`] = await violations(page);
    }
    found[`beyond the sides in ${language}`] = await beyondNarrowSides(page);
    const next = languages[(place + 1) % languages.length];
    await page.locator(`header button[lang="${next}"]`).click();
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const wrong = Object.entries(found).filter(([, what]) => what.length > 0);
  expect.soft({ state, wrong }).toEqual({ state, wrong: [] });
}

/** Large and calm, without anything small: what can be pressed, as it is before More is. */
async function inspectElder(page: Page, state: string): Promise<void> {
  await button(page, shared.elder.on);
  const pressed = page.locator('main :is(button, select, summary, label.tick, input:not([type]))');
  const heights = await pressed.evaluateAll((controls) =>
    controls
      .map((control) => control.getBoundingClientRect().height)
      .filter((height) => height > 0),
  );
  expect.soft({ state, small: heights.filter((height) => height < LARGE) }).toEqual({
    state,
    small: [],
  });
  expect.soft(await page.locator('main .primary:visible').count(), state).toBe(1);
  expect.soft(await page.locator('main .secondary:visible').count(), state).toBe(0);
  await expectAccessible(page, `${state}, large and calm`);
  expect.soft(await beyondNarrowSides(page), state).toEqual([]);
  await button(page, shared.elder.off);
}

test('the resident’s page', async () => {
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
  await inspectElder(page, 'start');
  await check(page, await text());
  await inspect(page, 'start, a file refused');
  await choose(page, await portraitFile('two-people'));
  await page.getByRole('heading', { name: resident.progress.title }).waitFor();
  await inspect(page, 'progress');
  letGo();
  await page.locator('[data-outcome=reject]').waitFor();
  await page.locator('[data-group=fail] summary').first().click();
  await page.locator('[data-group=pass] > summary').click();
  await inspect(page, 'rejected, with every finding');
  await inspectElder(page, 'rejected');
  await check(page, await portraitFile('head-tilted'));
  await choose(page, await portraitFile('head-tilted'));
  await page.locator('[data-step=stuck]').waitFor();
  await inspect(page, 'stuck');
  await inspectElder(page, 'stuck');
  await button(page, resident.stuck.toReview);
  await page.getByRole('checkbox').check();
  await expectAccessible(page, 'consent, for staff to decide');
  await send(page);
  await receiptOn(page);
  await inspect(page, 'a receipt for staff to decide');
  expect.soft(await sheetsOf(page)).toBe(1);
  await check(page, await portraitFile('short-hair'));
  await check(page, await text());
  await inspect(page, 'accepted, another file refused');
  await button(page, resident.result.toPrevious);
  await button(page, resident.result.toReceipt);
  await page.getByRole('checkbox').waitFor();
  await send(page);
  await page.getByText(resident.consent.agreeFirst).waitFor();
  await inspect(page, 'consent, not given');
  await inspectElder(page, 'consent');
  await page.getByRole('checkbox').check();
  await page.context().setOffline(true);
  await send(page);
  await page.locator('[data-waiting]').waitFor();
  await inspect(page, 'waiting for a network');
  await page.context().setOffline(false);
  await receiptOn(page);
  await inspect(page, 'receipt');
  await inspectElder(page, 'receipt');
  expect.soft(await sheetsOf(page)).toBe(1);
  const number = await receiptOn(page);
  await button(page, resident.receipt.print);
  await inspectSheet(page, number);
  await button(page, zhCNSheet.back);
  expect(await receiptOn(page)).toBe(number);
});

test('the station’s page', async () => {
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

  const page = await openStation(browser, origin, stationToken);
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
  const abroad = await browser.newPage({ locale: 'en-GB' });
  await abroad.goto(`${origin}/nothing`);
  await abroad.getByText(en.shared.notFound.title).first().waitFor();
});
