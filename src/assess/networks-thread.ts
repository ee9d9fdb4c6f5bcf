import { runApart } from '../artifacts/networks/networks.ts';
import { wantsWholeRuntimes } from '../artifacts/networks/whole-runtimes.ts';

// Written twice, because the bundler finds workers by reading their options in the source.
const startNetworks = (): Worker =>
  wantsWholeRuntimes
    ? new Worker(new URL('../../workers/networks.worker.ts', import.meta.url), {
        type: 'module',
        name: 'whole',
      })
    : new Worker(new URL('../../workers/networks.worker.ts', import.meta.url), { type: 'module' });

/**
 * Gives the networks a worker inside this one. Where a browser's workers cannot start workers, the networks run
 * here.
 */
export function runNetworksApart(): void {
  if (typeof Worker === 'function') runApart(startNetworks);
}
