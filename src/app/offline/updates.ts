import { signal } from '@preact/signals';
import { canRunModels, canUseWorker } from '../browser-support.ts';

/** A newer version is here, but not used yet. */
export const updateReady = signal(false);
/** Bytes of the models loaded so far, and in total. Undefined where it is not known. */
export const download = signal<{ readonly loaded: number; readonly total: number } | undefined>(
  undefined,
);

const HOUR_MS = 3_600_000;
/** How long a first photo waits for the service worker, which reports how much is loaded. */
const START_MS = 2_000;

let registration: ServiceWorkerRegistration | undefined;

/** Whether this page is of the worker's version. */
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
  // A page that was just loaded from the network is the new version already.
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

/** Switches to the newer version. This ends whatever goes on in this tab. */
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

/** Loads the models ahead, so that the page works without a network. Not where the person wants to save data. */
function fill(): void {
  // The files that the models need where workers cannot be used are not kept.
  if (!canRunModels() || !canUseWorker()) return;
  const { connection } = navigator as { readonly connection?: Connection };
  if (connection?.saveData || /2g$/.test(connection?.effectiveType ?? '')) return;
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage('fill'));
}

/**
 * Makes the page work without a network. In browsers without service workers, the page still works with a network.
 */
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

/** Waits a short time until the service worker controls this page. */
export async function controlled(): Promise<void> {
  if (!registration || navigator.serviceWorker.controller) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, START_MS);
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
}
