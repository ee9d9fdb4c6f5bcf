import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { parseTable } from '../../csv/csv.ts';
import { exportAll } from '../commands/export.ts';
import { publicKeysOf } from '../keys/signing-keys.ts';
import { temporaryFolder } from '../samples.testing.ts';
import { openStore } from '../store/open.ts';
import {
  expiresAt,
  issuedAt,
  sample,
  testAuthority,
  testSigning,
  testVault,
} from '../store/receipts.testing.ts';
import { type NameOf, nameTemplate } from './names.ts';
import { type Order, openPack } from './pack.ts';
import { verifyPack } from './verify-pack.ts';

const keys = publicKeysOf(testSigning.jwks);
const settledAt = '2026-11-24T04:00:00.000Z';

/** A store with `count` redeemed receipts, one of them on a clerk's word. */
async function opened(count: number) {
  const dir = temporaryFolder();
  const store = await openStore({ path: join(dir, 'receipts.db') }, testAuthority);
  onTestFinished(() => store.close());
  const samples = Array.from({ length: count }, () => sample());
  for (const [i, { receipt, photo, number }] of samples.entries()) {
    await store.put(receipt, photo);
    const word = i === 0 && { reason: '=本人核对过', clerk: '王芳' };
    await store.settle(number, { state: 'redeemed', at: settledAt, by: 'station-7', ...word });
  }
  const parts = { store, vault: testVault, signing: testSigning, clock: () => new Date(settledAt) };
  return { dir, store, samples, parts };
}

const order: Order = {
  from: issuedAt,
  before: expiresAt,
  state: 'redeemed',
  again: false,
  most: 100,
  nameOf: nameTemplate('{number}') as NameOf,
  by: 'station-7',
};

async function zipOf(given: Order, parts: Parameters<typeof openPack>[1]) {
  const pack = await openPack(given, parts);
  if (typeof pack === 'string') return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of pack.chunks) chunks.push(chunk);
  return { ...pack, zip: new Uint8Array(Buffer.concat(chunks)) };
}

test('a pack holds the exact photos and who answered for them, and checks with the public key', async () => {
  const { samples, parts } = await opened(3);
  const made = await zipOf(order, parts);
  const files = unzipSync(made?.zip ?? new Uint8Array());
  for (const { number, bytes } of samples) expect(files[`${number}.jpg`]).toEqual(bytes);
  const checked = await verifyPack(made?.zip ?? new Uint8Array(), keys);
  if (!checked.ok) throw new Error(checked.fault);
  const [first] = samples;
  expect(checked.manifest.photos.find(({ number }) => number === first?.number)).toEqual({
    file: `${first?.number}.jpg`,
    number: first?.number,
    sha256: first?.receipt.claim.photoSha256,
    spec: 'cn-id@1',
    outcome: 'accept',
    state: 'redeemed',
    issuedAt,
    settledAt,
    station: 'station-7',
    clerk: '王芳',
    reason: '=本人核对过',
    overridden: ['sharpness'],
    receipt: first?.receipt.jws,
  });
  const table = parseTable(Buffer.from(files['manifest.csv'] ?? []).toString());
  expect(table.find(({ number }) => number === first?.number)).toMatchObject({
    clerk: '王芳',
    // A spreadsheet must not run it.
    reason: "'=本人核对过",
    overridden: 'sharpness',
  });
});

test('a photo is exported once, unless it is asked for again; each export is in the audit table', async () => {
  const { samples, store, parts } = await opened(2);
  const made = await zipOf(order, parts);
  // Nobody said yet that it arrived, and no other may have the same photos.
  expect(await openPack(order, parts)).toBe('busy');
  expect(await made?.done()).toEqual({ photos: 2 });
  expect(await openPack(order, parts)).toBe('empty');
  const again = await zipOf({ ...order, again: true }, parts);
  expect(await again?.done()).toEqual({ photos: 2 });
  const history = await store.history(samples[0]?.number ?? '');
  expect(history.map(({ action, by }) => [action, by])).toContainEqual(['exported', 'station-7']);
  expect((await store.verifyAudit()).ok).toBe(true);
});

test('other days and other states are other photos', async () => {
  const { parts } = await opened(1);
  expect(await openPack({ ...order, state: 'refused' }, parts)).toBe('empty');
  expect(await openPack({ ...order, before: settledAt }, parts)).toBe('empty');
  expect(await openPack({ ...order, from: settledAt }, parts)).toHaveProperty('chunks');
});

