import type { Browser, Page } from 'playwright';

/** A finding, as the page shows it to tools. */
export interface ShownFinding {
  readonly status: string;
  /** NaN where the value is no number or there is none. */
  readonly value: number;
}

export interface Shown {
  readonly outcome: string | undefined;
  readonly refusal: string | undefined;
  readonly findings: ReadonlyMap<string, ShownFinding>;
}

/** A resident's phone, open at the first page. */
export async function openResident(browser: Browser, origin: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(origin);
  await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
  return page;
}

const ANSWER = '[data-outcome], [data-refusal]';

/** Gives a file to the first file input, waits for the answer and reads it. */
export async function check(page: Page, buffer: Buffer, name = 'photo.jpg'): Promise<Shown> {
  const before = await page.locator(ANSWER).elementHandles();
  const file = { name, mimeType: 'application/octet-stream', buffer };
  await page.locator('input[type=file]').first().setInputFiles(file);
  for (const stale of before) await stale.waitForElementState('hidden');
  await page.locator(ANSWER).first().waitFor({ timeout: 120_000 });
  return shown(page);
}

export async function shown(page: Page): Promise<Shown> {
  const { outcome, refusal, findings } = await page.evaluate(() => ({
    outcome: document.querySelector<HTMLElement>('[data-outcome]')?.dataset['outcome'],
    refusal: document.querySelector<HTMLElement>('[data-refusal]')?.dataset['refusal'],
    findings: Array.from(document.querySelectorAll<HTMLElement>('[data-check]'), (element) => ({
      check: element.dataset['check'] ?? '',
      status: element.dataset['status'] ?? '',
      value: element.dataset['value'] ?? '',
    })),
  }));
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
