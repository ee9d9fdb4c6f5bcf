/** A worker with the models. One in the place of a lost one loads the runtimes in full: what was missing may be why. */
// Written twice, because the bundler finds workers by reading their options in the source.
export const startAssessWorker = (inPlaceOfLost: boolean): Worker =>
  inPlaceOfLost
    ? new Worker(new URL('../../workers/assess.worker.ts', import.meta.url), {
        type: 'module',
        name: 'full-runtimes',
      })
    : new Worker(new URL('../../workers/assess.worker.ts', import.meta.url), { type: 'module' });
