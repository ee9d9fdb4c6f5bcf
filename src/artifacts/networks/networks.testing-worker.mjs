import { parentPort } from 'node:worker_threads';
import { expose, transfer } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

/** A module without imports, whose start function is `unreachable`. */
const TRAP = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11,
]);

const runs = {
  double(data) {
    const doubled = data.map((value) => 2 * value);
    return transfer({ doubled }, [doubled.buffer]);
  },
  trap: () => WebAssembly.instantiate(TRAP),
  die() {
    setTimeout(() => {
      throw new Error('crashed');
    });
    return new Promise(() => {});
  },
};

// A real thread for the tests of the networks. It can answer, trap and die.
expose(
  {
    hello() {},
    load(url) {
      if (!(url in runs)) throw new TypeError('Failed to fetch');
    },
    run: (url, data) => runs[url](data),
  },
  nodeEndpoint(parentPort),
);
