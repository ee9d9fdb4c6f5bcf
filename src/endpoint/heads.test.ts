import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createHeads, readHeads } from './heads.ts';
import { testApp } from './http/app.testing.ts';
import { newSigningKey, signingKeys } from './keys/signing-keys.ts';
import { honestClaim, idPhoto, now, temporaryFolder, upload } from './samples.testing.ts';
import { openStore } from './store/open.ts';
import { sample, testAuthority, testSigning } from './store/receipts.testing.ts';

async function kept() {
  const dir = temporaryFolder();
  const store = await openStore({ path: join(dir, 'receipts.db') }, testAuthority);
  onTestFinished(() => store.close());
  const path = join(dir, 'audit-heads');
  const heads = createHeads({ store, signing: testSigning, clock: () => now, path });
  const put = () => {
    const { receipt, photo } = sample();
    return store.put(receipt, photo);
  };
  return { store, path, heads, put };
}

test('heads are signed, appended outside the database, and hold later', async () => {
  const { store, path, heads, put } = await kept();
  expect(heads.latest()).toBeUndefined();
  await put();
  await heads.publish();
  await heads.publish();
  await put();
  await heads.publish();
  const text = readFileSync(path, 'utf8');
  const noted = readHeads(text, testSigning);
  expect(noted?.map(({ head }) => head.seq)).toEqual([1, 2]);
  expect(text.trim().split('\n').at(-1)).toBe(heads.latest());
  expect(await store.verifyAudit(noted?.map(({ head }) => head))).toMatchObject({
    ok: true,
    head: { seq: 2 },
  });
});

test('a head of another key, or with a byte changed, is none', async () => {
  const { heads, put } = await kept();
  await put();
  await heads.publish();
  const jws = heads.latest() ?? '';
  expect(readHeads(jws, signingKeys([newSigningKey()]))).toBeUndefined();
  for (let i = 0; i < jws.length; i += 11) {
    const changed = jws.slice(0, i) + (jws[i] === 'A' ? 'B' : 'A') + jws.slice(i + 1);
    expect(readHeads(changed, testSigning), `at ${i}`).toBeUndefined();
  }
});

test('the last head is published, and says nothing of anybody', async () => {
  let latest: string | undefined;
  const app = await testApp({ auditHead: () => latest });
  expect((await app.app.request('/.well-known/audit-head')).status).toBe(503);
  const photo = await idPhoto();
  const claim = await honestClaim(photo);
  await app.submit(upload(photo, claim));
  const path = join(temporaryFolder(), 'audit-heads');
  const { store, parts } = app;
  const heads = createHeads({ store, signing: parts.signing, clock: () => now, path });
  await heads.publish();
  latest = heads.latest();
  const response = await app.app.request('/.well-known/audit-head');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.text()).toBe(`${latest}\n`);
  const [, payload = ''] = latest?.split('.') ?? [];
  const { iat, root, shards } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  expect(iat).toBe(now.getTime() / 1000);
  expect(root).toMatch(/^[0-9a-f]{64}$/);
  expect(shards).toEqual([{ shard: 1, size: 1, root: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
});
