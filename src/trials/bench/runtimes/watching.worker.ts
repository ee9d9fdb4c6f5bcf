// Runs the engine on WebAssembly modules that record which of their functions were called.

import { bodiesOf, contentOf, SECTIONS, sectionsOf } from '../../../../models/lean/wasm.ts';
import { calledName, watchedModule } from '../../../../models/lean/watched.ts';
import { sha256, toHex } from '../../../receipt/bytes.ts';

export interface Order {
  readonly file: Blob;
  /** Behaves like an ARM processor, which the runtimes recognise by the sign of a NaN. */
  readonly arm: boolean;
}
/** Numbers of the functions that were called, by the SHA-256 of the module. */
export type Called = Readonly<Record<string, readonly number[]>>;

/** Modules of fewer functions, such as the JPEG codec, are served whole. */
const MANY = 5000;
/** After this many frames, everything was measured at least once. */
const ROUNDS = 5;

interface Watched {
  readonly hash: string;
  readonly count: number;
  readonly instance: WebAssembly.Instance;
}
const instances: Watched[] = [];
let arm = false;

/** What tells x86 from others: f32.load, local.tee x, local.get x, f32.sub, i32.reinterpret_f32. */
function asOnArm(module: Uint8Array): void {
  const [SUBTRACT, ADD] = [0x93, 0x92];
  for (let at = 0; at + 9 <= module.length; at++) {
    if (module[at] !== 0x2a || module[at + 7] !== SUBTRACT || module[at + 8] !== 0xbc) continue;
    // Infinity + infinity is no NaN, and its sign is that of a NaN on ARM.
    if (module[at + 3] === 0x22 && module[at + 5] === 0x20) module[at + 7] = ADD;
  }
}

const instantiate = WebAssembly.instantiate.bind(WebAssembly) as (
  module: BufferSource,
  imports?: WebAssembly.Imports,
) => Promise<WebAssembly.WebAssemblyInstantiatedSource>;

async function watched(source: BufferSource, imports?: WebAssembly.Imports) {
  const module = new Uint8Array(source as ArrayBuffer);
  const count = bodiesOf(contentOf(sectionsOf(module), SECTIONS.code)).length;
  if (count < MANY) return instantiate(source, imports);
  const hash = toHex(await sha256(module));
  if (arm) asOnArm(module);
  const result = await instantiate(watchedModule(module), imports);
  instances.push({ hash, count, instance: result.instance });
  return result;
}
Object.assign(WebAssembly, {
  instantiate: watched,
  instantiateStreaming: async (
    response: Response | Promise<Response>,
    imports?: WebAssembly.Imports,
  ) => watched(await (await response).arrayBuffer(), imports),
});

const calledSoFar = (): Called =>
  Object.fromEntries(
    instances.map(({ hash, count, instance: { exports } }) => [
      hash,
      Array.from({ length: count }, (_, index) => index).filter(
        (index) => (exports[calledName(index)] as WebAssembly.Global).value === 1,
      ),
    ]),
  );

async function run(file: Blob): Promise<void> {
  const { assessPhoto } = await import('../../../assess/photo.ts');
  const { openLive } = await import('../../../assess/frames.ts');
  const { defaultSpec: spec } = await import('../../../specs/index.ts');
  const silent = () => {};
  const composed = await assessPhoto(file, { spec: spec.id, mode: 'compose' }, silent);
  await assessPhoto(file, { spec: spec.id, edits: ['white-background'] }, silent);
  if (composed.ok) {
    const photo = new Blob([composed.assessment.photo]);
    await assessPhoto(photo, { spec: spec.id, mode: 'as-is' }, silent);
  }
  const session = await openLive(spec);
  const frame = await createImageBitmap(file).catch(() => undefined);
  if (!frame) return;
  // As long as models are still on their way it measures less; then each of its parts in turn.
  for (let [at, whole] = [0, 0]; whole < ROUNDS; at += 310) {
    const request = { at, keep: true };
    const seen = await session.measure(await createImageBitmap(frame), request);
    seen.frame?.close();
    if (!seen.measurement.partial) whole++;
  }
  await session.measureStill(frame);
}

self.onmessage = async ({ data }: MessageEvent<Order>) => {
  arm = data.arm;
  try {
    await run(data.file);
    self.postMessage({ called: calledSoFar() });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
