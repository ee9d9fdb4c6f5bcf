import * as v from 'valibot';
import { expect, test } from 'vitest';
import { receiptSchema, stationReceiptSchema } from '../../receipt/answers.ts';
import { newSecret } from '../../receipt/claim.ts';
import { verifyReceipt } from '../../receipt/signature.ts';
import { parseSlip, verifySlip } from '../../receipt/slip.ts';
import { honestClaim, idPhoto, now, upload } from '../samples.testing.ts';
import { errorOf, type TestApp, TOKEN, testApp } from './app.testing.ts';

const DAY = 86_400_000;
/** Head tilted far beyond any limit. */
const tilted = { 'pose-roll': 20 } as const;

async function sent(app: TestApp, secretSha256?: string) {
  const photo = await idPhoto();
  const honest = await honestClaim(photo, { kind: 'review', measured: tilted });
  const claim = { ...honest, ...(secretSha256 !== undefined && { secretSha256 }) };
  const response = await app.submit(upload(photo, claim));
  return { photo, claim, number: claim.number, response };
}

const override = { reason: '本人核对过，可以用', clerk: '王芳' };

const redeem = (app: TestApp, number: string, body?: object) =>
  app.asStation(`${number}/redeem`, {
    method: 'POST',
    ...(body && { body: JSON.stringify(body) }),
  });

test('a photo that did not pass is taken for review, and signed as that', async () => {
  const app = await testApp();
  const { claim, number, response } = await sent(app);
  expect(response.status).toBe(201);
  const receipt = v.parse(receiptSchema, await response.json());
  expect(receipt).toMatchObject({ number, status: 'review', kind: 'review' });
  const { jwks } = app.parts.signing;
  expect(await verifyReceipt(receipt.jws!, jwks)).toMatchObject({
    ok: true,
    value: { number, kind: 'review', outcome: 'reject' },
  });
  expect(await verifySlip(parseSlip(receipt.slip!)!, jwks)).toMatchObject({
    ok: true,
    value: { number, review: true },
  });
  const seen = v.parse(stationReceiptSchema, await (await app.asStation(number)).json());
  expect(seen).toMatchObject({ status: 'review', kind: 'review', verdict: { outcome: 'reject' } });
  expect(seen.verdict.findings).toContainEqual(
    expect.objectContaining({ check: 'pose-roll', status: 'fail', value: 20 }),
  );
  expect((await app.store.get(number))?.content?.claim).toEqual(claim);
});

test('a receipt of a photo that passed says nothing of review', async () => {
  const app = await testApp();
  const photo = await idPhoto();
  const response = await app.submit(upload(photo, await honestClaim(photo)));
  const receipt = v.parse(receiptSchema, await response.json());
  expect(receipt).not.toHaveProperty('kind');
  const signed = await verifyReceipt(receipt.jws!, app.parts.signing.jwks);
  expect(signed.ok && 'kind' in signed.value).toBe(false);
});

test('sent again it is the same receipt', async () => {
  const app = await testApp();
  const { photo, claim, response } = await sent(app);
  const again = await app.submit(upload(photo, claim));
  expect([response.status, again.status]).toEqual([201, 200]);
  expect(await again.json()).toEqual(await response.json());
});

test('doubt is reason enough to ask', async () => {
  const app = await testApp();
  const photo = await idPhoto();
  const { limits } = app.parts.specs['cn-resident-id']!.rules['eyes-open']!;
  const claim = await honestClaim(photo, {
    kind: 'review',
    measured: { 'eyes-open': limits.min },
  });
  expect(claim.outcome).toBe('review');
  expect((await app.submit(upload(photo, claim))).status).toBe(201);
});

test('a photo that passes needs no review', async () => {
  const app = await testApp();
  const photo = await idPhoto();
  const claim = await honestClaim(photo, { kind: 'review' });
  const response = await app.submit(upload(photo, claim));
  expect(response.status).toBe(422);
  expect((await errorOf(response)).code).toBe('review-needless');
  expect(await app.store.get(claim.number)).toBeUndefined();
});

