import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Raster } from '../../core/pixels/raster.ts';
import type { PixelMeasures } from './pixels.ts';

/** What was built is JavaScript; source is compiled as it is loaded, which a thread must be told by itself. */
function startThread(): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./pixel-worker.js', import.meta.url));
  }
  const tsx = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/cjs$/, 'mjs');
  const [loader, source] = [pathToFileURL(tsx), new URL('./pixel-worker.ts', import.meta.url)];
  const boot = `import('${loader}').then(({ register }) => register()).then(() => import('${source}'));`;
  return new Worker(boot, { eval: true });
}

interface PixelPool {
  /** Measures a photo in a thread. */
  readonly measure: (photo: Raster) => Promise<PixelMeasures>;
  /** Ends the threads. What is being measured then is not answered. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly done: (measures: PixelMeasures) => void;
  readonly fail: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** At most `count` threads, each started when no other is idle; a photo goes to the one that has least to do. */
export function pixelPool(count: number): PixelPool {
  const threads: Thread[] = [];
  let last = 0;

  function start(): Thread {
    const worker = startThread();
    const thread: Thread = { worker, waiting: new Map() };
    worker.on('message', ({ id, measures }: { id: number; measures: PixelMeasures }) => {
      thread.waiting.get(id)?.done(measures);
      thread.waiting.delete(id);
      if (thread.waiting.size === 0) worker.unref();
    });
    // A thread that ends takes the answers that it owes with it, and no others.
    const lose = (error: Error) => {
      if (threads.includes(thread)) threads.splice(threads.indexOf(thread), 1);
      for (const { fail } of thread.waiting.values()) fail(error);
      thread.waiting.clear();
    };
    worker.on('error', lose);
    worker.on('exit', (code) => lose(new Error(`A thread that measures ended with ${code}`)));
    threads.push(thread);
    return thread;
  }

  function leastBusy(): Thread {
    const [least] = threads.toSorted((a, b) => a.waiting.size - b.waiting.size);
    const isFree = least?.waiting.size === 0;
    return least && (isFree || threads.length >= count) ? least : start();
  }

  return {
    measure: (photo) =>
      new Promise((done, fail) => {
        const { worker, waiting } = leastBusy();
        const id = ++last;
        waiting.set(id, { done, fail });
        // An idle thread keeps no process alive, one that works does.
        worker.ref();
        worker.postMessage({ id, photo });
      }),
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
