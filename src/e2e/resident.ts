import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { zhCN } from '../i18n/zh-CN.ts';

const { result, consent, stuck } = zhCN.resident;

/** A finding, as the page shows it to tools. */
export interface ShownFinding {
  readonly status: string;
  /** NaN where there is no value, or it is not a number. */
  readonly value: number;
}

export interface Shown {
  readonly outcome: string | undefined;
  readonly refusal: string | undefined;
  readonly findings: ReadonlyMap<string, ShownFinding>;
}

/**
 * A resident's phone at the first page. `prepare` runs before the page is loaded. A route can hold up its requests
 * only where no service worker makes them.
 */
export async function openResident(
  browser: Browser,
  origin: string,
  prepare?: (page: Page) => Promise<unknown>,
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, serviceWorkers });
  await prepare?.(page);
  await page.goto(origin);
  await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
  return page;
}

const ANSWER = '[data-outcome], [data-refusal]';
const STUCK = '[data-step=stuck]';

/** Gives a file, or the path of one, to the first file input. */
export const choose = (page: Page, file: Buffer | string, name = 'photo.jpg'): Promise<void> =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles(
      typeof file === 'string'
        ? file
        : { name, mimeType: 'application/octet-stream', buffer: file },
    );

/** Gives a file to the first file input, waits for the answer, past the advice after many, and reads it. */
export async function check(page: Page, file: Buffer | string, name?: string): Promise<Shown> {
  const stale = await page.$(ANSWER);
  await choose(page, file, name);
  await page.waitForFunction(
    ({ selector, stale }) => {
      const answer = document.querySelector(selector);
      return answer !== null && answer !== stale;
    },
    { selector: `${ANSWER}, ${STUCK}`, stale },
  );
  // A handle keeps its element in memory, and with it the whole result.
  await stale?.dispose();
  if (await page.locator(STUCK).count()) {
    await page.getByRole('button', { name: stuck.toResult }).click();
    await page.locator(ANSWER).first().waitFor();
  }
  return shown(page);
}

/** What a page shows, as it reads it: to be run in the page. */
export const readShown = () => ({
  outcome: document.querySelector<HTMLElement>('[data-outcome]')?.dataset['outcome'],
  refusal: document.querySelector<HTMLElement>('[data-refusal]')?.dataset['refusal'],
  findings: Array.from(document.querySelectorAll<HTMLElement>('[data-check]'), (element) => ({
    check: element.dataset['check'] ?? '',
    status: element.dataset['status'] ?? '',
    value: element.dataset['value'] ?? '',
  })),
});

export function shownOf({ outcome, refusal, findings }: ReturnType<typeof readShown>): Shown {
  return {
    outcome,
    refusal,
    findings: new Map(
      findings.map(({ check, status, value }) => [
        check,
        { status, value: value === '' ? Number.NaN : Number(value) },
      ]),
    ),
  };
}

export const shown = async (page: Page): Promise<Shown> => shownOf(await page.evaluate(readShown));

/** The exact bytes of the photo that a page shows, saved as a person would save it. */
export async function shownPhoto(page: Page): Promise<Buffer> {
  const downloading = page.waitForEvent('download');
  await page.locator('img[src^="blob:"]').evaluate((image: HTMLImageElement) => {
    const link = document.createElement('a');
    link.href = image.src;
    link.download = 'photo.jpg';
    link.click();
  });
  return readFile(await (await downloading).path());
}

/** The number of the receipt that the page shows, or is about to. */
export async function receiptOn(page: Page): Promise<string> {
  return (await page.locator('[data-receipt]').getAttribute('data-receipt')) ?? '';
}

/** From an accepted photo to the last step before sending it. */
export async function agree(page: Page): Promise<void> {
  await page.getByRole('button', { name: result.toReceipt }).click();
  await page.getByRole('checkbox').check();
}

/** The last step. */
export const send = (page: Page): Promise<void> =>
  page.getByRole('button', { name: consent.submit, exact: true }).click();

/** From an accepted photo to its receipt, whose number it gives. */
export async function submit(page: Page): Promise<string> {
  await agree(page);
  await send(page);
  return receiptOn(page);
}
