import { expect, test } from 'vitest';
import { hashToken } from '../keys/token.ts';
import { honestClaim, idPhoto, now, redemption, upload } from '../samples.testing.ts';
import { scopes } from './access.ts';
import { errorOf, type TestApp, testApp } from './app.testing.ts';

const words = { 'zh-CN': '东街派出所', en: 'East Street Police Station' };
const station = (id?: string) => ({
  ...(id !== undefined && { id }),
  name: words,
  address: words,
  hours: words,
});

/** An app whose operator has stations of their own, with a token each. */
async function ownStations() {
  const plain = await testApp();
  const operator = {
    ...plain.parts.operator,
    stations: [station('east'), station('west'), station()],
  };
  const app = await testApp({ operator });
  for (const stationId of ['east', 'west']) {
    const token = { stationId, scopes, createdAt: now.toISOString() };
    await app.store.tokens.create(token, hashToken(`the-token-of-${stationId}`));
  }
  return app;
}

async function sent(app: TestApp, id?: string) {
  const photo = await idPhoto();
  const claim = await honestClaim(photo);
  const form = upload(photo, claim);
  if (id !== undefined) form.set('station', id);
  return { claim, photo, number: claim.number, answer: await app.submit(form) };
}

const ask = ({ app }: TestApp, who: string, path: string, init: RequestInit = {}) =>
  app.request(path, { ...init, headers: { authorization: `Bearer the-token-of-${who}` } });

test('a receipt that is made for a station is read, seen and ended there alone', async () => {
  const app = await ownStations();
  const { answer, claim, number } = await sent(app, 'east');
  expect(answer.status).toBe(201);
  for (const path of ['', '/photo']) {
    const refused = await ask(app, 'west', `/api/receipts/${number}${path}`);
    expect(refused.status).toBe(403);
    expect((await errorOf(refused)).code).toBe('other-station');
    expect((await ask(app, 'east', `/api/receipts/${number}${path}`)).status).toBe(200);
  }
  const refusal = { method: 'POST', body: JSON.stringify({ reason: '不是本人' }) };
  for (const [ending, init] of [
    ['redeem', redemption(claim)],
    ['refuse', refusal],
  ] as const) {
    const refused = await ask(app, 'west', `/api/receipts/${number}/${ending}`, init);
    expect((await errorOf(refused)).code).toBe('other-station');
  }
  const redeemed = await ask(app, 'east', `/api/receipts/${number}/redeem`, redemption(claim));
  expect(redeemed.status).toBe(200);
  // Nor what became of it.
  expect((await errorOf(await ask(app, 'west', `/api/receipts/${number}`))).code).toBe(
    'other-station',
  );
  expect((await app.store.verifyAudit()).ok).toBe(true);
});

test('the list of the day and packs hold what is for this station or for every one', async () => {
  const app = await ownStations();
  const made = {
    east: await sent(app, 'east'),
    west: await sent(app, 'west'),
    all: await sent(app),
  };
  const listed = async (response: Promise<Response> | Response) =>
    ((await (await response).json()) as { receipts: { number: string }[] }).receipts
      .map(({ number }) => number)
      .sort();
  const numbers = (...some: (keyof typeof made)[]) => some.map((one) => made[one].number).sort();
  expect(await listed(ask(app, 'east', '/api/receipts'))).toEqual(numbers('east', 'all'));
  expect(await listed(ask(app, 'west', '/api/receipts'))).toEqual(numbers('west', 'all'));
  const range = { state: 'issued', from: '0', before: '9', again: true, limit: 9 } as const;
  const exported = await app.store.exportable({ ...range, station: 'east' });
  expect(exported.map(({ number }) => number).sort()).toEqual(numbers('east', 'all'));
  expect(await app.store.exportable(range)).toHaveLength(3);
  // The first token has every scope, for every station.
  expect((await app.asStation(made.west.number)).status).toBe(200);
});

test('only stations with an id can be named', async () => {
  const app = await ownStations();
  for (const id of ['north', '', '__proto__']) {
    const { answer } = await sent(app, id);
    expect(answer.status).toBe(422);
    expect((await errorOf(answer)).code).toBe('station-unknown');
  }
});

test('where the operator names no ids, every station reads every receipt', async () => {
  const app = await testApp();
  for (const stationId of ['east', 'west']) {
    const token = { stationId, scopes, createdAt: now.toISOString() };
    await app.store.tokens.create(token, hashToken(`the-token-of-${stationId}`));
  }
  const { number } = await sent(app);
  expect((await ask(app, 'east', `/api/receipts/${number}`)).status).toBe(200);
  expect((await ask(app, 'west', `/api/receipts/${number}`)).status).toBe(200);
});
