import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { stationReceiptSchema } from '../../receipt/answers.ts';
import { checkDigits, formatReceiptNumber } from '../../receipt/number.ts';
import { defaultSpec } from '../../specs/index.ts';
import { honestClaim, idPhoto, redemption, upload } from '../samples.testing.ts';
import { errorOf, type TestApp, TOKEN, testApp } from './app.testing.ts';
import { createApp } from './app.ts';

async function issued(app: TestApp) {
  const photo = await idPhoto();
  const claim = await honestClaim(photo);
  expect((await app.submit(upload(photo, claim))).status).toBe(201);
  return { photo, claim, number: claim.number };
}

const post = { method: 'POST' };
const reason = (text: unknown) => ({ method: 'POST', body: JSON.stringify({ reason: text }) });
const afterwards = new Date('2026-11-24T01:00:00.000Z');
const onTheLastDay = new Date('2027-05-22T03:59:59.999Z');
const expiry = new Date('2027-05-22T04:00:00.000Z');

describe('who may', () => {
  const routes: [string, string][] = [
    ['GET', ''],
    ['GET', '/photo'],
    ['POST', '/redeem'],
    ['POST', '/refuse'],
    ['GET', '/nothing'],
  ];
  const headers: [string, Record<string, string>][] = [
    ['nobody', {}],
    ['a wrong token', { authorization: 'Bearer a-token-for-tests-0123456788' }],
    ['half a token', { authorization: `Bearer ${TOKEN.slice(0, 9)}` }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['the token and more', { authorization: `Bearer ${TOKEN} ${TOKEN}` }],
    ['another scheme', { authorization: `Basic ${TOKEN}` }],
  ];
  const cases = routes.flatMap(([method, path]) =>
    headers.map(([who, sent]) => [who, method, path, sent] as const),
  );

  test.each(cases)(
    '%s: %s %s is 401 for known, unknown and wrong numbers alike',
    async (_, method, path, sent) => {
      const app = await testApp();
      const { number } = await issued(app);
      const answers = [];
      for (const one of [number, '26112385540264076434', '123']) {
        const response = await app.app.request(`/api/receipts/${one}${path}`, {
          method,
          headers: sent,
        });
        expect(response.status).toBe(401);
        expect(response.headers.get('www-authenticate')).toBe('Bearer realm="station"');
        answers.push(JSON.stringify(await errorOf(response)));
      }
      expect(new Set(answers).size).toBe(1);
    },
  );

  test('the token, whatever the case of the scheme', async () => {
    const app = await testApp();
    const { number } = await issued(app);
    const headers = { authorization: `bearer ${TOKEN}` };
    expect((await app.app.request(`/api/receipts/${number}`, { headers })).status).toBe(200);
  });

  test('nobody where there is no token', async () => {
    const { bootstrapHash: _, ...parts } = (await testApp()).parts;
    const response = await createApp(parts).request('/api/receipts/1', {
      headers: { authorization: 'Bearer x' },
    });
    expect(response.status).toBe(401);
  });
});

describe('looking up', () => {
  test('gives everything, with the limits', async () => {
    const app = await testApp();
    const { claim, number } = await issued(app);
    const response = await app.asStation(number);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = await response.json();
    const receipt = v.parse(stationReceiptSchema, body);
    expect(receipt).toEqual(body);
    expect(receipt).toMatchObject({
      number,
      status: 'issued',
      issuedAt: '2026-11-23T04:00:00.000Z',
      photoSha256: claim.photoSha256,
      models: claim.models,
      verdict: { outcome: 'accept', spec: claim.spec },
    });
    expect(receipt).not.toHaveProperty('settledAt');
    expect(
      receipt.verdict.findings.map(({ check, status, value }) => ({ check, status, value })),
    ).toEqual(claim.findings);
    expect(receipt.verdict.findings.find(({ check }) => check === 'face-width')).toMatchObject({
      severity: 'required',
      limits: defaultSpec.rules['face-width']?.limits,
    });
  });

  test('gives the photo, which must not be cached', async () => {
    const app = await testApp();
    const { photo, number } = await issued(app);
    const response = await app.asStation(`${number}/photo`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(photo);
  });

  test('reads a number as it is shown', async () => {
    const app = await testApp();
    const { number } = await issued(app);
    const path = encodeURIComponent(formatReceiptNumber(number));
    expect((await app.asStation(path)).status).toBe(200);
  });

  test.each([
    ['123', 400, 'number-malformed'],
    [`${'1'.repeat(19)}x`, 400, 'number-malformed'],
    ['26112385540264076435', 400, 'number-check-digits'],
    [`261123000000000000${checkDigits('261123000000000000')}`, 404, 'number-unknown'],
  ])('%s is %i %s on every route', async (number, status, code) => {
    const { asStation } = await testApp();
    const answers = await Promise.all([
      asStation(number),
      asStation(`${number}/photo`),
      asStation(`${number}/redeem`, post),
      asStation(`${number}/refuse`, reason('no')),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(status);
      expect((await errorOf(answer)).code).toBe(code);
    }
  });
});

describe('ending', () => {
  test('redeems once; the second answer says when', async () => {
    const app = await testApp();
    const { number, claim } = await issued(app);
    app.setNow(afterwards);
    const response = await app.asStation(`${number}/redeem`, redemption(claim));
    expect(response.status).toBe(200);
    expect(v.parse(stationReceiptSchema, await response.json())).toMatchObject({
      status: 'redeemed',
      settledAt: afterwards.toISOString(),
    });
    app.setNow(onTheLastDay);
    for (const again of [
      await app.asStation(`${number}/redeem`, redemption(claim)),
      await app.asStation(`${number}/refuse`, reason('no')),
    ]) {
      expect(again.status).toBe(409);
      expect(await errorOf(again)).toMatchObject({
        code: 'already-redeemed',
        at: afterwards.toISOString(),
      });
    }
    expect(await (await app.asStation(number)).json()).toMatchObject({ status: 'redeemed' });
  });

  test('redeems once, of many requests at the same time', async () => {
    const app = await testApp();
    const { number, claim } = await issued(app);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => app.asStation(`${number}/redeem`, redemption(claim))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  });

  test('refuses with the reason, without the spaces around it', async () => {
    const app = await testApp();
    const { number, claim } = await issued(app);
    app.setNow(afterwards);
    const response = await app.asStation(`${number}/refuse`, reason('  不是本人 \n'));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: 'refused',
      settledAt: afterwards.toISOString(),
      reason: '不是本人',
    });
    const again = await app.asStation(`${number}/redeem`, redemption(claim));
    expect(again.status).toBe(409);
    expect(await errorOf(again)).toMatchObject({
      code: 'already-refused',
      at: afterwards.toISOString(),
    });
  });

  test.each([
    ['no body', post, 400, 'reason-invalid'],
    ['no JSON', { method: 'POST', body: 'because' }, 400, 'reason-invalid'],
    ['no reason', reason(''), 400, 'reason-invalid'],
    ['spaces', reason('   '), 400, 'reason-invalid'],
    ['a number', reason(1), 400, 'reason-invalid'],
    ['501 characters', reason('x'.repeat(501)), 400, 'reason-invalid'],
    ['a book', reason('x'.repeat(9_000)), 413, 'body-too-large'],
  ])('does not refuse for %s', async (_, init, status, code) => {
    const app = await testApp();
    const { number } = await issued(app);
    const response = await app.asStation(`${number}/refuse`, init);
    expect(response.status).toBe(status);
    expect((await errorOf(response)).code).toBe(code);
    expect(await (await app.asStation(number)).json()).toMatchObject({ status: 'issued' });
  });

  test('a reason of 500 characters is one', async () => {
    const app = await testApp();
    const { number } = await issued(app);
    const response = await app.asStation(`${number}/refuse`, reason('像'.repeat(500)));
    expect(response.status).toBe(200);
  });
});

describe('expired', () => {
  test('not a moment before', async () => {
    const app = await testApp();
    const { number, claim } = await issued(app);
    app.setNow(onTheLastDay);
    expect((await app.asStation(number)).status).toBe(200);
    expect((await app.asStation(`${number}/redeem`, redemption(claim))).status).toBe(200);
  });

  test('then nothing is shown or done, not even of a redeemed one', async () => {
    const app = await testApp();
    const { number, claim } = await issued(app);
    const other = await issued(app);
    await app.asStation(`${other.number}/redeem`, redemption(other.claim));
    app.setNow(expiry);
    for (const answer of [
      await app.asStation(number),
      await app.asStation(other.number),
      await app.asStation(`${number}/photo`),
      await app.asStation(`${number}/redeem`, redemption(claim)),
      await app.asStation(`${number}/refuse`, reason('late')),
    ]) {
      expect(answer.status).toBe(410);
      expect(await errorOf(answer)).toMatchObject({ code: 'expired', at: expiry.toISOString() });
    }
    expect((await app.store.get(number))?.state).toBe('issued');
  });
});
