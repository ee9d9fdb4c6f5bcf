import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAuthority } from '../keys/authority.ts';
import { newSigningKey, signingKeys } from '../keys/signing-keys.ts';
import { newPhotoKey, openVault, parsePhotoKeys } from '../keys/vault.ts';
import { temporaryFolder } from '../samples.testing.ts';
import { keysInUse, missingKeys } from './keys-in-use.ts';
import { openSql, openStore } from './open.ts';

const vaultOf = (keys: readonly string[]) => openVault(parsePhotoKeys(keys.join()) ?? []);

test('every key of a store of two thousand entries is found, the first, the last and one between', async () => {
  const path = join(temporaryFolder(), 'receipts.db');
  const photo = newPhotoKey();
  const keys = [newSigningKey(), newSigningKey(), newSigningKey()];
  const kids = keys.map((key) => signingKeys([key]).kid);
  // Each signs after the ones before it, which are kept.
  for (const [i, count] of [800, 400, 800].entries()) {
    const authority = createAuthority(
      signingKeys(keys.slice(0, i + 1).reverse()),
      vaultOf([photo]),
    );
    const store = await openStore({ path }, authority);
    const event = { at: '2026-11-23T04:00:00.000Z', action: 'queue-seen', by: 'station-7' };
    await Promise.all(Array.from({ length: count }, () => store.record(event)));
    await store.close();
  }
  const sql = await openSql({ path });
  onTestFinished(() => sql.close());
  expect((await keysInUse(sql)).signing).toEqual([...kids].sort());
});

test('what is missing is named in one line, and nothing where all is there', () => {
  const used = { signing: ['00000001', '00000002'], photo: ['a'.repeat(16)] };
  expect(missingKeys(used, used)).toBeUndefined();
  expect(missingKeys({ signing: [], photo: [] }, used)).toBeUndefined();
  expect(missingKeys(used, { signing: ['00000002', '00000003'], photo: [] })).toBe(
    `The store was written with keys that are not given: the signing key 00000001, the photo key ${'a'.repeat(16)}. Nothing was changed.`,
  );
});

test('a row whose HMAC names no key does not keep anybody from starting', async () => {
  const path = join(temporaryFolder(), 'receipts.db');
  const authority = createAuthority(signingKeys([newSigningKey()]), vaultOf([newPhotoKey()]));
  await (await openStore({ path }, authority)).close();
  const sql = await openSql({ path });
  const planted = `INSERT INTO station_token (id, station_id, scopes, hash, created_at, mac)
    VALUES ('x', 'x', '[]', 'x', 'x', 'planted')`;
  await sql.transaction((query) => query(planted), { durable: true });
  await sql.close();
  await (await openStore({ path }, authority)).close();
});
