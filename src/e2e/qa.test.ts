import { rm } from 'node:fs/promises';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finished } from '../app/qa/store.ts';
import type { CheckId } from '../checks/index.ts';
import { parseCsv } from '../csv/csv.ts';
import { parseSpec } from '../engine/spec.ts';
import { judge } from '../engine/verdict.ts';
import { engineVersion } from '../engine/version.ts';
import { enQa } from '../i18n/en.qa.ts';
import { zhCNQa } from '../i18n/zh-CN.qa.ts';
import { parseRecording } from '../qa/recording.testing.ts';
import { rejudge } from '../qa/rejudge.ts';
import type { PhotoRow } from '../qa/report.ts';
import { defaultSpec } from '../specs/index.ts';
import { launchBriefly } from './browser.ts';
import { origin } from './product.ts';
import {
  exported,
  exportedReport,
  finishSuite,
  giveFolder,
  keepSuite,
  openQa,
  shownRows,
  startSuite,
  suiteFolder,
} from './qa.ts';

const portraits = {
  'good/bob.jpg': 'bob',
  'good/ready.jpg': 'ready',
  'bad/head-turned.jpg': 'head-turned',
  'bad/blue-wall.jpg': 'blue-wall',
};
const labels = `file,outcome,pose-yaw,background-white,no-such-check
good/bob.jpg,accept,pass,pass,x
ready.jpg,reject,pass,,
bad/head-turned.jpg,reject,fail,pass,
blue-wall.jpg,reject,pass,fail,
nobody.jpg,accept,,,
`;
const outcomes = {
  'bad/blue-wall.jpg': 'reject',
  'bad/head-turned.jpg': 'reject',
  'broken.jpg': 'not-an-image',
  'good/bob.jpg': 'accept',
  'good/ready.jpg': 'accept',
};

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchBriefly();
  folder = await suiteFolder(portraits, {
    'broken.jpg': 'no photo at all',
    'labels.csv': labels,
    'notes.txt': 'left out',
  });
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** Rows without their times. Recordings are packed: the last digit of a value may differ. */
const rounded = (photos: readonly PhotoRow[]) =>
  photos.map(({ ms: _, findings, ...row }) => ({
    ...row,
    findings: findings.map((finding) => ({
      ...finding,
      ...(typeof finding.value === 'number' && { value: Number(finding.value.toPrecision(9)) }),
    })),
  }));

