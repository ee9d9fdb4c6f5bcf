import { type Remote, wrap } from 'comlink';

/** The worker crashed, or said nothing for too long, or its WebAssembly stopped. */
export class WorkerLost extends Error {}

/** WebAssembly that stops throws RuntimeError; libraries may put it into the words of another error. */
const isTrap = (error: unknown): boolean =>
  error instanceof Error && /\bRuntimeError\b/.test(`${error.name} ${error.message}`);

export type Job<Api, T> = (api: Remote<Api>, alive: () => void) => Promise<T>;

export interface WorkerClient<Api> {
  /**
   * Runs a job, after those before it. A worker that crashes, or is silent for `patience` ms, is
   * replaced and the job runs again, once. A job calls `alive` whenever it makes progress.
   *
   * Rejects with WorkerLost where the second worker is lost too, and with the signal's reason where the
   * job was cancelled: that, too, replaces the worker.
   */
  run<T>(job: Job<Api, T>, signal?: AbortSignal): Promise<T>;
  /** Ends the worker after the jobs before, and all its memory with it; the next job starts another. */
  retire(): void;
}

const TRIES = 2;

/** Calls back once nothing was heard for `patience` ms. */
function watchdog(patience: number, onSilence: () => void) {
  let timer = setTimeout(onSilence, patience);
  let stopped = false;
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
    alive() {
      clearTimeout(timer);
      // A late sign of life must not set a dog on the next job's worker.
      if (!stopped) timer = setTimeout(onSilence, patience);
    },
  };
}

/**
 * A worker that is started on first use and does one job at a time. `start` is told whether one
 * crashed or stopped before.
 */
export function workerClient<Api>(
  start: (inPlaceOfLost: boolean) => Worker,
  patience: number,
): WorkerClient<Api> {
  let current: { worker: Worker; api: Remote<Api> } | undefined;
  let hasLost = false;
  let queue: Promise<unknown> = Promise.resolve();

  const started = () => {
    if (!current) {
      const worker = start(hasLost);
      current = { worker, api: wrap<Api>(worker) };
    }
    return current;
  };

  async function once<T>(job: Job<Api, T>, signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted();
    const { worker, api } = started();
    const ended = new AbortController();
    return new Promise<T>((resolve, reject) => {
      const giveUp = (why: unknown) => {
        worker.terminate();
        current = undefined;
        reject(why);
      };
      const lose = (why: string) => {
        hasLost = true;
        giveUp(new WorkerLost(why));
      };
      const crash = () => lose('crashed');
      worker.addEventListener('error', crash, { signal: ended.signal });
      worker.addEventListener('messageerror', crash, { signal: ended.signal });
      signal?.addEventListener('abort', () => giveUp(signal.reason), { signal: ended.signal });
      const dog = watchdog(patience, () => giveUp(new WorkerLost('hung')));
      ended.signal.addEventListener('abort', dog.stop);
      // A job that threw may leave a half-loaded model behind: the next one starts afresh.
      job(api, dog.alive).then(resolve, (error) =>
        isTrap(error) ? lose('stopped') : giveUp(error),
      );
    }).finally(() => ended.abort());
  }

  async function retried<T>(job: Job<Api, T>, signal: AbortSignal | undefined): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await once(job, signal);
      } catch (error) {
        if (!(error instanceof WorkerLost) || tries === TRIES) throw error;
      }
    }
  }

  return {
    retire() {
      queue = queue.then(() => {
        current?.worker.terminate();
        current = undefined;
      });
    },
    run(job, signal) {
      const result = queue.then(() => retried(job, signal));
      queue = result.catch(() => {});
      return result;
    },
  };
}
