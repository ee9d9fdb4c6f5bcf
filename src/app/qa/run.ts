import { engineVersion } from '../../engine/version.ts';
import { isPhotoPath } from '../../qa/files.ts';
import { wanted } from '../document.ts';
import { assessFile } from './assess-file.ts';
import type { Folder, SuiteFile } from './folder.ts';
import { inParallel } from './in-parallel.ts';
import { recent } from './pace.ts';
import {
  finished,
  folder,
  labelsText,
  mode,
  phase,
  problem,
  step,
  suite,
  tab,
  times,
  trial,
  unkept,
  workers,
} from './state.ts';
import {
  clearStore,
  type Finished,
  loadSuite,
  type Suite,
  saveFinished,
  saveSuite,
} from './store.ts';
import { assessPool } from './workers.ts';

/** A finished photo of `as-is` mode may be a large one: that is read from its folder again. */
const KEPT_BYTES = 100_000;
/** Finished photos reach the screen together, this often. */
const FLUSH_MS = 200;

/** Errors that may be gone at the next try. */
const passing: readonly (string | undefined)[] = ['worker-failed', 'unreadable', 'changed'];

let cancelling = new AbortController();
let unpause: (() => void) | undefined;
let pausing: Promise<void> | undefined;

/** Keeping is a comfort: where the browser refuses, the suite goes on and the page says so. */
async function keep(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch {
    unkept.value = true;
  }
}

const unflushed: Finished[] = [];
let flushing: ReturnType<typeof setTimeout> | undefined;

function flush(): void {
  clearTimeout(flushing);
  flushing = undefined;
  if (unflushed.length === 0) return;
  const all = new Map(finished.value);
  for (const one of unflushed.splice(0)) all.set(one.row.file, one);
  finished.value = all;
}

function show(one: Finished): void {
  unflushed.push(one);
  flushing ??= setTimeout(flush, FLUSH_MS);
}

export const photosOf = ({ files }: Folder): readonly SuiteFile[] =>
  files.filter(({ path }) => isPhotoPath(path));

const update = (change: Partial<Suite>): Promise<void> => {
  if (!suite.value) return Promise.resolve();
  suite.value = { ...suite.value, ...change };
  return keep(saveSuite(suite.value));
};
export const updateSuite = update;

/** Begins a suite of the folder that was chosen, with what was chosen for it. */
export async function start(): Promise<void> {
  const chosen = folder.value;
  const spec = wanted.value;
  if (!chosen) return;
  const { name, unreadable, handle } = chosen;
  await keep(clearStore());
  finished.value = new Map();
  suite.value = {
    folder: name,
    spec: `${spec.id}@${spec.version}`,
    engine: engineVersion,
    models: '',
    mode: mode.value,
    workers: workers.value,
    photos: photosOf(chosen).length,
    unreadable,
    finished: false,
    ...(labelsText.value && { labels: labelsText.value }),
    ...(handle && { handle }),
  };
  await update({});
  step.value = 'suite';
  await work(chosen);
}

/** Goes on with a suite that was stopped, in its folder. */
export async function resume(found: Folder): Promise<void> {
  const photos = photosOf(found);
  const known = photos.some(({ path }) => finished.value.has(path));
  if (photos.length === 0) problem.value = 'empty-folder';
  else if (!known && finished.value.size > 0) problem.value = 'other-folder';
  else {
    folder.value = found;
    const { handle, unreadable } = found;
    await update({ photos: photos.length, unreadable, ...(handle && { handle }) });
    await work(found);
  }
}

const same = (before: Finished | undefined, file: File): boolean =>
  before !== undefined &&
  before.size === file.size &&
  before.modified === file.lastModified &&
  !passing.includes(before.row.error);

async function work(chosen: Folder): Promise<void> {
  const now = suite.value;
  if (!now) return;
  problem.value = undefined;
  phase.value = 'running';
  times.value = [performance.now()];
  cancelling = new AbortController();
  const { signal } = cancelling;
  const pool = assessPool(now.workers);
  const request = { spec: now.spec.split('@')[0] ?? '', mode: now.mode, record: true };

  const one = async ({ path, open }: SuiteFile): Promise<void> => {
    const file = await open().catch(() => undefined);
    if (!file) {
      const row = { file: path, ms: 0, findings: [], error: 'unreadable' } as const;
      const lost = { row, size: 0, modified: 0 };
      await keep(saveFinished(lost, undefined, undefined));
      show(lost);
      return;
    }
    if (same(finished.value.get(path), file)) return;
    const { row, recorded, photo } = await assessFile(pool, file, open, request, signal);
    const done = { row: { file: path, ...row }, size: file.size, modified: file.lastModified };
    const small = photo && photo.size <= KEPT_BYTES ? photo : undefined;
    await keep(saveFinished(done, recorded, small));
    times.value = recent(times.value, performance.now());
    show(done);
  };

  try {
    const { models } = await pool.run((worker) => worker.provenance(), signal);
    await update({ models });
    await inParallel(photosOf(chosen), now.workers, one, async () => {
      await pausing;
      return !signal.aborted;
    });
    flush();
    if (!signal.aborted) {
      await update({ finished: true });
      phase.value = 'done';
    }
  } catch (error) {
    if (!signal.aborted) {
      console.error(error);
      problem.value = 'no-start';
    }
  } finally {
    flush();
    pool.close();
    if (phase.value !== 'done') phase.value = 'stopped';
  }
}

/** Photos that have begun are finished first. */
export function pause(): void {
  if (phase.value !== 'running') return;
  phase.value = 'paused';
  pausing = new Promise((resolve) => {
    unpause = resolve;
  });
}

export function goOn(): void {
  if (phase.value !== 'paused') return;
  phase.value = 'running';
  times.value = [performance.now()];
  pausing = undefined;
  unpause?.();
}

/** Stops at once; what is finished stays, and the suite can be resumed. */
export function cancel(): void {
  cancelling.abort(new DOMException('cancelled', 'AbortError'));
  pausing = undefined;
  unpause?.();
}

/** Shows the suite that was kept when the page was last closed, if there is one. */
export async function openKept(): Promise<void> {
  const kept = await loadSuite().catch(() => {
    unkept.value = true;
    return undefined;
  });
  if (!kept) {
    step.value = 'setup';
    return;
  }
  suite.value = kept.suite;
  labelsText.value = kept.suite.labels;
  finished.value = new Map(kept.finished.map((one) => [one.row.file, one]));
  phase.value = kept.suite.finished ? 'done' : 'stopped';
  step.value = 'suite';
}

/** Forgets the suite, here and in what was kept. */
export async function discard(): Promise<void> {
  await keep(clearStore());
  suite.value = undefined;
  finished.value = new Map();
  folder.value = undefined;
  labelsText.value = undefined;
  trial.value = undefined;
  problem.value = undefined;
  tab.value = 'photos';
  step.value = 'setup';
}
