import { expect, test } from 'vitest';
import { verifyPack } from '../exports/verify-pack.ts';
import { publicKeysOf } from '../keys/signing-keys.ts';
import { honestClaim, idPhoto, redemption, upload } from '../samples.testing.ts';
import { errorOf, type TestApp, TOKEN, testApp } from './app.testing.ts';

const days = { from: '2026-11-23', to: '2026-11-23' };

async function redeemed(app: TestApp): Promise<string> {
  const photo = await idPhoto();
  const claim = await honestClaim(photo);
  await app.submit(upload(photo, claim));
  expect((await app.asStation(`${claim.number}/redeem`, redemption(claim))).status).toBe(200);
  return claim.number;
}

const ask = async ({ app }: TestApp, order: object) =>
  app.request('/api/export', {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify(order),
  });

test('a station gets a pack that its keys verify, and each photo once', async () => {
  const app = await testApp();
  const number = await redeemed(app);
  const response = await ask(app, days);
  expect(response.headers.get('content-type')).toBe('application/zip');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="photos-20261123-[0-9a-f]{8}\.zip"$/,
  );
  const zip = new Uint8Array(await response.arrayBuffer());
  const checked = await verifyPack(zip, publicKeysOf(app.parts.signing.jwks));
  expect(checked.ok && checked.manifest.photos.map((one) => [one.number, one.file])).toEqual([
    [number, `${number}.jpg`],
  ]);
  expect((await errorOf(await ask(app, days))).code).toBe('export-empty');
  expect((await ask(app, { ...days, again: true })).status).toBe(200);
  const history = await app.store.history(number);
  expect(history.map(({ action }) => action)).toContain('exported');
});

test('while a pack is made there is no other', async () => {
  const app = await testApp();
  await redeemed(app);
  const first = await ask(app, days);
  expect((await errorOf(await ask(app, days))).code).toBe('export-busy');
  await first.arrayBuffer();
  expect((await errorOf(await ask(app, days))).code).toBe('export-empty');
});

test('who hangs up before the end has taken nothing', async () => {
  const app = await testApp();
  const number = await redeemed(app);
  const reader = (await ask(app, days)).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  const history = await app.store.history(number);
  expect(history.map(({ action }) => action)).not.toContain('exported');
  expect((await ask(app, days)).status).toBe(200);
  expect(app.bugs).toEqual([]);
});

test.each([
  [{}],
  [{ from: '2026-11-24', to: '2026-11-23' }],
  [{ ...days, state: 'withdrawn' }],
  [{ ...days, name: '{number}' }],
])('%j is no order', async (order) => {
  expect((await errorOf(await ask(await testApp(), order))).code).toBe('export-invalid');
});
