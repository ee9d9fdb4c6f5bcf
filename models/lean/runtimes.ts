import { sha256 } from '../manifest.ts';
import called from './called-functions.json' with { type: 'json' };
import { keptIn, leanModule } from './lean.ts';

/** WebAssembly runtimes, and the files of their packages. */
export const runtimes = {
  'vision.wasm': {
    package: '@mediapipe/tasks-vision',
    file: 'wasm/vision_wasm_module_internal.wasm',
  },
  'ort.wasm': { package: 'onnxruntime-web', file: 'dist/ort-wasm-simd-threaded.wasm' },
} as const;
export type Runtime = keyof typeof runtimes;

/** One bit for each function, lowest number first, in base64. */
export function bitsOf(indices: Iterable<number>): string {
  const sorted = [...indices].sort((a, b) => a - b);
  const bytes = new Uint8Array(Math.floor((sorted.at(-1) ?? 0) / 8) + 1);
  for (const index of sorted) bytes[index >> 3]! |= 1 << (index & 7);
  return Buffer.from(bytes).toString('base64');
}

/** The functions whose bit is set. */
export function indicesOf(bits: string): readonly number[] {
  const bytes = Buffer.from(bits, 'base64');
  return Array.from({ length: bytes.length * 8 }, (_, index) => index).filter(
    (index) => (bytes[index >> 3]! >> (index & 7)) & 1,
  );
}

/** A runtime without the code that our models do not need. Throws where the record is of another version. */
export function leanRuntime(name: Runtime, whole: Uint8Array): Uint8Array<ArrayBuffer> {
  const { sha256: recorded, functions } = called[name];
  if (sha256(whole) !== recorded) {
    throw new Error(`${name}: its package has changed; record what is called: npm run runtimes`);
  }
  return leanModule(whole, keptIn(whole, indicesOf(functions)));
}
