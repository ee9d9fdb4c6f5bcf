// Keeps the resident's page and everything that its checks need, so that they work without a network. Photos and
// receipts never pass through here: requests for anything not listed below go to the network untouched.

/** A file of this build: its address, its size, and its size as it is sent. */
type Asset = readonly [path: string, bytes: number, sent: number];
declare const __OFFLINE__: { readonly version: string; readonly assets: readonly Asset[] };

/** The types of a service worker that are used here. The page's types do not include them. */
interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Fetch extends Extendable {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Scope extends EventTarget {
  readonly clients: {
    claim(): Promise<void>;
    matchAll(): Promise<readonly { postMessage(message: unknown): void }[]>;
  };
  skipWaiting(): Promise<void>;
}
const scope = self as unknown as Scope;
const { version, assets } = __OFFLINE__;

/** Names under /assets contain a hash of the content, so these files are kept across versions. */
const ASSETS = 'assets';
/** The page itself, and the list of what it needs. */
const pageCache = `page-${version}`;
const LIST = '/assets/list';
const TERMS = 'terms';
/** How long to wait for a slow network before the kept page is shown, ms. */
const PATIENCE_MS = 4_000;

const isHeavy = ([path]: Asset) => /\.(wasm|onnx|task)$/.test(path);
const heavy = assets.filter(isHeavy);
const hashed = assets.filter(([path]) => path.startsWith('/assets/'));
const unhashed = assets.filter(([path]) => !path.startsWith('/assets/'));

/** How much of each heavy file is here, 0…1. */
const arrived = new Map<string, number>();

let told = 0;
async function tell(): Promise<void> {
  const now = Date.now();
  const sum = (part: (asset: Asset) => number) => heavy.reduce((s, one) => s + part(one), 0);
  const total = sum(([, , sent]) => sent);
  const loaded = Math.round(sum(([path, , sent]) => sent * (arrived.get(path) ?? 0)));
  if (now - told < 150 && loaded < total) return;
  told = now;
  for (const client of await scope.clients.matchAll()) client.postMessage({ loaded, total });
}

/** Reads a response to its end and reports the progress. The result is no longer compressed. */
async function read(response: Response, [path, bytes]: Asset): Promise<Response> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    arrived.set(path, Math.min(0.99, length / bytes));
    void tell();
  }
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(new Blob(parts), { status: response.status, headers });
}

const loading = new Map<string, Promise<Response>>();

/** Takes a file from the cache, else from the network into the cache. Requests at the same time load it only once. */
async function asset(path: string): Promise<Response> {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(path);
  if (kept) return kept;
  let load = loading.get(path);
  if (!load) {
    load = fetchInto(cache, path).finally(() => loading.delete(path));
    loading.set(path, load);
  }
  return (await load).clone();
}

async function fetchInto(cache: Cache, path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) return response;
  const known = heavy.find(([one]) => one === path);
  const whole = known ? await read(response, known) : response;
  // A full disk must not stop the page from using what was just loaded.
  await cache.put(path, whole.clone()).catch(() => {});
  if (known) {
    arrived.set(path, 1);
    void tell();
  }
  return whole;
}

async function install(): Promise<void> {
  const page = await caches.open(pageCache);
  await page.addAll(unhashed.map(([path]) => new Request(path, { cache: 'no-cache' })));
  await page.put(LIST, Response.json(hashed.map(([path]) => path)));
  const light = hashed.filter((one) => !isHeavy(one));
  const loaded = await Promise.all(light.map(([path]) => asset(path)));
  if (loaded.some(({ ok }) => !ok)) throw new Error('a file of this version is missing');
}

/** Loads the terms, then the models one by one. Files that are here already are not loaded again. */
async function fill(): Promise<void> {
  await terms(new Request('/api/terms')).catch(() => {});
  const cache = await caches.open(ASSETS);
  for (const [path] of heavy) if (await cache.match(path)) arrived.set(path, 1);
  await tell();
  for (const [path] of heavy) await asset(path).catch(() => {});
}

/** The version before this one may still be open in another tab, so its files stay until the next version. */
async function activate(): Promise<void> {
  const keep = new Set(hashed.map(([path]) => path));
  for (const name of await caches.keys()) {
    if (!name.startsWith('page-') || name === pageCache) continue;
    const list = await (await caches.open(name)).match(LIST);
    for (const path of ((await list?.json()) ?? []) as string[]) keep.add(path);
    await caches.delete(name);
  }
  const cache = await caches.open(ASSETS);
  for (const { url } of await cache.keys()) {
    if (!keep.has(new URL(url).pathname)) await cache.delete(url);
  }
  await scope.clients.claim();
}

const within = <T>(work: Promise<T>, ms: number): Promise<T> =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('too slow')), ms);
    work.then(resolve, reject);
  });

/** Gives the newest page where there is a network, so that a reload is enough to update. */
async function page(request: Request): Promise<Response> {
  const kept = await (await caches.open(pageCache)).match('/');
  if (!kept) return fetch(request);
  return within(fetch(request), PATIENCE_MS).catch(() => kept);
}

/** The operator's terms, as they were last received, so that a person can consent without a network. */
async function terms(request: Request): Promise<Response> {
  const cache = await caches.open(TERMS);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put('/api/terms', response.clone()).catch(() => {});
    return response;
  } catch (error) {
    const kept = await cache.match('/api/terms');
    if (kept) return kept;
    throw error;
  }
}

async function keptElse(request: Request, path: string): Promise<Response> {
  return (await (await caches.open(pageCache)).match(path)) ?? fetch(request);
}

scope.addEventListener('install', (event) => (event as Extendable).waitUntil(install()));
scope.addEventListener('activate', (event) => (event as Extendable).waitUntil(activate()));

function answer(request: Request): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return undefined;
  if (request.mode === 'navigate') return pathname === '/' ? page(request) : undefined;
  if (pathname === '/api/terms') return terms(request);
  if (pathname.startsWith('/assets/')) return asset(pathname);
  return unhashed.some(([path]) => path === pathname) ? keptElse(request, pathname) : undefined;
}

scope.addEventListener('fetch', (event) => {
  const asked = event as Fetch;
  const response = answer(asked.request);
  if (response) asked.respondWith(response);
});

scope.addEventListener('message', (event) => {
  const message = event as MessageEvent & Extendable;
  if (message.data === 'fill') message.waitUntil(fill());
  else if (message.data === 'take-over') message.waitUntil(scope.skipWaiting());
  else if (message.data === 'list') message.ports[0]?.postMessage(hashed.map(([path]) => path));
});