/** Ids of the rules that axe finds broken. */
async function broken(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('a folder of photos', () => {
  let page: Page;
  const beyond: string[] = [];

  beforeAll(async () => {
    page = await openQa(browser, origin);
    page.on('request', (request) => {
      const { protocol } = new URL(request.url());
      if (protocol.startsWith('http') && request.method() !== 'GET') beyond.push(request.url());
    });
    expect(await broken(page)).toEqual([]);
    await startSuite(page, folder, 2);
    await finishSuite(page);
  });
  afterAll(() => page.close());

  test('has one row for each photo, with its outcome or its error', async () => {
    await expect.poll(() => shownRows(page)).toEqual(outcomes);
    expect(await broken(page)).toEqual([]);
  });

  test('labels beside the photos count, and problems in them are shown', async () => {
    const problems = page.locator('.qa-label-problems');
    expect(await problems.getAttribute('data-problems')).toBe('2');
    expect(await problems.textContent()).toContain('no-such-check');
    expect(await problems.textContent()).toContain('nobody.jpg');
  });

  test('filters by outcome, check, text and disagreement', async () => {
    await page.locator('[data-outcome-count="reject"]').click();
    expect(Object.values(await shownRows(page))).toEqual(['reject', 'reject']);
    const { filter } = zhCNQa;
    await page.getByLabel(filter.check, { exact: true }).selectOption('pose-yaw');
    expect(Object.keys(await shownRows(page))).toEqual(['bad/head-turned.jpg']);
    await page.getByRole('button', { name: filter.clear }).click();
    await page.getByLabel(filter.text).fill('GOOD/');
    expect(Object.keys(await shownRows(page))).toEqual(['good/bob.jpg', 'good/ready.jpg']);
    await page.getByRole('button', { name: filter.clear }).click();
    await page.getByRole('button', { name: filter.disagreeing(1) }).click();
    expect(Object.keys(await shownRows(page))).toEqual(['good/ready.jpg']);
    await page.getByRole('button', { name: filter.clear }).click();
  });

  test('the keyboard sorts, opens photos, moves between them and compares', async () => {
    await page.getByRole('grid').focus();
    for (const key of ['Control+Home', 'ArrowRight', 'ArrowUp', 'Enter']) {
      await page.keyboard.press(key);
    }
    const sorted = page.getByRole('columnheader', { name: zhCNQa.table.file, exact: true });
    expect(await sorted.getAttribute('aria-sort')).toBe('descending');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('heading').textContent()).toBe('good/ready.jpg');
    await dialog.locator('.line-stroke').first().waitFor();
    expect(await dialog.locator('tr[data-check]').count()).toBe(
      Object.keys(defaultSpec.rules).length,
    );
    await page.keyboard.press('c');
    await page.keyboard.press('ArrowRight');
    expect(await dialog.getByRole('heading').textContent()).toBe('good/bob.jpg');
    await dialog.locator('img').nth(1).waitFor();
    expect(await dialog.locator('.qa-viewer-side').count()).toBe(2);
    expect(await broken(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('a click anywhere on a row opens its photo, and so does its address', async () => {
    const dialog = page.getByRole('dialog');
    await page.locator('[data-file="good/bob.jpg"] [data-column="outcome"]').click();
    expect(await dialog.getByRole('heading').textContent()).toBe('good/bob.jpg');
    expect(new URL(page.url()).hash).toBe('#photo=good%2Fbob.jpg');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(new URL(page.url()).hash).toBe('');
    await page.evaluate(() => {
      location.hash = '#photo=bad%2Fblue-wall.jpg';
    });
    await dialog.waitFor();
    expect(await dialog.getByRole('heading').textContent()).toBe('bad/blue-wall.jpg');
    // As whoever is sent the address, and has the same suite.
    await page.reload();
    await dialog.waitFor();
    expect(await dialog.getByRole('heading').textContent()).toBe('bad/blue-wall.jpg');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('labels that expect nothing are not taken', async () => {
    const fresh = await browser.newContext();
    const setup = await fresh.newPage();
    await setup.goto(`${origin}/qa`);
    await setup.locator('[data-input="labels"]').setInputFiles({
      name: 'names.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('file,person\ngood/bob.jpg,Bob\n'),
    });
    await setup.locator('[data-problem="labels-useless"]').waitFor();
    expect(await setup.getByText('names.csv').count()).toBe(0);
    await fresh.close();
  });

  test('a limit judges the whole suite again, and the changed spec can be saved', async () => {
    await page.locator('#qa-tab-evidence').click();
    // From wherever the list of checks is scrolled to.
    await page.locator('[data-subject="compression"]').click();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.locator('[data-subject="pose-yaw"]').click();
    await page.locator('.qa-plot-area svg').first().waitFor();
    await expect
      .poll(() => page.locator('.qa-evidence-head').evaluate((e) => e.getBoundingClientRect().top))
      .toBeGreaterThanOrEqual(0);
    expect(await broken(page)).toEqual([]);
    const recall = page.locator('[data-rate="recall"]');
    expect(await recall.getAttribute('data-value')).toBe('1');

    await page.locator('[data-limit="max"] input[type="number"]').fill('40');
    await page.keyboard.press('Enter');
    await page.locator('[data-moved="1"]').waitFor();
    expect(await page.locator('[data-outcome-count="accept"]').textContent()).toContain('3');
    expect(await recall.getAttribute('data-value')).toBe('0');

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: zhCNQa.limits.exportSpec }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await downloading).createReadStream()) chunks.push(chunk);
    const spec = parseSpec(JSON.parse(Buffer.concat(chunks).toString()));
    expect(spec.rules['pose-yaw']?.limits).toEqual({ min: -6, max: 40, grey: 1 });
    expect(spec.version).not.toBe(defaultSpec.version);

    await page.getByRole('button', { name: zhCNQa.limits.resetAll }).click();
    expect(await page.locator('[data-outcome-count="accept"]').textContent()).toContain('2');
  });

  test('every export can be read again, and a recording gives the same verdicts', async () => {
    const report = await exportedReport(page);
    expect(
      Object.fromEntries(report.photos.map((row) => [row.file, row.outcome ?? row.error])),
    ).toEqual(outcomes);
    const { records } = parseCsv(await exported(page, 'csv'));
    expect(records).toHaveLength(1 + report.photos.length);
    expect(await exported(page, 'junit')).toContain('tests="5" failures="1"');
    await page.getByRole('checkbox').check();
    const html = await exported(page, 'html');
    expect(html).toContain('data:image/jpeg');
    expect(html).not.toMatch(/(src|href)="https?:/);
    const recording = await parseRecording(await exported(page, 'recording'));
    if (!recording.ok) throw new Error(recording.why);
    const again = rejudge(recording.value, defaultSpec, (_, error) => {
      throw error;
    });
    expect(rounded(again.photos)).toEqual(rounded(report.photos));
    expect(await broken(page)).toEqual([]);
  });

  test('nothing was sent anywhere', () => expect(beyond).toEqual([]));

  test('paused, reloaded and resumed it ends with the same report', async () => {
    const whole = await exportedReport(page);
    const other = await openQa(await launchBrowserOnce(), origin, 'en');
    const { run } = enQa;
    await startSuite(other, folder, 1);
    await other.locator('.qa-row').first().waitFor();
    await other.getByRole('button', { name: run.pause }).click();
    await other.getByRole('button', { name: run.goOn }).waitFor();
    await other.reload();
    await other.getByRole('button', { name: run.resumeFolder }).waitFor();
    expect(Object.keys(await shownRows(other)).length).toBeGreaterThan(0);
    await giveFolder(other, folder);
    await finishSuite(other);
    expect(await exportedReport(other)).toEqual(whole);
    await other.close();
  });
});

const extra: Browser[] = [];
/** A browser of its own keeps a suite of its own. */
async function launchBrowserOnce(): Promise<Browser> {
  const launched = await launchBriefly();
  extra.push(launched);
  return launched;
}
afterAll(() => Promise.all(extra.map((one) => one.close())));

test('a folder without photos is said to be empty', async () => {
  const empty = await suiteFolder({}, { 'notes.txt': 'no photo' });
  const page = await openQa(browser, origin, 'en');
  await giveFolder(page, empty);
  await page.locator('[data-problem="empty-folder"]').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain(
    enQa.problems['empty-folder'].title,
  );
  await page.close();
  await rm(empty, { recursive: true });
});

describe('a suite of 5,000 photos', () => {
  const COUNT = 5000;
  const ids = Object.keys(defaultSpec.rules) as CheckId[];

  /** As if assessed: yaw is the photo's number in thousandths. */
  const finished = Array.from({ length: COUNT }, (_, n): Finished => {
    const measured = new Map(
      ids.map((id) => [id, id === 'pose-yaw' ? { value: n / 1000 } : { unknown: 'no-face' }]),
    );
    const { outcome, findings } = judge(measured, defaultSpec);
    const file = `photo-${String(n).padStart(4, '0')}.jpg`;
    return { row: { file, ms: 500, outcome, findings }, size: 1, modified: 1 };
  });

  test('has only the visible rows in the page, at every scroll position', async () => {
    const page = await openQa(await launchBrowserOnce(), origin);
    const facts = { engine: engineVersion, models: '', mode: 'auto', workers: 2 } as const;
    const spec = `${defaultSpec.id}@${defaultSpec.version}`;
    const suite = { ...facts, spec, folder: 'many', photos: COUNT, unreadable: [], finished: true };
    await keepSuite(page, suite, finished);
    await page.reload();
    const grid = page.getByRole('grid');
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(COUNT + 1));
    const rows = page.locator('.qa-row');
    const inPage = () => rows.count();
    await expect.poll(inPage).toBeGreaterThan(10);
    expect(await inPage()).toBeLessThan(60);

    await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    await page.locator('[data-file="photo-2500.jpg"]').waitFor();
    expect(await inPage()).toBeLessThan(60);

    await grid.focus();
    await page.keyboard.press('Control+End');
    const last = page.locator('[data-file="photo-4999.jpg"]');
    await last.waitFor();
    expect(await last.getAttribute('aria-rowindex')).toBe(String(COUNT + 1));
    expect(await inPage()).toBeLessThan(60);
    const active = await grid.getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).count()).toBe(1);
    await page.close();
  });
});
