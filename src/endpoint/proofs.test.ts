import { join } from 'node:path';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';
import { openHead, signHead } from './heads.ts';
import { newSigningKey, publicKeysOf, signingKeys } from './keys/signing-keys.ts';
import { checkProof, type Proof, proofSchema, proveReceipt, proveSince } from './proofs.ts';
import { now, temporaryFolder } from './samples.testing.ts';
import { openSql, openStore } from './store/open.ts';
import { sample, testAuthority, testSigning } from './store/receipts.testing.ts';

const keys = publicKeysOf(testSigning.jwks);
const strange = publicKeysOf(signingKeys([newSigningKey()]).jwks);

/** A store with `count` receipts, the third of them redeemed, written by several hands at once. */
async function filled(count: number) {
  const path = join(temporaryFolder(), 'receipts.db');
  const store = await openStore({ path }, testAuthority);
  onTestFinished(() => store.close());
  const put = async (more: number) => {
    const samples = Array.from({ length: more }, () => sample());
    for (const { receipt, photo } of samples) await store.put(receipt, photo);
    return samples.map(({ number }) => number);
  };
  const numbers = await put(count);
  const reason = '本人核对过';
  const at = '2026-11-24T01:00:00.000Z';
  await store.settle(numbers[2] ?? '', { state: 'redeemed', at, by: 'station-7', reason });
  const head = async () => signHead(await store.auditHead(), now, testSigning);
  return {
    path,
    store,
    put,
    numbers,
    head,
    parts: { store, signing: testSigning, clock: () => now },
  };
}

/** As it comes out of a file. */
const reread = (proof: unknown): Proof => v.parse(proofSchema, JSON.parse(JSON.stringify(proof)));

/** The same proof with one thing in it changed: each text and each number in turn. */
function changedProofs(proof: Proof): Proof[] {
  const found: Proof[] = [];
  const walk = (value: unknown, put: (other: unknown) => unknown): void => {
    if (typeof value === 'number') found.push(put(value + 1) as Proof);
    else if (typeof value === 'string') {
      const at = Math.floor(value.length / 2);
      const other = value[at] === '0' ? '1' : '0';
      found.push(put(value.slice(0, at) + other + value.slice(at + 1)) as Proof);
    } else if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        walk(value[i], (other) => put(value.with(i, other)));
        found.push(put(value.toSpliced(i, 1)) as Proof);
      }
    } else if (value !== null && typeof value === 'object') {
      for (const [key, one] of Object.entries(value)) {
        if (key !== 'proof') walk(one, (other) => put({ ...value, [key]: other }));
      }
    }
  };
  walk(proof, (other) => other);
  return found;
}

test('every entry of a receipt is shown to be in the trees, and its words are not told', async () => {
  const { numbers, parts } = await filled(7);
  const number = numbers[2] ?? '';
  const proof = reread(await proveReceipt(number, parts));
  expect(JSON.stringify(proof)).not.toContain('核对');
  expect(JSON.stringify(proof)).not.toContain(number);
  const shown = checkProof(proof, keys, number);
  expect(shown).toMatchObject({
    ok: true,
    head: { head: { seq: 8 } },
    entries: [{ action: 'issued' }, { action: 'redeemed', by: 'station-7' }],
  });
  expect(checkProof(proof, keys, numbers[1])).toMatchObject({
    ok: false,
    why: 'its entries are of another receipt',
  });
  expect(checkProof(proof, strange)).toMatchObject({ ok: false });
  expect(await proveReceipt('26112300000000009999', parts)).toBeUndefined();
});

test('an older head is shown to be the beginning of the newer one, at every size', async () => {
  const { put, head, parts } = await filled(3);
  const heads = [await head()];
  for (let i = 0; i < 6; i++) {
    await put(1);
    heads.push(await head());
  }
  for (const [i, jws] of heads.entries()) {
    const older = openHead(jws, keys);
    if (!older) throw new Error('no head');
    const proof = reread(await proveSince(older, parts));
    expect(checkProof(proof, keys)).toMatchObject({
      ok: true,
      older: { head: { seq: 4 + i } },
      head: { head: { seq: 10 } },
    });
    expect(checkProof(proof, strange)).toMatchObject({ ok: false });
  }
});

test('no proof holds with anything in it changed, exchanged or left out', async () => {
  const { numbers, put, head, parts } = await filled(5);
  const older = openHead(await head(), keys);
  await put(4);
  if (!older) throw new Error('no head');
  const proofs = [await proveReceipt(numbers[2] ?? '', parts), await proveSince(older, parts)];
  for (const proof of proofs.map(reread)) {
    const changed = changedProofs(proof).filter((one) => v.is(proofSchema, one));
    expect(changed.length).toBeGreaterThan(4);
    for (const one of changed) {
      const shown = checkProof(one, keys);
      // An entry less is still a proof of the others.
      const isShorter = one.proof === 'inclusion' && one.entries.length === 1;
      expect(shown.ok, JSON.stringify(one)).toBe(isShorter);
    }
  }
});

test('a past that was rewritten has no proof', async () => {
  const { path, head, numbers, parts } = await filled(5);
  const older = openHead(await head(), keys);
  if (!older) throw new Error('no head');
  const sql = await openSql({ path });
  const run = (text: string) => sql.transaction((query) => query(text), { durable: true });
  await run('DELETE FROM event WHERE seq = 6');
  await expect(proveSince(older, parts)).rejects.toThrow('is not made of its entries');
  await expect(proveReceipt(numbers[0] ?? '', parts)).rejects.toThrow('is not made of its entries');
  await sql.close();
  const another = await filled(5);
  expect(await proveSince(older, another.parts)).toEqual({ rewritten: 1 });
});
