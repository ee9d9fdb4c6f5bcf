import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newSigningKey } from '../keys/signing-keys.ts';
import { newPhotoKey, openVault, readPhotoKeys } from '../keys/vault.ts';
import { openKeptBy } from '../open.ts';
import { honestClaim, idPhoto, temporaryFolder } from '../samples.testing.ts';
import { keys } from './keys.ts';

test('signing keys rotate: the newest signs', async () => {
  const env = { DATA_DIR: temporaryFolder() };
  const before = await keys('list', env);
  expect(before.text).toMatch(/^\d{8} {2}signs\n[0-9a-f]{16} {2}seals$/);
  const rotated = await keys('rotate', env);
  expect(rotated.ok).toBe(true);
  const after = await keys('list', env);
  expect(after.text.split('\n').slice(0, 2)).toEqual([
    `${rotated.text.slice(0, 8)}  signs`,
    `${before.text.slice(0, 8)}  verifies`,
  ]);
});

test('photo keys rotate: photos are sealed again, and the old key is no longer needed', async () => {
  const dataDir = temporaryFolder();
  const env = { DATA_DIR: dataDir };
  const path = join(dataDir, 'photo-key');
  const [old] = readPhotoKeys(path);
  const photos = await Promise.all(Array.from({ length: 5 }, () => idPhoto()));
  const claims = await Promise.all(photos.map((photo) => honestClaim(photo)));
  const { store } = await openKeptBy(env);
  for (const [i, claim] of claims.entries()) {
    const verdict = { outcome: claim.outcome, spec: claim.spec, findings: [] };
    const times = { issuedAt: claim.assessedAt, expiresAt: '2027-05-22T04:00:00.000Z' };
    const sealed = openVault([old]).seal(claim.number, photos[i]);
    await store.put({ claim, verdict, flags: [], ...times }, sealed);
  }
  const token = { stationId: 'station-7', scopes: ['lookup'], createdAt: claims[0].assessedAt };
  await store.tokens.create(token, 'a'.repeat(64));
  await store.close();

  expect((await keys('rotate-photo', env)).ok).toBe(true);
  const [fresh, kept] = readPhotoKeys(path);
  expect(kept).toEqual(old);
  expect(await keys('reseal', env)).toMatchObject({ ok: true });
  expect((await keys('reseal', env)).text).toMatch(/^Resealed 0\./);

  // Without the old key, which nothing may need any more.
  writeFileSync(path, fresh.toString('base64'));
  const { store: again } = await openKeptBy(env);
  for (const [i, { number }] of claims.entries()) {
    const photo = openVault([fresh]).open(number, (await again.photo(number))!);
    expect(new Uint8Array(photo)).toEqual(photos[i]);
  }
  expect(await again.tokens.find('a'.repeat(64))).toMatchObject(token);
  await again.close();
});

test('keys in the environment are listed and not touched, and none is printed', async () => {
  const [signing, photo] = [newSigningKey(), newPhotoKey()];
  const dataDir = temporaryFolder();
  const env = { DATA_DIR: dataDir, SIGNING_KEYS: JSON.stringify([signing]), PHOTO_KEY: photo };
  const listed = await keys('list', env);
  expect(listed.text).toMatch(/^\d{8} {2}signs\n[0-9a-f]{16} {2}seals$/);
  for (const verb of ['rotate', 'rotate-photo'] as const) {
    expect(await keys(verb, env)).toMatchObject({ ok: false });
  }
  expect(() => readFileSync(join(dataDir, 'photo-key'))).toThrow('ENOENT');
});