test('nothing is believed that is not believed of other receipts', async () => {
  const app = await testApp();
  const photo = await idPhoto();
  const claim = await honestClaim(photo, { kind: 'review', measured: tilted });
  const refuse = async (changed: object, bytes = photo) =>
    (await errorOf(await app.submit(upload(bytes, { ...claim, ...changed })))).code;
  expect(await refuse({ outcome: 'review' })).toBe('verdict-differs');
  expect(await refuse({ kind: 'passed' })).toBe('receipt-schema');
  expect(await refuse({}, await idPhoto())).toBe('photo-digest');
  const large = await idPhoto({ width: 441, height: 358 });
  const turned = await honestClaim(large, { kind: 'review', measured: tilted });
  expect((await errorOf(await app.submit(upload(large, turned)))).code).toBe('photo-frame');
});

test('a station redeems it only with a reason and the name of a clerk', async () => {
  const app = await testApp();
  const { number } = await sent(app);
  const bare = await redeem(app, number);
  expect(bare.status).toBe(409);
  expect((await errorOf(bare)).code).toBe('clerk-needed');
  for (const body of [{ reason: '像' }, { clerk: '王芳', reason: ' ' }, { ...override, x: 1 }]) {
    const refused = await redeem(app, number, body);
    expect(refused.status).toBe(400);
    expect((await errorOf(refused)).code).toBe('redemption-invalid');
  }
  expect((await app.store.get(number))?.state).toBe('issued');
  const redeemed = await redeem(app, number, override);
  expect(await redeemed.json()).toMatchObject({ status: 'redeemed', kind: 'review', ...override });
  const { detail } = (await app.store.history(number))[1]!;
  expect(JSON.parse(detail ?? '')).toMatchObject(override);
  const twice = await redeem(app, number);
  expect((await errorOf(twice)).code).toBe('already-redeemed');
});

test('a station refuses it with a reason, as any other', async () => {
  const app = await testApp();
  const { number } = await sent(app);
  const body = JSON.stringify({ reason: '头歪得太多' });
  const refused = await app.asStation(`${number}/refuse`, { method: 'POST', body });
  expect(await refused.json()).toMatchObject({ status: 'refused', kind: 'review' });
});

test('the device that sent it withdraws it', async () => {
  const app = await testApp();
  const { secret, secretSha256 } = await newSecret();
  const { number } = await sent(app, secretSha256);
  const withdrawn = await app.app.request(`/api/receipts/${number}/withdraw`, {
    method: 'POST',
    body: JSON.stringify({ secret }),
  });
  expect(withdrawn.status).toBe(200);
  expect(await app.store.photo(number)).toBeUndefined();
});

test('so many in a day from one address; photos that passed are counted apart', async () => {
  const app = await testApp({ rates: { submit: 100, challenge: 100, lookup: 100, review: 2 } });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await sent(app)).response.status);
  expect(statuses).toEqual([201, 201, 429]);
  const third = (await sent(app)).response;
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(60);
  const photo = await idPhoto();
  expect((await app.submit(upload(photo, await honestClaim(photo)))).status).toBe(201);
  app.setNow(new Date(now.getTime() + DAY));
  const [next] = [await idPhoto()];
  const at = new Date(now.getTime() + DAY);
  const claim = await honestClaim(next, { kind: 'review', measured: tilted, at });
  expect((await app.submit(upload(next, claim))).status).toBe(201);
});

test('a kiosk needs its token for one too', async () => {
  const app = await testApp();
  const photo = await idPhoto();
  const honest = await honestClaim(photo, { kind: 'review', measured: tilted });
  const claim = { ...honest, assessedBy: 'kiosk' } as const;
  expect((await app.submit(upload(photo, claim))).status).toBe(403);
  expect((await app.submit(upload(photo, claim), TOKEN)).status).toBe(201);
});
