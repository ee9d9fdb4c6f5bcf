import { type Remote, transfer, wrap } from 'comlink';

type Outputs = Readonly<Record<string, Float32Array>>;

/**
 * A network that turns one image tensor (1 × height × width × 3, floats) into named outputs. The tensor may be
 * transferred, so it may be empty afterwards.
 */
export type Network = (
  data: Float32Array,
  shape: readonly [1, number, number, 3],
) => Promise<Outputs>;

export type LoadNetwork = (url: string) => Promise<Network>;

/** The calls that a worker with networks answers. */
export interface NetworksApi {
  hello(): void;
  load(url: string): Promise<void>;
  run(url: string, ...input: Parameters<Network>): Promise<Outputs>;
}

/** Networks in a worker of their own. Once the worker is lost, all calls reject. Exported for tests. */
export interface NetworksWorker {
  readonly load: LoadNetwork;
  hello(): Promise<void>;
}

/** Wraps calls to a worker so that they reject when the worker is lost. Otherwise they would wait for ever. */
function losable(worker: Worker, onLost: (event: Event) => void) {
  let lost: Error | undefined;
  const waiting = new Set<(why: Error) => void>();
  const lose = (event: Event) => {
    // The error that WebAssembly throws when it traps. The caller then starts again with new runtimes.
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

/**
 * Starts a worker for networks and waits until it answers. Undefined where it does not start.
 * Exported for tests.
 */
export async function openNetworksWorker(start: () => Worker): Promise<NetworksWorker | undefined> {
  let isUp = false;
  try {
    const worker = start();
    const api: Remote<NetworksApi> = wrap<NetworksApi>(worker);
    const call = losable(worker, (event) => {
      // A worker that does not start is not needed. One that crashes later also fails this thread.
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

let opening: Promise<NetworksWorker | undefined> | undefined;
let up: NetworksWorker | undefined;

/** Runs networks in a worker of their own from now on, beside this thread, where one can be started. */
export function runInWorker(start: () => Worker): void {
  opening = openNetworksWorker(start).then((opened) => {
    up = opened;
    return opened;
  });
}

/** Loads an ONNX file from our own origin: into the networks' worker where there is one, else on this thread. */
export const loadNetwork: LoadNetwork = async (url) => {
  const elsewhere = await opening;
  if (elsewhere) return elsewhere.load(url);
  const { loadNetwork: loadHere } = await import('./onnx.ts');
  return loadHere(url);
};

/** Resolves when the networks' worker answers, or where there is none. */
export async function networksAlive(): Promise<void> {
  await up?.hello();
}