test('full files are followed by more, and an export that was cut off goes on', async () => {
  const { dir, samples, parts } = await opened(120);
  const folder = join(dir, 'packs');
  mkdirSync(folder);
  const out = join(folder, 'pack.zip');
  const one = await openPack({ ...order, most: 50 }, parts);
  // Cut off in the middle of a file.
  if (typeof one === 'string') throw new Error(one);
  await one.chunks.next();
  await one.leave();
  writeFileSync(`${out}.partial`, 'x');
  const { ok, text } = await exportAll({ ...order, most: 50 }, out, parts);
  expect({ ok, lines: text.split('\n').length }).toEqual({ ok: true, lines: 3 });
  expect(readdirSync(folder).sort()).toEqual(['pack-2.zip', 'pack-3.zip', 'pack.zip']);
  const packs = await Promise.all(
    readdirSync(folder).map((name) => verifyPack(join(folder, name), keys)),
  );
  const numbers = packs.flatMap((checked) =>
    checked.ok ? checked.manifest.photos.map(({ number }) => number) : [],
  );
  expect(numbers.sort()).toEqual(samples.map(({ number }) => number).sort());
  expect(await exportAll({ ...order, most: 50 }, out, parts)).toEqual({
    ok: false,
    text: 'There is nothing to export.',
  });
});

test('an export that lost its turn counts for nothing, although another came and went meanwhile', async () => {
  const { store, samples, parts } = await opened(2);
  let now = new Date(settledAt);
  const slow = await zipOf(order, { ...parts, clock: () => now });
  now = new Date(now.getTime() + 121_000);
  const other = await zipOf(order, { ...parts, clock: () => now });
  expect(await other?.done()).toEqual({ photos: 2 });
  expect(await slow?.done()).toBeUndefined();
  for (const { number } of samples) {
    const history = await store.history(number);
    expect(history.filter(({ action }) => action === 'exported')).toHaveLength(1);
  }
});

test('a pack that was whole, but not noted when its export was cut off, is noted by the next', async () => {
  const { dir, store, samples, parts } = await opened(2);
  const out = join(dir, 'pack.zip');
  const made = await zipOf(order, parts);
  writeFileSync(out, made?.zip ?? '');
  expect(await exportAll(order, out, parts)).toMatchObject({ ok: false });
  // Two minutes later nobody waits for the process that is gone.
  const later = { ...parts, clock: () => new Date(Date.parse(settledAt) + 121_000) };
  expect(await exportAll(order, out, later)).toEqual({
    ok: true,
    text: `${out}: 2 photos, finished`,
  });
  expect(readdirSync(dir).filter((name) => name.endsWith('.zip'))).toEqual(['pack.zip']);
  for (const { number } of samples) {
    expect((await store.history(number)).map(({ action }) => action)).toContain('exported');
  }
  expect(await exportAll(order, out, later)).toMatchObject({ ok: false });
});

test('whatever is changed in a pack is found', async () => {
  const { samples, parts } = await opened(2);
  const { zip = new Uint8Array() } = (await zipOf(order, parts)) ?? {};
  const files = unzipSync(zip);
  const photo = `${samples[0]?.number}.jpg`;
  const text = Buffer.from(files['manifest.json'] ?? []);
  const { [photo]: _, ...without } = files;
  const check = (changed: Record<string, Uint8Array>) =>
    verifyPack(zipSync(changed, { level: 0 }), keys);
  expect(await check({ ...files, [photo]: Uint8Array.of(1) })).toEqual({
    ok: false,
    fault: 'changed',
    where: photo,
  });
  expect(await check(without)).toMatchObject({ fault: 'missing', where: photo });
  expect(await check({ ...files, 'x.jpg': Uint8Array.of(1) })).toMatchObject({ fault: 'stray' });
  const forged = new Uint8Array(Buffer.from(text.toString().replace('王芳', '李芳')));
  expect(await check({ ...files, 'manifest.json': forged })).toMatchObject({ fault: 'signature' });
  expect(await verifyPack(zip, new Map())).toMatchObject({ fault: 'signature' });
  expect(await verifyPack(zip.subarray(0, 100), keys)).toMatchObject({ fault: 'no-zip' });
  // Files that only a program sees which reads from the beginning, not from the directory at the end.
  const hidden = zipSync({ 'x.jpg': Uint8Array.of(1) }, { level: 0 }).subarray(0, 36);
  const twoFaced = Buffer.concat([hidden, zip]);
  expect(await verifyPack(twoFaced, keys)).toMatchObject({ fault: 'no-zip' });
});
