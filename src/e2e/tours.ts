import type { BrowserContext, Page } from 'playwright';
import { portraitFile } from '../../test-fixtures/render.ts';
import type { Language } from '../engine/languages.ts';
import { finishSuite, startSuite, suiteFolder } from './qa.ts';
import { check, choose, receiptOn } from './resident.ts';
import { lookUp } from './station.ts';

/** Called for every screen when it is shown. */
export type Look = (step: string, page: Page) => Promise<void>;

interface Visit {
  readonly context: BrowserContext;
  readonly origin: string;
  readonly token: string;
  readonly lang: Language;
  readonly look: Look;
}

async function open({ context, origin, lang }: Visit, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
  return page;
}

/** From the start to a rejected photo; the page is the resident's, as the address has it. */
async function rejected(visit: Visit, path: string): Promise<Page> {
  const { look } = visit;
  const page = await open(visit, path);
  await page.locator('button.shoot').waitFor();
  await look('start', page);
  await check(page, await portraitFile('head-tilted'));
  await look('rejected', page);
  return page;
}

async function shoot(page: Page, look: Look): Promise<void> {
  await page.locator('button.shoot').first().click();
  await page.locator('[data-cue=move-left]').waitFor();
  await look('camera', page);
  await page.locator('[data-phase=holding]').waitFor();
  await look('camera-right', page);
  await page.locator('[data-outcome=accept]').waitFor();
  await look('accepted', page);
}

/** From an accepted photo to its receipt. */
async function submit(page: Page, look: Look): Promise<void> {
  await page.locator('.result-actions .primary').click();
  await page.getByRole('checkbox').waitFor();
  await look('consent', page);
  await page.getByRole('checkbox').check();
  await page.locator('button[type=submit]').click();
  await receiptOn(page);
  await look('receipt', page);
}

async function resident(visit: Visit): Promise<void> {
  const { look } = visit;
  const page = await rejected(visit, '/');
  await page.locator('[data-group=fail] summary').first().click();
  await page.locator('[data-group=pass] > summary').click();
  await look('findings', page);
  for (const name of ['head-tilted', 'head-tilted']) await choose(page, await portraitFile(name));
  await page.locator('.result, [data-step=stuck]').first().waitFor();
  await shoot(page, look);
  await submit(page, look);
}

async function elder(visit: Visit): Promise<void> {
  const { look } = visit;
  const page = await rejected(visit, '/?elder');
  await page.locator('.more').click();
  await look('more', page);
  await shoot(page, look);
  await submit(page, look);
}

async function kiosk(visit: Visit): Promise<void> {
  const { look, token, lang } = visit;
  const page = await open(visit, '/kiosk');
  await page.locator('#token').fill(token);
  await page.locator('#token').press('Enter');
  await page.locator('#countdown').waitFor();
  await look('settings', page);
  await page.locator('#countdown').fill('2');
  await page.locator('button[type=submit]').click();
  await page.locator('.kiosk-start').waitFor();
  await look('idle', page);
  await page.locator('.kiosk-start').click();
  await page.locator('.kiosk-choice').first().waitFor();
  await look('language', page);
  await page.locator(`.kiosk-choice[lang="${lang}"]`).click();
  await page.locator('[data-step=consent]').waitFor();
  await look('consent', page);
  await page.locator('.kiosk-actions .primary').click();
  await page.locator('[data-cue=turn-right]').waitFor();
  await look('capture', page);
  await page.locator('[data-countdown="1"]').waitFor();
  await look('countdown', page);
  await page.locator('[data-outcome]').waitFor();
  await look('result', page);
  await page.locator('[data-step=result] .kiosk-actions .primary').click();
  await page.locator('[data-receipt]').waitFor();
  await look('receipt', page);
}

async function station(visit: Visit): Promise<void> {
  const { look, token } = visit;
  const home = await open(visit, '/');
  await check(home, await portraitFile('bob'));
  await submit(home, async () => {});
  const number = await receiptOn(home);
  const page = await open(visit, '/station');
  await page.locator('#token').waitFor();
  await look('token', page);
  await page.locator('#token').fill(token);
  await page.locator('#token').press('Enter');
  await page.locator('#number').waitFor();
  await look('desk', page);
  await lookUp(page, number);
  await look('compared', page);
}

async function qa(visit: Visit): Promise<void> {
  const { look } = visit;
  const page = await open(visit, '/qa');
  await page.locator('[data-input="folder"]').waitFor({ state: 'attached' });
  await look('setup', page);
  const folder = await suiteFolder({
    'good/bob.jpg': 'bob',
    'good/ready.jpg': 'ready',
    'good/short-hair.jpg': 'short-hair',
    'bad/head-turned.jpg': 'head-turned',
    'bad/blue-wall.jpg': 'blue-wall',
    'bad/eyes-closed.jpg': 'eyes-closed',
  });
  await startSuite(page, folder, 1);
  await finishSuite(page);
  await look('table', page);
  await page.getByRole('grid').focus();
  for (const key of ['Control+Home', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.locator('dialog[open] .line-stroke').first().waitFor();
  await look('viewer', page);
}

export const tours = { resident, elder, kiosk, station, qa } as const;
