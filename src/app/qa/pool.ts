import { type Job, type WorkerClient, workerClient } from '../worker-client.ts';

export interface Pool<Api> {
  /**
   * Runs a job on the first free worker. Jobs wait in order. Rejects like `WorkerClient.run`. A lost worker is
   * replaced, so the pool keeps its size.
   */
  run<T>(job: Job<Api, T>, signal?: AbortSignal): Promise<T>;
  /** Ends every worker. Jobs that still run never settle, so cancel them first. */
  close(): void;
}

interface PoolOptions {
  /** `inPlaceOfLost`: whether the worker replaces a lost one. */
  readonly start: (inPlaceOfLost: boolean) => Worker;
  readonly size: number;
  /** Silence, in ms, after which a worker counts as hung. */
  readonly patience: number;
  /** A worker is replaced after this many jobs, so that memory leaks of a model stay limited. */
  readonly shift: number;
}

interface Lane<Api> {
  readonly client: WorkerClient<Api>;
  readonly end: () => void;
  jobs: number;
}

/** Each lane is one worker, started on its first job. */
function openLane<Api>({ start, patience }: PoolOptions): Lane<Api> {
  let worker: Worker | undefined;
  const client = workerClient<Api>((inPlaceOfLost) => {
    worker = start(inPlaceOfLost);
    return worker;
  }, patience);
  return { client, end: () => worker?.terminate(), jobs: 0 };
}

/** At most `size` workers, one job at a time each. */
export function workerPool<Api>(options: PoolOptions): Pool<Api> {
  const idle = Array.from({ length: options.size }, () => openLane<Api>(options));
  const lanes = new Set(idle);
  const waiting: ((lane: Lane<Api>) => void)[] = [];

  const take = (): Lane<Api> | Promise<Lane<Api>> =>
    idle.pop() ?? new Promise((resolve) => waiting.push(resolve));

  const rested = (lane: Lane<Api>): Lane<Api> => {
    if (lane.jobs < options.shift) return lane;
    lane.end();
    lanes.delete(lane);
    const fresh = openLane<Api>(options);
    lanes.add(fresh);
    return fresh;
  };

  const giveBack = (lane: Lane<Api>): void => {
    const ready = rested(lane);
    const next = waiting.shift();
    if (next) next(ready);
    else idle.push(ready);
  };

  return {
    async run(job, signal) {
      const lane = await take();
      lane.jobs += 1;
      try {
        return await lane.client.run(job, signal);
      } finally {
        giveBack(lane);
      }
    },
    close() {
      for (const lane of lanes) lane.end();
    },
  };
}
