import wholeWasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as ort from 'onnxruntime-web/wasm';
import leanWasm from '../../models/build/ort.wasm?url';
import { wantsWhole } from './whole.ts';

// One thread: it needs no cross-origin isolation, and sums in the same order everywhere.
ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = { wasm: wantsWhole ? wholeWasm : leanWasm };

/** A network that turns one image tensor (1 × height × width × 3, floats) into named outputs. */
export type Network = (
  data: Float32Array,
  shape: readonly [1, number, number, 3],
) => Promise<Readonly<Record<string, Float32Array>>>;

/** Loads an ONNX file from our own origin; its single input is named `input`. */
export async function loadNetwork(url: string): Promise<Network> {
  const session = await ort.InferenceSession.create(url, { executionProviders: ['wasm'] });
  return async (data, shape) => {
    const results = await session.run({ input: new ort.Tensor('float32', data, [...shape]) });
    return Object.fromEntries(
      Object.entries(results).map(([name, tensor]) => [name, tensor.data as Float32Array]),
    );
  };
}
