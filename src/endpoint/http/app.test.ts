import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { specs } from '../../specs/index.ts';
import { temporaryFolder } from '../samples.testing.ts';
import { type ReceiptStore, StoreUnavailable } from '../store/store.ts';
import { errorOf, testApp } from './app.testing.ts';

const broken = async () => {
  throw new Error('disk I/O error at secret/path');
};

/** A store that does nothing but count, and close. */
async function brokenStore(fails = broken): Promise<ReceiptStore> {
  const { store } = await testApp();
  return { ...store, put: fails, get: fails, photo: fails, health: fails };
}

function builtPage(): string {
  const dir = join(temporaryFolder(), 'dist');
  mkdirSync(join(dir, 'assets'), { recursive: true });
  const files: Record<string, string> = {
    'index.html': '<!doctype html><title>page</title>',
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'assets/app-1a2b.js': 'export {};',
    'assets/loader-1a2b.mjs': 'export {};',
    'assets/app-1a2b.css': 'p {}',
    'assets/engine-1a2b.wasm': 'wasm',
    'assets/face-1a2b.task': 'task',
    'assets/portrait-1a2b.onnx': 'onnx',
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(dir, name), content);
    writeFileSync(join(dir, `${name}.br`), brotliCompressSync(content));
  }
  writeFileSync(join(dir, '../..', 'secret.txt'), 'secret');
  return dir;
}

describe('health', () => {
  test.each([
    ['/healthz', 'ok'],
    ['/readyz', 'ready'],
  ])('%s', async (path, status) => {
    const { app } = await testApp();
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ status });
  });

  test('a process that stops is alive and not ready', async () => {
    const { app } = await testApp({ stopping: () => true });
    expect((await app.request('/healthz')).status).toBe(200);
    expect((await errorOf(await app.request('/readyz'))).code).toBe('unavailable');
  });

  test('a store that fails is said so, and why only to the log', async () => {
    const { app, bugs } = await testApp({ store: await brokenStore() });
    const response = await app.request('/readyz');
    expect(response.status).toBe(503);
    expect((await app.request('/healthz')).status).toBe(200);
    expect((await errorOf(response)).code).toBe('unavailable');
    expect(bugs).toEqual(['health Error: disk I/O error at secret/path']);
  });
});

test('the terms say for how long a receipt is kept, to anyone', async () => {
  const { app, parts } = await testApp({ retentionDays: 30 });
  const response = await app.request('/api/terms');
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({
    retentionDays: 30,
    settledDays: 30,
    specs: Object.keys(specs),
    whiteBackground: false,
    operator: parts.operator,
  });
});

test('a failure answers 500 without its cause, and the log holds no number', async () => {
  const { asStation, bugs } = await testApp({ store: await brokenStore() });
  const response = await asStation('26112385540264076434/photo');
  expect(response.status).toBe(500);
  expect(await response.clone().text()).not.toMatch(/disk|secret|at /);
  expect((await errorOf(response)).code).toBe('internal');
  expect(bugs).toEqual([
    'GET /api/receipts/####################/photo Error: disk I/O error at secret/path',
  ]);
});

test('a store that is away answers 503 and says when to come again', async () => {
  const away = async () => {
    throw new StoreUnavailable('no connection');
  };
  const { asStation } = await testApp({ store: await brokenStore(away) });
  const response = await asStation('26112385540264076434');
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('1');
  expect((await errorOf(response)).code).toBe('unavailable');
});

test.each([
  ['GET', '/api'],
  ['GET', '/api/nothing'],
  ['DELETE', '/api/receipts'],
  ['GET', '/assets/nothing.js'],
  ['POST', '/'],
])('%s %s is not there', async (method, path) => {
  const { app } = await testApp({ staticDir: builtPage() });
  const response = await app.request(path, { method });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { code: 'not-found' } });
});

test('at an address where there is nothing, the page says so', async () => {
  const { app } = await testApp({ staticDir: builtPage() });
  const response = await app.request('/nothing');
  expect(response.status).toBe(404);
  expect(response.headers.get('cache-control')).toBe('no-cache');
  expect(await response.text()).toBe('<!doctype html><title>page</title>');
});

describe('security headers', () => {
  test.each(['/', '/assets/app-1a2b.js', '/healthz', '/api/receipts/1', '/nothing'])(
    'on %s',
    async (path) => {
      const { app } = await testApp({ staticDir: builtPage() });
      const { headers } = await app.request(path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
          "img-src 'self' blob: data:; worker-src 'self'; connect-src 'self'; object-src 'none'; " +
          "base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
      );
      expect(Object.fromEntries(headers)).toMatchObject({
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(headers.has('access-control-allow-origin')).toBe(false);
      expect(headers.has('x-powered-by')).toBe(false);
      expect(headers.has('strict-transport-security')).toBe(false);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test('with HSTS where people come by TLS', async () => {
    const { app } = await testApp({ https: true });
    const { headers } = await app.request('/healthz');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});

describe('the built page', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/station', 'text/html; charset=utf-8', 'no-cache'],
    ['/favicon.svg', 'image/svg+xml; charset=utf-8', 'no-cache'],
    ['/assets/app-1a2b.js', 'text/javascript; charset=utf-8', 'lasting'],
    ['/assets/loader-1a2b.mjs', 'text/javascript; charset=utf-8', 'lasting'],
    ['/assets/app-1a2b.css', 'text/css; charset=utf-8', 'lasting'],
    ['/assets/engine-1a2b.wasm', 'application/wasm', 'lasting'],
    ['/assets/face-1a2b.task', 'application/octet-stream', 'lasting'],
    ['/assets/portrait-1a2b.onnx', 'application/octet-stream', 'lasting'],
  ])('%s is %s, kept %s', async (path, type, kept) => {
    const { app } = await testApp({ staticDir: builtPage() });
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe(
      kept === 'lasting' ? 'public, max-age=31536000, immutable' : kept,
    );
    expect(response.headers.has('content-encoding')).toBe(false);
    const plain = await response.text();

    const smaller = await app.request(path, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(smaller.headers.get('content-type')).toBe(type);
    expect(smaller.headers.get('content-encoding')).toBe('br');
    expect(smaller.headers.get('vary')).toBe('Accept-Encoding');
    expect(String(brotliDecompressSync(await smaller.arrayBuffer()))).toBe(plain);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/',
    '/assets/none.js',
  ])('%s is not there, and not kept', async (path) => {
    const { app } = await testApp({ staticDir: builtPage() });
    const response = await app.request(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });
});
