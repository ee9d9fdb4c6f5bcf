import type { AssessWorker } from '../../../workers/assess.worker.ts';
import { assessFile } from './check-file.ts';
import { flushFinished, showFinished } from './finished-rows.ts';
import type { Folder, SuiteFile } from './folder.ts';
import { inParallel } from './in-parallel.ts';
import { keep, updateSuite } from './kept-suite.ts';
import { recent } from './pace.ts';
import type { Pool } from './pool.ts';
import { finished, phase, problem, suite, times } from './state.ts';
import { type Finished, saveFinished } from './store.ts';
import { fastest } from './tune.ts';
import { assessPool, workersHere } from './workers.ts';

/** A photo judged in `as-is` mode may be large. It is not kept, but read from its folder again. */
const KEPT_BYTES = 100_000;

/** This many photos are read and stored while the workers are busy, so that no worker waits. */
const AHEAD = 2;

/** Errors that may not happen again at the next try. */
const passing: readonly (string | undefined)[] = ['worker-failed', 'unreadable', 'changed'];

let cancelling = new AbortController();
let unpause: (() => void) | undefined;
let pausing: Promise<void> | undefined;

const same = (before: Finished | undefined, file: File): boolean =>
  before !== undefined &&
  before.size === file.size &&
  before.modified === file.lastModified &&
  !passing.includes(before.row.error);

/** Finds with the first photos how many workers are fastest, and keeps that for the suite. */
async function fastestHere(
  { photos }: Folder,
  { resize }: Pool<AssessWorker>,
  work: (photo: SuiteFile) => Promise<void>,
  next: () => Promise<boolean>,
): Promise<number> {
  const items = photos.filter(({ path }) => !finished.value.has(path));
  const now = () => performance.now();
  const { size } = await fastest({ items, most: workersHere(), resize, work, next, now });
  // What was done just now must not be done again.
  flushFinished();
  if (await next()) await updateSuite({ workers: size });
  return size;
}

/** Assesses the photos of the folder that are not finished yet, until all are finished or it is cancelled. */
export async function assessSuite(chosen: Folder): Promise<void> {
  const now = suite.value;
  if (!now) return;
  problem.value = undefined;
  phase.value = 'running';
  times.value = [performance.now()];
  cancelling = new AbortController();
  const { signal } = cancelling;
  const pool = assessPool(now.workers ?? 1);
  const request = { spec: now.spec.split('@')[0] ?? '', mode: now.mode, record: true };

  const one = async ({ path, open }: SuiteFile): Promise<void> => {
    const file = await open().catch(() => undefined);
    if (!file) {
      const row = { file: path, ms: 0, findings: [], error: 'unreadable' } as const;
      const lost = { row, size: 0, modified: 0 };
      await keep(saveFinished(lost, undefined, undefined));
      showFinished(lost);
      return;
    }
    if (same(finished.value.get(path), file)) return;
    const { row, recorded, photo } = await assessFile(pool, file, open, request, signal);
    const done = { row: { file: path, ...row }, size: file.size, modified: file.lastModified };
    const small = photo && photo.size <= KEPT_BYTES ? photo : undefined;
    await keep(saveFinished(done, recorded, small));
    times.value = recent(times.value, performance.now());
    showFinished(done);
  };

  try {
    const { models } = await pool.run((worker) => worker.provenance(), signal);
    await updateSuite({ models });
    const next = async () => {
      await pausing;
      return !signal.aborted;
    };
    const size = now.workers ?? (await fastestHere(chosen, pool, one, next));
    await inParallel(chosen.photos, size + AHEAD, one, next);
    flushFinished();
    if (!signal.aborted) {
      await updateSuite({ finished: true });
      phase.value = 'done';
    }
  } catch (error) {
    if (!signal.aborted) {
      console.error(error);
      problem.value = 'no-start';
    }
  } finally {
    flushFinished();
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

/** Stops at once. Finished photos are kept, and the suite can be resumed. */
export function cancel(): void {
  cancelling.abort(new DOMException('cancelled', 'AbortError'));
  pausing = undefined;
  unpause?.();
}
