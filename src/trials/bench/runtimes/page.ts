import type { Called, Order } from './watching.worker.ts';

declare global {
  interface Window {
    /** Runs a photo in the worker of that processor: what was called in it so far. */
    calledOn?: (path: string, arm: boolean) => Promise<Called>;
  }
}

/** Of that name, it loads the runtimes whole. */
const start = () =>
  new Worker(new URL('./watching.worker.ts', import.meta.url), {
    type: 'module',
    name: 'full-runtimes',
  });
let workers: readonly [Worker, Worker] | undefined;

window.calledOn = async (path, arm) => {
  workers ??= [start(), start()];
  const worker = workers[arm ? 1 : 0];
  const file = await (await fetch(path)).blob();
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.error ? reject(data.error) : resolve(data.called));
    worker.onerror = ({ message }) => reject(message);
    worker.postMessage({ file, arm } satisfies Order);
  });
};
