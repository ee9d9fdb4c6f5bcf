import { expect, test } from 'vitest';
import { endedId, isEnded, verifyEnded } from '../../receipt/ended-list.ts';
import { keysAt } from '../../receipt/signature.ts';
import { honestClaim, idPhoto, now, redemption, upload } from '../samples.testing.ts';
import { TOKEN, testApp } from './app.testing.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const later = (ms: number) => new Date(now.getTime() + ms);

test('a station has a signed list of the receipts that ended, for when it has no network', async () => {
  const app = await testApp();
  const claims = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const photo = await idPhoto();
      const claim = await honestClaim(photo);
      expect((await app.submit(upload(photo, claim))).status).toBe(201);
      return claim;
    }),
  );
  const list = async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const jws = (await (await app.app.request('/api/ended', { headers })).text()).trim();
    const verified = await verifyEnded(jws, app.parts.signing.jwks);
    if (!verified.ok) throw new Error(verified.fault);
    return verified.value;
  };
  expect(await list()).toMatchObject({ count: 0, iat: now.getTime() / 1000 });
  const [redeemed, withdrawn, open] = claims;
  const settled = await app.app.request(`/api/receipts/${redeemed.number}/redeem`, {
    ...redemption(redeemed),
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  expect(settled.status).toBe(200);
  expect(await app.store.withdraw(withdrawn.number, now.toISOString())).toBe(true);

  app.setNow(later(MINUTE));
  const after = await list();
  expect(after).toMatchObject({ count: 2, exp: later(MINUTE + 7 * DAY).getTime() / 1000 });
  const ended = await Promise.all(
    [redeemed, withdrawn, open].map(async ({ number }) => isEnded(after, await endedId(number))),
  );
  expect(ended).toEqual([true, true, false]);

  // What has expired is no news: the slip says so itself.
  app.setNow(later(181 * DAY));
  expect((await list()).count).toBe(0);
});

test('the list is for those who may look receipts up', async () => {
  const app = await testApp();
  expect((await app.app.request('/api/ended')).status).toBe(401);
});

test('a copy of the public keys is good for a month', async () => {
  const app = await testApp();
  const answer = await app.app.request('/.well-known/jwks.json');
  const jwks = (await answer.json()) as typeof app.parts.signing.jwks;
  expect(jwks.keys[0].exp).toBe(later(30 * DAY).getTime() / 1000);
  expect(keysAt(jwks, later(30 * DAY - 1)).keys).toHaveLength(1);
  expect(keysAt(jwks, later(30 * DAY)).keys).toEqual([]);
});
