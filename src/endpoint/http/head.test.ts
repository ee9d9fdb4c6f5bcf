import { describe, expect, test } from 'vitest';
import { parseReceiptNumber } from '../../receipt/number.ts';
import type { ReceiptStore } from '../store/store.ts';
import { errorOf, TOKEN, testApp } from './app.testing.ts';
import { ADDRESS_MAX, headerMax } from './head.ts';

/** One character that Unicode's NFKC makes eighteen of. */
const LIGATURE = '\ufdfa';

/** Every call of the store, by name. */
async function watchedStore(): Promise<{ store: ReceiptStore; calls: string[] }> {
  const { store } = await testApp();
  const calls: string[] = [];
  const watched = new Proxy(store, {
    get(target, name) {
      calls.push(String(name));
      return Reflect.get(target, name);
    },
  });
  return { store: watched, calls };
}

describe('what is too long is looked at by nobody', () => {
  const worst = `/api/receipts/1${encodeURIComponent(LIGATURE.repeat(1_700))}1`;
  const authorization = { authorization: `Bearer ${TOKEN}` };

  test.each<[string, string, RequestInit]>([
    ['a number, to be withdrawn', `${worst}/withdraw`, { method: 'POST', body: '{}' }],
    ['a number, to be seen', worst, { headers: authorization }],
    ['a number, to go on after', worst.replace('/1', '?after=1'), { headers: authorization }],
    ['a token', '/api/token', { headers: { authorization: `Bearer${' '.repeat(5_000)}x` } }],
    ['a type', '/api/receipts', { method: 'POST', headers: { 'content-type': '-'.repeat(300) } }],
    ['a chain of proxies', '/api/terms', { headers: { 'x-forwarded-for': '1,'.repeat(600) } }],
    ['any header', '/api/terms', { headers: { range: 'bytes=0-0,'.repeat(1_000) } }],
  ])('%s', async (_, path, init) => {
    const { store, calls } = await watchedStore();
    const { app, bugs } = await testApp({ store });
    calls.length = 0;
    const response = await app.request(path, init);
    expect(response.status).toBe(431);
    expect((await errorOf(response)).code).toBe('head-too-long');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(calls).toEqual([]);
    expect(bugs).toEqual([]);
  });

  test('what is just short enough is answered, and cookies of others are not looked at', async () => {
    const { app } = await testApp();
    const path = '/api/terms?';
    const origin = 'http://localhost';
    const longest = path + 'x'.repeat(ADDRESS_MAX - origin.length - path.length);
    const headers = {
      authorization: 'x'.repeat(headerMax['authorization']),
      cookie: 'x'.repeat(9_000),
    };
    expect((await app.request(longest, { headers })).status).toBe(200);
    expect((await app.request(`${longest}x`, { headers })).status).toBe(431);
  });
});

test('a number is read up to its length, and what it swells to is bounded too', () => {
  expect(parseReceiptNumber(`1${LIGATURE.repeat(199)}`)).toEqual({ ok: false, slip: 'too-short' });
  expect(parseReceiptNumber(`1${LIGATURE.repeat(199)}1`)).toEqual({ ok: false, slip: 'too-long' });
});
