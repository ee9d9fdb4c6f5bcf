import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  if (!pack) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of pack.chunks) chunks.push(chunk);
  return { ...pack, zip: new Uint8Array(Buffer.concat(chunks)) };
}

test('a pack holds the exact photos and who answered for them, and checks with the public key', async () => {
  const { samples, parts } = await opened(3);
  const made = await zipOf(order, parts);
  const files = unzipSync(made?.zip ?? new Uint8Array());
  for (const { number, bytes } of samples) expect(files[`${number}.jpg`]).toEqual(bytes);
  const checked = verifyPack(made?.zip ?? new Uint8Array(), keys);
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
  // Nobody said that it arrived.
  expect(await openPack(order, parts)).toBeDefined();
  expect(await made?.done()).toEqual({ photos: 2 });
  expect(await openPack(order, parts)).toBeUndefined();
  const again = await zipOf({ ...order, again: true }, parts);
  expect(await again?.done()).toEqual({ photos: 2 });
  const history = await store.history(samples[0]?.number ?? '');
  expect(history.map(({ action, by }) => [action, by])).toContainEqual(['exported', 'station-7']);
  expect((await store.verifyAudit()).ok).toBe(true);
});

test('other days and other states are other photos', async () => {
  const { parts } = await opened(1);
  expect(await openPack({ ...order, state: 'refused' }, parts)).toBeUndefined();
  expect(await openPack({ ...order, before: settledAt }, parts)).toBeUndefined();
  expect(await openPack({ ...order, from: settledAt }, parts)).toBeDefined();
});

test('full files are followed by more, and an export that was cut off goes on', async () => {
  const { dir, samples, parts } = await opened(120);
  const folder = join(dir, 'packs');
  mkdirSync(folder);
  const out = join(folder, 'pack.zip');
  const one = await openPack({ ...order, most: 50 }, parts);
  // Cut off in the middle of a file.
  await one?.chunks.next();
  await one?.chunks.return(undefined);
  writeFileSync(`${out}.partial`, 'x');
  const { ok, text } = await exportAll({ ...order, most: 50 }, out, parts);
  expect({ ok, lines: text.split('\n').length }).toEqual({ ok: true, lines: 3 });
  expect(readdirSync(folder).sort()).toEqual(['pack-2.zip', 'pack-3.zip', 'pack.zip']);
  const numbers = readdirSync(folder).flatMap((name) => {
    const checked = verifyPack(new Uint8Array(readFileSync(join(folder, name))), keys);
    return checked.ok ? checked.manifest.photos.map(({ number }) => number) : [];
  });
  expect(numbers.sort()).toEqual(samples.map(({ number }) => number).sort());
  expect(await exportAll({ ...order, most: 50 }, out, parts)).toEqual({
    ok: false,
    text: 'There is nothing to export.',
  });
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
  expect(check({ ...files, [photo]: Uint8Array.of(1) })).toEqual({
    ok: false,
    fault: 'changed',
    where: photo,
  });
  expect(check(without)).toMatchObject({ fault: 'missing', where: photo });
  expect(check({ ...files, 'x.jpg': Uint8Array.of(1) })).toMatchObject({ fault: 'stray' });
  const forged = new Uint8Array(Buffer.from(text.toString().replace('王芳', '李芳')));
  expect(check({ ...files, 'manifest.json': forged })).toMatchObject({ fault: 'signature' });
  expect(verifyPack(zip, new Map())).toMatchObject({ fault: 'signature' });
  expect(verifyPack(zip.subarray(0, 100), keys)).toMatchObject({ fault: 'no-zip' });
});
