import fullWasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as ort from 'onnxruntime-web/wasm';
import leanWasm from '../../../models/build/ort.wasm?url';
import { wantsFullRuntimes } from './full-runtimes.ts';
import type { LoadNetwork } from './networks.ts';

// One thread only: it needs no cross-origin isolation, and adds in the same order on every device.
ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = { wasm: wantsFullRuntimes ? fullWasm : leanWasm };

let last: Promise<unknown> = Promise.resolve();

/** Runs are queued: sessions of the runtime must not overlap. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => {});
  return done;
}

/** Loads an ONNX file from our own origin onto this thread; its single input is named `input`. */
export const loadNetwork: LoadNetwork = async (url) => {
  const session = await ort.InferenceSession.create(url, { executionProviders: ['wasm'] });
  return async (data, shape) => {
    const input = new ort.Tensor('float32', data, [...shape]);
    const results = await inTurn(() => session.run({ input }));
    return Object.fromEntries(
      Object.entries(results).map(([name, tensor]) => [name, tensor.data as Float32Array]),
    );
  };
};
