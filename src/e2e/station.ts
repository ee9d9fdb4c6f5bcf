import type { Browser, Locator, Page } from 'playwright';

/** A station's machine, a token entered that may be a wrong one. */
export async function enterToken(browser: Browser, origin: string, token: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${origin}/station`);
  await page.locator('#token').fill(token);
  await page.locator('#token').press('Enter');
  return page;
}

/** A station's machine, its token entered. */
export async function openStation(browser: Browser, origin: string, token: string): Promise<Page> {
  const page = await enterToken(browser, origin, token);
  await page.locator('#number').waitFor();
  return page;
}

/** Types a number into the field, as a scanner does, and sends it. */
export async function typeNumber(page: Page, number: string): Promise<void> {
  await page.locator('#number').fill(number);
  await page.locator('#number').press('Enter');
}

/** Looks a receipt up, and waits until this machine has checked its photo too. */
export async function lookUp(page: Page, number: string): Promise<Locator> {
  await typeNumber(page, number);
  const receipt = page.locator(`[data-receipt="${number}"]`);
  await page.locator(`[data-receipt="${number}"][data-local-outcome]`).waitFor();
  return receipt;
}
