import type { Times } from '../times.ts';
import type { Run } from './ours.worker.ts';

type Peers = Readonly<Record<string, (file: Blob) => Promise<number>>>;

/** What the command line drives. Libraries that bundle TensorFlow.js share its state: a page for each. */
const libraries: Readonly<Record<string, () => Promise<{ peers: Peers }>>> = {
  human: () => import('./human.ts'),
  'face-api': () => import('./face-api.ts'),
};

interface Bench {
  /** One run of ours in a worker: what its parts took. */
  ours(run: Run, path: string): Promise<Times>;
  /** One run of each set-up of a library; no number where it found no face. */
  library(name: string, path: string): Promise<Times>;
}

declare global {
  interface Window {
    bench?: Bench;
  }
}

const fileAt = async (path: string): Promise<Blob> => (await fetch(path)).blob();

let worker: Worker | undefined;

window.bench = {
  async ours(run, path) {
    worker ??= new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' });
    const ours = worker;
    const file = await fileAt(path);
    return new Promise((resolve, reject) => {
      ours.onmessage = ({ data }) => (data.error ? reject(data.error) : resolve(data.times));
      ours.onerror = ({ message }) => reject(message);
      ours.postMessage({ run, file });
    });
  },
  async library(name, path) {
    const { peers } = await libraries[name]!();
    const times: Record<string, number> = {};
    for (const [peer, detect] of Object.entries(peers)) {
      const file = await fileAt(path);
      const begun = performance.now();
      const faces = await detect(file);
      times[peer] = faces === 0 ? Number.NaN : performance.now() - begun;
    }
    return times;
  },
};
