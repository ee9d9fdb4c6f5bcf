import { runApart } from '../artifacts/networks/networks.ts';
import { wantsWholeRuntimes } from '../artifacts/networks/whole-runtimes.ts';

// Written out twice, since the bundler finds workers by reading their options.
const startNetworks = (): Worker =>
  wantsWholeRuntimes
    ? new Worker(new URL('../../workers/networks.worker.ts', import.meta.url), {
        type: 'module',
        name: 'whole',
      })
    : new Worker(new URL('../../workers/networks.worker.ts', import.meta.url), { type: 'module' });

/** Gives the networks a worker inside this one; a browser whose workers can start none runs them here. */
export function runNetworksApart(): void {
  if (typeof Worker === 'function') runApart(startNetworks);
}
