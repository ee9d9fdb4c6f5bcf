import { runApart } from '../src/artifacts/networks.ts';
import { wantsWhole } from '../src/artifacts/whole.ts';

// Written out twice, since the bundler finds workers by reading their options.
const startNetworks = (): Worker =>
  wantsWhole
    ? new Worker(new URL('./networks.worker.ts', import.meta.url), {
        type: 'module',
        name: 'whole',
      })
    : new Worker(new URL('./networks.worker.ts', import.meta.url), { type: 'module' });

/** Gives the networks a worker inside this one; a browser whose workers can start none runs them here. */
export function runNetworksApart(): void {
  if (typeof Worker === 'function') runApart(startNetworks);
}
