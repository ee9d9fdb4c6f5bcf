import type { Browser, JSHandle, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { portraitFile } from '../../test-fixtures/render.ts';
import { launchBriefly } from './browser.ts';
import { origin } from './product.ts';
import { openResident } from './resident.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBriefly();
});
beforeEach(async () => {
  page = await openResident(browser, origin);
  return () => page.close();
});
afterAll(() => browser.close());

/** The data of a dragged or copied photo. */
async function carried(portrait: string): Promise<JSHandle<DataTransfer>> {
  const base64 = (await portraitFile(portrait)).toString('base64');
  return page.evaluateHandle((base64) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], 'photo.jpg', { type: 'image/jpeg' }));
    return data;
  }, base64);
}

const outcome = () => page.locator('[data-outcome]').getAttribute('data-outcome');

test('a photo dropped anywhere on the page is checked', async () => {
  const dataTransfer = await carried('short-hair');
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer });
  expect(await outcome()).toBe('accept');
});

test('a photo that is pasted is checked', async () => {
  const data = await carried('eyes-closed');
  await page.evaluate(
    (clipboardData) =>
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true })),
    data,
  );
  expect(await outcome()).toBe('reject');
});

test('what is no file does nothing', async () => {
  const dataTransfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'not a photo');
    return data;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer });
  expect(await page.locator('[data-outcome], [data-refusal]').count()).toBe(0);
});
