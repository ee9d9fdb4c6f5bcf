import { type Remote, transfer, wrap } from 'comlink';

type Outputs = Readonly<Record<string, Float32Array>>;

/**
 * A network that turns one image tensor (1 × height × width × 3, floats) into named outputs. The tensor is
 * handed over: it may be empty afterwards.
 */
export type Network = (
  data: Float32Array,
  shape: readonly [1, number, number, 3],
) => Promise<Outputs>;

export type LoadNetwork = (url: string) => Promise<Network>;

/** What a worker that runs networks answers to. */
export interface NetworksApi {
  hello(): void;
  load(url: string): Promise<void>;
  run(url: string, ...input: Parameters<Network>): Promise<Outputs>;
}

/** Networks in a worker of their own; what is asked of it rejects once it is lost. */
export interface Apart {
  readonly load: LoadNetwork;
  hello(): Promise<void>;
}

/** Calls to a worker, which reject where it is lost: by itself it would never answer again. */
function losable(worker: Worker, onLost: (event: Event) => void) {
  let lost: Error | undefined;
  const waiting = new Set<(why: Error) => void>();
  const lose = (event: Event) => {
    // What WebAssembly throws where it stops: whoever called starts anew.
    lost = new WebAssembly.RuntimeError('the worker of the networks is lost');
    for (const reject of waiting) reject(lost);
    onLost(event);
  };
  worker.addEventListener('error', lose);
  worker.addEventListener('messageerror', lose);
  return <T>(call: () => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (lost) return reject(lost);
      waiting.add(reject);
      call()
        .then(resolve, reject)
        .finally(() => waiting.delete(reject));
    });
}

/** A worker that runs networks, as soon as it answers; undefined where it does not start. */
export async function openApart(start: () => Worker): Promise<Apart | undefined> {
  let isUp = false;
  try {
    const worker = start();
    const api: Remote<NetworksApi> = wrap<NetworksApi>(worker);
    const call = losable(worker, (event) => {
      // One that does not start is missed by nobody; one that crashes later takes this thread along.
      if (!isUp) event.preventDefault();
    });
    const hello = () => call(() => api.hello());
    await hello();
    isUp = true;
    return {
      hello,
      async load(url) {
        await call(() => api.load(url));
        return (data, shape) =>
          call(() => api.run(url, transfer(data, [data.buffer as ArrayBuffer]), shape));
      },
    };
  } catch {
    return undefined;
  }
}

let apart: Promise<Apart | undefined> | undefined;
let up: Apart | undefined;

/** From now on networks run in a worker of their own, beside this thread, where one can be started. */
export function runApart(start: () => Worker): void {
  apart = openApart(start).then((opened) => {
    up = opened;
    return opened;
  });
}

/** Loads an ONNX file from our own origin: into the worker of the networks, else onto this thread. */
export const loadNetwork: LoadNetwork = async (url) => {
  const elsewhere = await apart;
  if (elsewhere) return elsewhere.load(url);
  const { loadNetwork: loadHere } = await import('./onnx.ts');
  return loadHere(url);
};

/** Resolves as long as the networks' worker answers, and where there is none. */
export async function networksAlive(): Promise<void> {
  await up?.hello();
}
