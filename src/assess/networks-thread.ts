import { wantsFullRuntimes } from '../artifacts/networks/full-runtimes.ts';
import { runInWorker } from '../artifacts/networks/networks.ts';

// Written twice, because the bundler finds workers by reading their options in the source.
const startNetworks = (): Worker =>
  wantsFullRuntimes
    ? new Worker(new URL('../../workers/networks.worker.ts', import.meta.url), {
        type: 'module',
        name: 'full-runtimes',
      })
    : new Worker(new URL('../../workers/networks.worker.ts', import.meta.url), { type: 'module' });

/**
 * Gives the networks a worker inside this one. Where a browser's workers cannot start workers, the networks run
 * here.
 */
export function startNetworksWorker(): void {
  if (typeof Worker === 'function') runInWorker(startNetworks);
}
