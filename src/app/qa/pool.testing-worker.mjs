import { parentPort, threadId, workerData } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

/** A module without imports, whose start function is `unreachable`. */
const TRAP = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11,
]);

// A real thread for the pool's tests. It can answer, fail and die.
expose(
  {
    id: () => threadId,
    double: (n) => n * 2,
    fail() {
      throw new RangeError('no such photo');
    },
    die() {
      setTimeout(() => {
        throw new Error('crashed');
      });
      return new Promise(() => {});
    },
    hang: () => new Promise(() => {}),
    async trap() {
      if (!workerData.inPlaceOfLost) await WebAssembly.instantiate(TRAP);
      return 'in the place of a lost one';
    },
  },
  nodeEndpoint(parentPort),
);
