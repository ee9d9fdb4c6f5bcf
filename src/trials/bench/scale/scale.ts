/** How cost grows with photos, workers, megapixels, receipts and instances. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { engineVersion } from '../../../engine/version.ts';
import { brokenScale } from './limits.ts';
import { scalePage } from './page.ts';
import { qaRun } from './qa.ts';
import { replayTimes } from './replay.ts';
import {
  type EnginePart,
  engineParts,
  type LoadScale,
  type Scale,
  type StoreScale,
} from './results.ts';

const PHOTOS = 2_000;
const LOAD_SECONDS = 10;
const trial = (name: string) =>
  fileURLToPath(new URL(`../../endpoint/${name}.ts`, import.meta.url));

/** The endpoint's own trials run in a process of their own, and print JSON. */
async function tried<T>(name: string, ...args: readonly string[]): Promise<T> {
  const running = promisify(execFile)(process.execPath, ['--import', 'tsx', trial(name), ...args], {
    maxBuffer: 1e8,
  });
  running.child.stderr?.pipe(process.stderr);
  return JSON.parse((await running).stdout) as T;
}

async function instances(): Promise<LoadScale[]> {
  const loads: LoadScale[] = [];
  for (const count of [1, 2, 4]) {
    const args = ['--store', 'postgres', '--seconds', String(LOAD_SECONDS)];
    const load = await tried<Omit<LoadScale, 'instances'>>(
      'load',
      ...args,
      '--instances',
      String(count),
    );
    loads.push({ ...load, instances: count });
  }
  return loads;
}

async function series<Item, Result>(items: readonly Item[], run: (item: Item) => Promise<Result>) {
  const results: Result[] = [];
  for (const item of items) results.push(await run(item));
  return results;
}

export type Part = Exclude<keyof Scale, 'machine' | 'engines'>;

const parts: { readonly [P in Part]: () => Promise<NonNullable<Scale[P]>> } = {
  replay: replayTimes,
  photos: () => qaRun({ photos: PHOTOS, workers: 2 }),
  workers: () => series([1, 2, 3, 4], (workers) => qaRun({ photos: 40 * workers, workers })),
  sizes: () =>
    series([0.5, 1, 2, 4, 8, 12, 25, 50], (megapixels) =>
      qaRun({ photos: 8, workers: 1, megapixels }),
    ),
  sqlite: () => tried<StoreScale[]>('scale', '--store', 'sqlite'),
  postgres: () => tried<StoreScale[]>('scale', '--store', 'postgres'),
  instances,
};

const isEnginePart = (name: Part): name is EnginePart =>
  (engineParts as readonly string[]).includes(name);

/** Measures parts, keeps them in scale.json, and writes the page. Gives the limits that are broken. */
export async function measureScale(names: readonly Part[]): Promise<readonly string[]> {
  const kept = existsSync('scale.json') ? JSON.parse(await readFile('scale.json', 'utf8')) : {};
  const [cpu] = cpus();
  let scale: Scale = {
    engines: {},
    ...kept,
    machine: { cpu: cpu?.model ?? 'unknown', cores: cpus().length, node: process.version },
  };
  for (const name of names) {
    scale = {
      ...scale,
      [name]: await parts[name](),
      engines: { ...scale.engines, ...(isEnginePart(name) && { [name]: engineVersion }) },
    };
    await writeFile('scale.json', `${JSON.stringify(scale, null, 1)}\n`);
  }
  const { text, plots } = scalePage(scale);
  await mkdir('docs/scale', { recursive: true });
  for (const [name, svg] of plots) await writeFile(`docs/scale/${name}.svg`, svg);
  await writeFile('docs/scale.md', text);
  return brokenScale(scale);
}
