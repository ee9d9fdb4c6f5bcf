import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portraits } from '../../test-fixtures/named-portraits.ts';
import { portraitFile } from '../../test-fixtures/render.ts';
import { launchBrowser } from '../qa/command/browser.ts';
import { origin } from './product.ts';
import { check, openResident } from './resident.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await openResident(browser, origin);
});
afterAll(() => browser.close());

describe('synthetic portraits get the verdict that is true of them', () => {
  test.each(portraits)('$name: $shows', async ({ name, expect: truth }) => {
    const { outcome, findings } = await check(page, await portraitFile(name));
    const failing = [...findings].filter(([, { status }]) => status === 'fail').map(([id]) => id);
    expect({ outcome, failing }).toEqual({
      outcome: truth.outcome,
      failing: expect.arrayContaining(truth.failing),
    });
  });
});
