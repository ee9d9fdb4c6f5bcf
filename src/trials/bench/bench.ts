/** How long a verdict takes, beside its bare inferences and two other libraries. */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { Browser, Page } from 'playwright';
import { launchBrowser } from '../../qa/command/browser.ts';
import { liveText, measureLive } from './camera-rate.ts';
import { brokenLimits } from './limits.ts';
import type {} from './page/main.ts';
import type { Run } from './page/ours.worker.ts';
import { drawnPhotos, photosIn } from './photos.ts';
import { type Results, resultsOf, type Samples } from './results.ts';
import { serveBench } from './serve.ts';
import { performanceText, tableText } from './text.ts';

const WARM_UP = 3;
/** Photos of more bytes than this are measured in every fifth round alone. */
const LARGE = 200_000;
const SELDOM = 5;
const runs = ['verdict', 'stages', 'floor'] as const;

const libraries = ['human', 'face-api'] as const;

interface Pages {
  readonly ours: Page;
  readonly libraries: ReadonlyMap<string, Page>;
}

/** One round: everything once, on one photo. */
async function round(pages: Pages, photo: string): Promise<Readonly<Record<string, number>>> {
  const path = `/bench/photos/${encodeURIComponent(photo)}`;
  const times: Record<string, number> = {};
  for (const run of runs) {
    const ours = ([run, path]: readonly [Run, string]) => window.bench!.ours(run, path);
    const found = await pages.ours.evaluate(ours, [run, path] as const);
    for (const [name, ms] of Object.entries(found)) times[`${run}: ${name}`] = ms;
  }
  for (const [name, page] of pages.libraries) {
    const library = ([name, path]: readonly [string, string]) => window.bench!.library(name, path);
    Object.assign(times, await page.evaluate(library, [name, path] as const));
  }
  return times;
}

async function openPage(browser: Browser, origin: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${origin}src/trials/bench/page/index.html`);
  await page.waitForFunction(() => window.bench !== undefined);
  return page;
}

async function openPages(browser: Browser, origin: string): Promise<Pages> {
  const opened = new Map<string, Page>();
  for (const name of libraries) opened.set(name, await openPage(browser, origin));
  return { ours: await openPage(browser, origin), libraries: opened };
}

async function measure(photos: ReadonlyMap<string, Buffer>, rounds: number): Promise<Results> {
  const server = await serveBench(photos);
  const browser = await launchBrowser();
  try {
    const pages = await openPages(browser, server.resolvedUrls?.local[0] ?? '');
    const samples: Samples = new Map([...photos.keys()].map((photo) => [photo, []]));
    for (let i = -WARM_UP; i < rounds; i++) {
      for (const [photo, rows] of samples) {
        if (i > 0 && i % SELDOM !== 0 && (photos.get(photo)?.length ?? 0) > LARGE) continue;
        const times = await round(pages, photo);
        if (i >= 0) rows.push(times);
      }
      process.stderr.write(`\r${i < 0 ? 'warming up' : `round ${i + 1} of ${rounds}`} `);
    }
    const [cpu] = cpus();
    const machine = {
      cpu: cpu?.model ?? 'unknown',
      cores: cpus().length,
      system: `${process.platform} ${process.arch}`,
      browser: browser.version(),
    };
    return resultsOf(samples, machine);
  } finally {
    await browser.close();
    await server.close();
  }
}

interface BenchOptions {
  /** Few rounds and no large photos; writes nothing. */
  readonly quick: boolean;
  readonly rounds: number;
  /** Photos of one's own, instead of drawn ones; writes bench.json alone. */
  readonly folder: string | undefined;
}

/** Measures, prints and writes. Gives the limits that are broken, a line each. */
export async function bench({ quick, rounds, folder }: BenchOptions): Promise<readonly string[]> {
  const photos = folder ? await photosIn(folder) : await drawnPhotos(quick);
  const results = await measure(photos, rounds);
  console.info(`\n${tableText(results)}`);
  const live = folder ? undefined : await measureLive(quick ? 5 : 30);
  if (live) console.info(`\n${liveText(live)}`);
  if (!quick) {
    await writeFile('bench.json', `${JSON.stringify({ ...results, live }, null, 2)}\n`);
    if (live)
      await writeFile('docs/performance.md', `${performanceText(results)}\n${liveText(live)}`);
  }
  return brokenLimits(results);
}
