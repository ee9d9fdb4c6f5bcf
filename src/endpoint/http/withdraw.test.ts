import { describe, expect, test } from 'vitest';
import { newSecret } from '../../receipt/claim.ts';
import { honestClaim, idPhoto, now, redemption, upload } from '../samples.testing.ts';
import { errorOf, type TestApp, testApp } from './app.testing.ts';

async function issued(app: TestApp) {
  const photo = await idPhoto();
  const { secret, secretSha256 } = await newSecret();
  const claim = { ...(await honestClaim(photo)), secretSha256 };
  const form = upload(photo, claim);
  expect((await app.submit(form)).status).toBe(201);
  return { secret, claim, number: claim.number, again: () => app.submit(upload(photo, claim)) };
}

const withdraw = async ({ app }: TestApp, number: string, body: unknown) =>
  app.request(`/api/receipts/${number}/withdraw`, { method: 'POST', body: JSON.stringify(body) });

describe('a resident withdraws', () => {
  test('and photo and content are gone at once', async () => {
    const app = await testApp();
    const { number, secret } = await issued(app);
    const response = await withdraw(app, number, { secret });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ number, status: 'withdrawn' });
    expect(await app.store.photo(number)).toBeUndefined();
    const kept = await app.store.get(number);
    expect(kept?.state).toBe('withdrawn');
    expect(kept?.content).toBeUndefined();
    for (const path of [number, `${number}/photo`]) {
      const answer = await app.asStation(path);
      expect(answer.status).toBe(409);
      expect((await errorOf(answer)).code).toBe('already-withdrawn');
    }
  });

  test('once more, and is answered the same', async () => {
    const app = await testApp();
    const { number, secret } = await issued(app);
    const first = await (await withdraw(app, number, { secret })).json();
    expect(await (await withdraw(app, number, { secret })).json()).toEqual(first);
  });

  test('not what a station has redeemed', async () => {
    const app = await testApp();
    const { number, secret, claim } = await issued(app);
    await app.asStation(`${number}/redeem`, redemption(claim));
    const response = await withdraw(app, number, { secret });
    expect(response.status).toBe(409);
    expect(await errorOf(response)).toMatchObject({ code: 'already-redeemed' });
  });

  test('or a station redeems: of both at once, one', async () => {
    const app = await testApp();
    const { number, secret, claim } = await issued(app);
    const answers = await Promise.all([
      withdraw(app, number, { secret }),
      app.asStation(`${number}/redeem`, redemption(claim)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('and what was withdrawn cannot be submitted again', async () => {
    const app = await testApp();
    const { number, secret, again } = await issued(app);
    await withdraw(app, number, { secret });
    const response = await again();
    expect(response.status).toBe(409);
    expect((await errorOf(response)).code).toBe('already-withdrawn');
  });
});

test('a wrong number, an unknown one and a wrong secret look the same', async () => {
  const app = await testApp();
  const { number, secret } = await issued(app);
  const wrong = '0'.repeat(64);
  const cases: [string, unknown][] = [
    [number, { secret: wrong }],
    ['26112385540264076434', { secret }],
    ['26112385540264076435', { secret }],
    ['123', { secret }],
    ['x', { secret }],
    [number, {}],
    [number, null],
    [number, { secret, more: 1 }],
  ];
  const answers = await Promise.all(cases.map(([one, body]) => withdraw(app, one, body)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(texts).size).toBe(1);
  expect(await app.store.photo(number)).toBeDefined();
});

test('a stranger learns of no number whether it was ever there, or what became of it', async () => {
  const app = await testApp();
  const photo = await idPhoto();
  const { number: free } = await honestClaim(photo);
  const withdrawn = await issued(app);
  await withdraw(app, withdrawn.number, { secret: withdrawn.secret });
  const open = await issued(app);
  const DAY = 86_400_000;
  const ask = async (number: string) => {
    const claim = { ...(await honestClaim(photo)), number };
    return (await errorOf(await app.submit(upload(photo, claim)))).code;
  };
  for (const [days, code] of [
    [0, 'number-not-of-photo'],
    [9, 'number-date'],
  ] as const) {
    app.setNow(new Date(now.getTime() + days * DAY));
    for (const number of [free, open.number, withdrawn.number])
      expect(await ask(number)).toBe(code);
  }
});

describe('whoever guesses', () => {
  const later = (app: TestApp, milliseconds: number) =>
    app.setNow(new Date(now.getTime() + milliseconds));
  const unknown = '26112385540264076434';
  const wrong = { secret: '0'.repeat(64) };

  test('secrets waits a minute, then a quarter of an hour, then till the next day', async () => {
    const app = await testApp();
    const { number, secret } = await issued(app);
    const waits: string[] = [];
    for (let minute = 0; waits.length < 7; minute++) {
      later(app, minute * 60_000);
      let status = 404;
      while (status === 404) {
        const response = await withdraw(app, unknown, wrong);
        status = response.status;
        if (status === 429) waits.push(response.headers.get('retry-after') ?? '');
      }
      expect(status).toBe(429);
    }
    // 20 in each of four minutes, and then there are 80 in the quarter of an hour.
    expect(waits).toEqual(['60', '60', '60', '720', '660', '600', '540']);
    // The right one was never a guess: its owner does not pay for a stranger behind the same address.
    expect((await withdraw(app, number, { secret })).status).toBe(200);
  });

  test('numbers with a token is slowed down by the token, on every instance', async () => {
    const app = await testApp();
    const { number } = await issued(app);
    const { store, vault } = app;
    const other = await testApp({ store, vault });
    for (let i = 0; i < 10; i++) {
      expect((await (i % 2 ? app : other).asStation(unknown)).status).toBe(404);
    }
    const refused = await app.asStation(number);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect((await errorOf(refused)).code).toBe('too-many-requests');
    expect((await other.asStation(number)).status).toBe(429);
  });

  test('tokens is slowed down by the address, and nobody else is', async () => {
    const app = await testApp();
    const from = (address: string, token: string) =>
      app.app.request(
        `/api/receipts/${unknown}`,
        { headers: { authorization: `Bearer ${token}` } },
        { incoming: { socket: { remoteAddress: address } } },
      );
    for (let i = 0; i < 20; i++) expect((await from('203.0.113.9', 'x')).status).toBe(401);
    expect((await from('203.0.113.9', 'x')).status).toBe(429);
    expect((await from('203.0.113.10', 'x')).status).toBe(401);
  });

  test('asks too often is told to wait, whatever is asked', async () => {
    const app = await testApp({ rates: { submit: 2, challenge: 2, lookup: 2, review: 2 } });
    const { number } = await issued(app);
    await issued(app);
    const photo = await idPhoto();
    const third = await app.submit(upload(photo, await honestClaim(photo)));
    expect(third.status).toBe(429);
    expect(third.headers.get('retry-after')).toBe('60');
    const answers = [];
    for (let i = 0; i < 3; i++) answers.push((await app.asStation(number)).status);
    expect(answers).toEqual([200, 200, 429]);
  });
});
