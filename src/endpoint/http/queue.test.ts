import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { queueSchema } from '../../receipt/answers.ts';
import { honestClaim, idPhoto, now, redemption, upload } from '../samples.testing.ts';
import { errorOf, type TestApp, TOKEN, testApp } from './app.testing.ts';
import { PAGE } from './station-routes.ts';

async function issued(app: TestApp, at = now): Promise<string> {
  app.setNow(at);
  const photo = await idPhoto();
  const claim = await honestClaim(photo, { at });
  expect((await app.submit(upload(photo, claim))).status).toBe(201);
  return claim.number;
}

const ask = async ({ app }: TestApp, query = '') =>
  app.request(`/api/receipts${query}`, { headers: { authorization: `Bearer ${TOKEN}` } });

const list = async (app: TestApp, query?: string) =>
  v.parse(queueSchema, await (await ask(app, query)).json());

describe('the list of today', () => {
  test('lists the day in China, newest first, with states and without photos', async () => {
    const app = await testApp();
    await issued(app, new Date('2026-11-22T15:59:59.999Z'));
    const first = await issued(app, new Date('2026-11-22T16:00:00.000Z'));
    const second = await issued(app, new Date('2026-11-23T04:00:00.000Z'));
    const claim = (await app.store.get(first))!.content!.claim;
    await app.asStation(`${first}/redeem`, redemption(claim));
    const { receipts, next } = await list(app);
    expect(next).toBeUndefined();
    expect(receipts).toEqual([
      {
        number: second,
        status: 'issued',
        issuedAt: '2026-11-23T04:00:00.000Z',
        assessedBy: 'self',
        outcome: 'accept',
      },
      {
        number: first,
        status: 'redeemed',
        issuedAt: '2026-11-22T16:00:00.000Z',
        settledAt: '2026-11-23T04:00:00.000Z',
        assessedBy: 'self',
        outcome: 'accept',
      },
    ]);
  });

  test('comes in pages, each receipt once', async () => {
    const app = await testApp();
    const all: string[] = [];
    for (let i = 0; i < PAGE + 2; i++) all.push(await issued(app));
    const first = await list(app);
    expect(first.receipts).toHaveLength(PAGE);
    expect(first.next).toBe(first.receipts.at(-1)?.number);
    const second = await list(app, `?after=${first.next}`);
    expect(second.receipts).toHaveLength(2);
    expect(second.next).toBeUndefined();
    const seen = [...first.receipts, ...second.receipts].map(({ number }) => number);
    expect(seen.sort()).toEqual(all.sort());
  });

  test('records that somebody looked at it', async () => {
    const app = await testApp();
    await list(app);
    expect(await app.store.verifyAudit()).toMatchObject({ ok: true, head: { seq: 1 } });
  });

  test.each([
    ['?after=123', 400, 'number-malformed'],
    ['?after=26112385540264076434', 404, 'number-unknown'],
  ])('%s is %i %s', async (query, status, code) => {
    const answer = await ask(await testApp(), query);
    expect(answer.status).toBe(status);
    expect((await errorOf(answer)).code).toBe(code);
  });
});
