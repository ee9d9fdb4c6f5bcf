import { parentPort, threadId } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

// What the pool's tests run on: a real thread that can answer, fail and die.
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
  },
  nodeEndpoint(parentPort),
);
