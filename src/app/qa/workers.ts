import type { AssessWorker } from '../../../workers/assess.worker.ts';
import { startAssessWorker } from '../start-worker.ts';
import { type Pool, workerPool } from './pool.ts';

/**
 * After this long without a sign, a worker counts as hung. Longer than on the resident's page, because many
 * workers share a machine.
 */
const PATIENCE_MS = 60_000;
const SHIFT = 400;
/** The memory that one worker may need for its models and its photo. */
const WORKER_GIB = 0.75;
export const MOST_WORKERS = 16;

/**
 * How many workers may suit a machine with that many cores and GiB of memory; which of them is fastest, only a trial
 * says. One core is left for the page where there are more than two. Exported for tests.
 */
export function defaultWorkers(cores: number, memory: number): number {
  const byCores = cores > 2 ? cores - 1 : cores;
  const byMemory = Math.floor(memory / 2 / WORKER_GIB);
  return Math.max(1, Math.min(byCores, byMemory, MOST_WORKERS));
}

/** GiB. Browsers report at most 8, and some report nothing. */
const deviceMemory = (): number => (navigator as { deviceMemory?: number }).deviceMemory ?? 4;

export const workersHere = (): number =>
  defaultWorkers(navigator.hardwareConcurrency || 1, deviceMemory());

export const assessPool = (size: number): Pool<AssessWorker> =>
  workerPool({
    start: startAssessWorker,
    size,
    patience: PATIENCE_MS,
    shift: SHIFT,
  });
