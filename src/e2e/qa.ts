import { copyFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { portraitPath } from '../../test-fixtures/render.ts';
import type { Finished, Suite } from '../app/qa/store.ts';
import { type Parsed, parseReport, type Report } from '../qa/report.ts';

/** A folder with sub-folders: these portraits by their paths, and these other files. */
export async function suiteFolder(
  portraits: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'qa-suite-'));
  for (const [path, name] of Object.entries(portraits)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await copyFile(await portraitPath(name), join(folder, path));
  }
  for (const [path, content] of Object.entries(others)) {
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** A tester's desk, open at the page. */
export async function openQa(browser: Browser, origin: string, lang = 'zh-CN'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${origin}/qa?lang=${lang}`);
  await page.locator('[data-input="folder"]').waitFor({ state: 'attached' });
  return page;
}

export const giveFolder = (page: Page, folder: string): Promise<void> =>
  page.locator('[data-input="folder"]').setInputFiles(folder);

export async function startSuite(page: Page, folder: string, workers: number): Promise<void> {
  await giveFolder(page, folder);
  await page.locator('.qa-chosen').waitFor();
  await page.locator('#qa-workers').fill(String(workers));
  await page.locator('#qa-workers').blur();
  await page.locator('button[type="submit"]').click();
  await page.locator('.qa-head').waitFor();
}

export const finishSuite = (page: Page): Promise<void> =>
  page.locator('.qa-run').waitFor({ state: 'detached' });

/** The outcomes, or errors, of the rows that the table shows, by file. */
export const shownRows = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() =>
    Object.fromEntries(
      Array.from(document.querySelectorAll<HTMLElement>('.qa-row'), ({ dataset }) => [
        dataset['file'] ?? '',
        dataset['outcome'] ?? dataset['error'] ?? '',
      ]),
    ),
  );

/** What a button of the export tab saves. */
export async function exported(page: Page, kind: string): Promise<string> {
  await page.locator('#qa-tab-export').click();
  const downloading = page.waitForEvent('download');
  await page.locator(`[data-export="${kind}"]`).click();
  return readFile(await (await downloading).path(), 'utf8');
}

/** A report without what differs from run to run. */
export async function exportedReport(page: Page): Promise<Report> {
  const parsed: Parsed<Report> = parseReport(await exported(page, 'json'));
  if (!parsed.ok) throw new Error(parsed.why);
  return { ...parsed.value, photos: parsed.value.photos.map((photo) => ({ ...photo, ms: 0 })) };
}

/** Puts a suite where the page keeps its own, as if it had been assessed here. */
export async function keepSuite(
  page: Page,
  suite: Suite,
  finished: readonly Finished[],
): Promise<void> {
  const kept = { suite, finished };
  await page.evaluate(
    (text) =>
      new Promise<void>((resolve, reject) => {
        const { suite, finished } = JSON.parse(text) as typeof kept;
        const opening = indexedDB.open('id-photo-qa');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['suite', 'finished'], 'readwrite');
          writing.objectStore('suite').put(suite, 'current');
          for (const one of finished) writing.objectStore('finished').put(one, one.row.file);
          writing.onerror = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    // As one string: Playwright takes half a minute over the values of 5,000 photos.
    JSON.stringify(kept),
  );
}
