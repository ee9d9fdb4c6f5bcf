import { type Job, type WorkerClient, workerClient } from '../worker-client.ts';

export interface Pool<Api> {
  /**
   * Runs a job on the first free worker. Jobs wait in order. Rejects like `WorkerClient.run`. A lost worker is
   * replaced, so the pool keeps its size.
   */
  run<T>(job: Job<Api, T>, signal?: AbortSignal): Promise<T>;
  /** From now on at most `size` jobs at a time. Workers beyond that end with their present job. */
  resize(size: number): void;
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
  let { size } = options;
  const idle: Lane<Api>[] = [];
  const lanes = new Set<Lane<Api>>();
  const waiting: ((lane: Lane<Api>) => void)[] = [];

  const open = (): Lane<Api> => {
    const lane = openLane<Api>(options);
    lanes.add(lane);
    return lane;
  };

  const close = (lane: Lane<Api>): void => {
    lane.end();
    lanes.delete(lane);
  };

  const free = (): Lane<Api> | undefined => idle.pop() ?? (lanes.size < size ? open() : undefined);

  const take = (): Lane<Api> | Promise<Lane<Api>> =>
    free() ?? new Promise((resolve) => waiting.push(resolve));

  const rested = (lane: Lane<Api>): Lane<Api> => {
    if (lane.jobs < options.shift) return lane;
    close(lane);
    return open();
  };

  const giveBack = (lane: Lane<Api>): void => {
    if (lanes.size > size) {
      close(lane);
      return;
    }
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
    resize(wanted) {
      size = wanted;
      while (lanes.size > size) {
        const lane = idle.pop();
        if (!lane) break;
        close(lane);
      }
      while (waiting.length > 0) {
        const lane = free();
        if (!lane) break;
        waiting.shift()?.(lane);
      }
    },
    close() {
      for (const lane of lanes) lane.end();
    },
  };
}
