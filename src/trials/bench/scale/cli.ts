/** `npm run scale`: how cost grows with photos, workers, megapixels, receipts and instances. */
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

const usage = `npm run scale -- PART...   measures parts, keeps them in scale.json, and writes docs/scale.md of all that is there
  replay      a recorded suite of 10,000 photos, judged again in Node
  photos      a QA run of 2,000 photos: time and memory as it goes
  workers     QA by workers, 1 to 4
  sizes       QA by size of photo, 0.5 to 50 megapixels
  sqlite      the receipt store with 1,000 to 1,000,000 receipts, on SQLite
  postgres    the same on PostgreSQL, where this machine has one
  instances   receipts a second with 1, 2 and 4 processes on one PostgreSQL
Without a part it writes the page anew. Exit code 1 where a ratio is worse than src/trials/bench/scale/limits.ts allows.`;

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

type Part = Exclude<keyof Scale, 'machine' | 'engines'>;

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

const isPart = (name: string): name is Part => Object.hasOwn(parts, name);

async function main(names: readonly string[]): Promise<number> {
  if (names.includes('--help')) {
    console.info(usage);
    return 0;
  }
  const unknown = names.find((name) => !isPart(name));
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}".\n\n${usage}`);
    return 2;
  }
  const kept = existsSync('scale.json') ? JSON.parse(await readFile('scale.json', 'utf8')) : {};
  const [cpu] = cpus();
  let scale: Scale = {
    engines: {},
    ...kept,
    machine: { cpu: cpu?.model ?? 'unknown', cores: cpus().length, node: process.version },
  };
  for (const name of names.filter(isPart)) {
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
  const broken = brokenScale(scale);
  for (const line of broken) console.error(line);
  return broken.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
