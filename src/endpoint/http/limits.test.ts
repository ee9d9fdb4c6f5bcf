import { describe, expect, test } from 'vitest';
import { newSecret } from '../../receipt/claim.ts';
import { hashToken, newToken } from '../keys/token.ts';
import { honestClaim, idPhoto, now, upload } from '../samples.testing.ts';
import { type ReceiptStore, StoreUnavailable } from '../store/store.ts';
import type { Scope } from './access.ts';
import { type TestApp, testApp } from './app.testing.ts';
import { createLooks } from './looks.ts';

/** Everybody comes from one address here, as an office does behind its router. */
async function tokenOf(app: TestApp, scopes: readonly Scope[]): Promise<string> {
  const token = newToken();
  const createdAt = now.toISOString();
  await app.store.tokens.create({ stationId: 'one', scopes, createdAt }, hashToken(token));
  return token;
}

const bearing = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

async function submission(assessedBy: 'self' | 'kiosk') {
  const photo = await idPhoto();
  const { secret, secretSha256 } = await newSecret();
  const claim = { ...(await honestClaim(photo)), assessedBy, secretSha256 };
  return { number: claim.number, secret, body: () => upload(photo, claim) };
}

describe('a stranger behind the same address', () => {
  test('cannot lock out a station, a kiosk or the owner of a receipt', async () => {
    const app = await testApp();
    const station = await tokenOf(app, ['lookup']);
    const kiosk = await tokenOf(app, ['assess']);
    const mine = await submission('self');
    expect((await app.submit(mine.body())).status).toBe(201);

    const forged = await submission('kiosk');
    const statuses: number[] = [];
    for (let i = 0; i < 30; i++) statuses.push((await app.submit(forged.body())).status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(20);
    expect(statuses.slice(20)).toEqual(Array(10).fill(429));

    expect((await app.app.request('/api/token', bearing('wrong'))).status).toBe(429);
    expect((await app.app.request('/api/token', bearing(station))).status).toBe(200);
    expect((await app.submit(forged.body(), kiosk)).status).toBe(201);
    const body = JSON.stringify({ secret: mine.secret });
    const withdrawal = { method: 'POST', body };
    const path = `/api/receipts/${mine.number}/withdraw`;
    expect((await app.app.request(path, withdrawal)).status).toBe(200);
  });

  test('cannot use up what a kiosk may submit', async () => {
    const app = await testApp({ rates: { submit: 2, challenge: 2, lookup: 9, review: 9 } });
    const kiosk = await tokenOf(app, ['assess']);
    for (const status of [201, 201, 429]) {
      expect((await app.submit((await submission('self')).body())).status).toBe(status);
    }
    for (const status of [201, 201, 429]) {
      expect((await app.submit((await submission('kiosk')).body(), kiosk)).status).toBe(status);
    }
  });
});

describe('many guesses at once', () => {
  test('are counted one by one: no more tokens are looked at than one after the other', async () => {
    const app = await testApp();
    const ask = async () => (await app.app.request('/api/token', bearing('wrong'))).status;
    const statuses = await Promise.all(Array.from({ length: 60 }, ask));
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
  });

  test('of numbers too', async () => {
    const app = await testApp();
    const ask = async () => (await app.asStation('26112385540264076434')).status;
    const statuses = await Promise.all(Array.from({ length: 60 }, ask));
    expect(statuses.filter((status) => status === 404)).toHaveLength(10);
  });
});

describe('a store that cannot write', () => {
  const full = async () => {
    throw new StoreUnavailable('SQLITE_FULL: database or disk is full');
  };
  const fullStore = (store: ReceiptStore): ReceiptStore => ({
    ...store,
    put: full,
    settle: full,
    withdraw: full,
    record: full,
    counters: { ...store.counters, hit: full },
  });

  test('is still counted for, by each instance for itself', async () => {
    const { store } = await testApp();
    const rates = { submit: 9, challenge: 9, lookup: 3, review: 9 };
    const app = await testApp({ store: fullStore(store), rates });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await app.asStation('123')).status);
    expect(statuses).toEqual([400, 400, 400, 429]);
    for (let i = 0; i < 20; i++) await app.app.request('/api/token', bearing('wrong'));
    expect((await app.app.request('/api/token', bearing('wrong'))).status).toBe(429);
    expect(app.bugs).toEqual([]);
  });

  test('is said so, and receipts and photos can still be looked up', async () => {
    const first = await testApp();
    const { number, body } = await submission('self');
    expect((await first.submit(body())).status).toBe(201);
    const { store, vault } = first;
    let isFull = true;
    const failing = fullStore(store);
    const record: ReceiptStore['record'] = (event) => (isFull ? full() : store.record(event));
    const app = await testApp({ store: { ...failing, record }, vault });

    expect(await (await app.app.request('/readyz')).json()).toEqual({ status: 'read-only' });
    expect((await app.asStation(number)).status).toBe(200);
    expect((await app.asStation(`${number}/photo`)).status).toBe(200);
    const other = (await submission('self')).body();
    expect((await app.submit(other)).status).toBe(503);
    expect(app.unwritten).toEqual(['photo-seen']);

    isFull = false;
    expect((await app.asStation(`${number}/photo`)).status).toBe(200);
    const actions = (await store.history(number)).map(({ action }) => action);
    expect(actions).toEqual(['issued', 'photo-seen', 'photo-seen']);
    expect(await (await first.app.request('/readyz')).json()).toEqual({ status: 'ready' });
  });

  test('shows no more photos than looks can wait', async () => {
    const waits: string[] = [];
    const looks = createLooks({ record: full }, ({ by }) => waits.push(by));
    const event = { at: now.toISOString(), action: 'photo-seen' };
    for (let i = 0; i < 1_000; i++) await looks.note({ ...event, by: String(i) });
    await expect(looks.note({ ...event, by: 'too many' })).rejects.toThrow(StoreUnavailable);
    expect(waits).toHaveLength(1_000);
  });
});
