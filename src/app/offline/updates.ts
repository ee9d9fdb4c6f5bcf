import { signal } from '@preact/signals';
import { canRunModels, canUseWorker } from '../browser-support.ts';

/** A newer version is here and waits to be used. */
export const updateReady = signal(false);
/** Bytes of the models that are here, and of all; undefined where it is not known. */
export const download = signal<{ readonly loaded: number; readonly total: number } | undefined>(
  undefined,
);

const HOUR_MS = 3_600_000;
/** How long a first photo waits for the service worker, which counts the bytes that it needs. */
const START_MS = 2_000;

let registration: ServiceWorkerRegistration | undefined;

/** Whether this very page is of the version that the worker belongs to. */
async function isOwnVersion(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  const listed = new Promise<readonly string[]>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  worker.postMessage('list', [port2]);
  const paths = await listed;
  const entry = document.querySelector<HTMLScriptElement>('script[type=module][src]');
  return entry !== null && paths.includes(new URL(entry.src).pathname);
}

async function offer(worker: ServiceWorker): Promise<void> {
  // A page that came fresh from the network is the new version already.
  if (await isOwnVersion(worker)) worker.postMessage('take-over');
  else updateReady.value = true;
}

function watch(found: ServiceWorkerRegistration): void {
  if (found.waiting && navigator.serviceWorker.controller) void offer(found.waiting);
  found.addEventListener('updatefound', () => {
    const worker = found.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) void offer(worker);
    });
  });
}

/** Uses the newer version from now on; whatever was going on in this tab is over. */
export function update(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
    once: true,
  });
  registration?.waiting?.postMessage('take-over');
}

interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** Loads the models ahead, for a time without a network; not for someone who counts bytes. */
function fill(): void {
  // What the models need where there is no worker for them is not kept.
  if (!canRunModels() || !canUseWorker()) return;
  const { connection } = navigator as { readonly connection?: Connection };
  if (connection?.saveData || /2g$/.test(connection?.effectiveType ?? '')) return;
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage('fill'));
}

/** Makes the page work without a network. Where the browser cannot, it works as it does without. */
export async function startOffline(): Promise<void> {
  if (import.meta.env.MODE !== 'production' || !navigator.serviceWorker) return;
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    download.value = data;
  });
  try {
    registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  } catch {
    return;
  }
  watch(registration);
  setInterval(() => void registration?.update().catch(() => {}), HOUR_MS);
  fill();
}

/** Waits, not for long, until the service worker answers for this page. */
export async function controlled(): Promise<void> {
  if (!registration || navigator.serviceWorker.controller) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, START_MS);
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}
