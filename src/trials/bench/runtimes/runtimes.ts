import { readFile, writeFile } from 'node:fs/promises';
import { keptIn } from '../../../../models/lean/lean.ts';
import { bitsOf, indicesOf, type Runtime, runtimes } from '../../../../models/lean/runtimes.ts';
import { sha256 } from '../../../../models/manifest.ts';
import { packageFile } from '../../../../models/packages.ts';
import { portraits } from '../../../../test-fixtures/named-portraits.ts';
import { portraitFile } from '../../../../test-fixtures/render.ts';
import { launchBrowser } from '../../../qa/command/browser.ts';
import { photosIn } from '../photos.ts';
import { serveBench } from '../serve.ts';
import type {} from './page.ts';
import type { Called } from './watching.worker.ts';

const recorded = new URL('../../../../models/lean/called-functions.json', import.meta.url);

async function drawn(): Promise<ReadonlyMap<string, Buffer>> {
  const photos = new Map<string, Buffer>();
  for (const { name } of portraits) photos.set(name, await portraitFile(name));
  return photos;
}

/** What all photos call together, on x86 and on ARM. */
async function calledBy(photos: ReadonlyMap<string, Buffer>): Promise<readonly Called[]> {
  const server = await serveBench(photos);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls?.local[0]}src/trials/bench/runtimes/index.html`);
    await page.waitForFunction(() => window.calledOn !== undefined);
    const last = new Map<boolean, Called>();
    for (const arm of [false, true]) {
      for (const name of photos.keys()) {
        const path = `/bench/photos/${encodeURIComponent(name)}`;
        const run = ([path, arm]: readonly [string, boolean]) => window.calledOn!(path, arm);
        last.set(arm, await page.evaluate(run, [path, arm] as const));
        process.stderr.write('.');
      }
    }
    return [...last.values()];
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * Writes down which functions of the WebAssembly runtimes our models need. With a folder of photos it only
 * says what those call that is not kept.
 */
export async function watchRuntimes(folder: string | undefined): Promise<void> {
  const found = await calledBy(folder ? await photosIn(folder) : await drawn());
  const before = JSON.parse(await readFile(recorded, 'utf8'));
  const after: Record<string, unknown> = {};
  for (const [name, origin] of Object.entries(runtimes)) {
    const whole = packageFile(origin.package, origin.file);
    const hash = sha256(whole);
    const called = new Set(found.flatMap((one) => one[hash] ?? []));
    if (called.size === 0) throw new Error(`${name}: nothing was called; it was not watched`);
    after[name] = { sha256: hash, functions: bitsOf(called) };
    const isKnown = before[name]?.sha256 === hash;
    const kept = keptIn(whole, isKnown ? indicesOf(before[name as Runtime].functions) : []);
    const missing = [...called].filter((index) => !kept.has(index));
    console.info(`\n${name}: ${called.size} functions called, ${missing.length} not kept so far`);
  }
  if (!folder) await writeFile(recorded, `${JSON.stringify(after, null, 2)}\n`);
}
