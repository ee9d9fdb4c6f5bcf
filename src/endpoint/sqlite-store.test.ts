import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { judge } from '../engine/assess.ts';
import { defaultSpec } from '../specs/index.ts';
import { honestClaim, idPhoto, now, temporaryFolder } from './samples.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { NewReceipt } from './store.ts';

const newFile = () => join(temporaryFolder(), 'receipts.db');

function open(path: string) {
  const store = openSqliteStore(path);
  onTestFinished(() => store.close());
  return store;
}

async function sample(): Promise<{ receipt: NewReceipt; photo: Uint8Array; number: string }> {
  const photo = await idPhoto();
  const claim = await honestClaim(photo);
  const verdict = judge(new Map([['face-count', { value: 1 }]]), defaultSpec);
  const receipt = {
    claim,
    verdict,
    issuedAt: now.toISOString(),
    expiresAt: '2027-05-22T04:00:00.000Z',
  };
  return { receipt, photo, number: claim.number };
}

const redeemed = { status: 'redeemed', at: '2026-11-24T01:00:00.000Z' } as const;
const refused = { status: 'refused', at: '2026-11-24T02:00:00.000Z', reason: '不像' } as const;

describe('put', () => {
  test('keeps receipt and photo as they were, over a restart', async () => {
    const path = newFile();
    const { receipt, photo, number } = await sample();
    const first = openSqliteStore(path);
    expect(await first.put(receipt, photo)).toEqual({ created: true, receipt });
    await first.close();

    const again = open(path);
    expect(await again.get(number)).toEqual(receipt);
    expect(new Uint8Array((await again.photo(number)) ?? [])).toEqual(photo);
  });

  test('changes nothing the second time, and gives the first', async () => {
    const store = open(newFile());
    const { receipt, photo, number } = await sample();
    await store.put(receipt, photo);
    await store.settle(number, redeemed);
    const later = { ...receipt, issuedAt: '2026-11-25T04:00:00.000Z' };
    expect(await store.put(later, Uint8Array.from([1]))).toEqual({
      created: false,
      receipt: { ...receipt, settlement: redeemed },
    });
    expect((await store.photo(number))?.length).toBe(photo.length);
  });

  test('creates once when two connections put the same at once', async () => {
    const path = newFile();
    const stores = [open(path), open(path)];
    const { receipt, photo } = await sample();
    const answers = await Promise.all([...stores, ...stores].map((s) => s.put(receipt, photo)));
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.receipt))).size).toBe(1);
  });

  test('keeps neither where the photo cannot be kept', async () => {
    const store = open(newFile());
    const { receipt, number } = await sample();
    await expect(store.put(receipt, null as unknown as Uint8Array)).rejects.toThrow();
    expect(await store.get(number)).toBeUndefined();
    expect(await store.photo(number)).toBeUndefined();
  });

  test('an unknown number has no receipt and no photo', async () => {
    const store = open(newFile());
    expect(await store.get('0')).toBeUndefined();
    expect(await store.photo('0')).toBeUndefined();
  });
});

describe('settle', () => {
  test('ends an issued receipt, once, with its reason', async () => {
    const store = open(newFile());
    const { receipt, photo, number } = await sample();
    await store.put(receipt, photo);
    expect(await store.settle(number, refused)).toBe(true);
    expect(await store.settle(number, redeemed)).toBe(false);
    expect((await store.get(number))?.settlement).toEqual(refused);
  });

  test('of two connections at once, one wins', async () => {
    const path = newFile();
    const [a, b] = [open(path), open(path)];
    const { receipt, photo, number } = await sample();
    await a.put(receipt, photo);
    const won = await Promise.all([a.settle(number, redeemed), b.settle(number, refused)]);
    expect(won.filter(Boolean)).toHaveLength(1);
    expect((await a.get(number))?.settlement).toEqual((await b.get(number))?.settlement);
  });

  test('does nothing to an unknown number', async () => {
    expect(await open(newFile()).settle('0', redeemed)).toBe(false);
  });
});

describe('the file', () => {
  test('is in WAL mode', async () => {
    const path = newFile();
    open(path);
    const db = new Database(path);
    onTestFinished(() => {
      db.close();
    });
    expect(db.pragma('journal_mode')).toEqual([expect.objectContaining({ journal_mode: 'wal' })]);
    expect(db.pragma('user_version')).toEqual([expect.objectContaining({ user_version: 1 })]);
  });

  test('of a newer version is refused and left alone', () => {
    const path = newFile();
    const db = new Database(path);
    db.exec('PRAGMA user_version = 2');
    db.close();
    expect(() => openSqliteStore(path)).toThrow('The database has version 2; this program knows 1');
  });

  test('that is no database is refused', () => {
    const path = newFile();
    writeFileSync(path, 'x'.repeat(5_000));
    expect(() => openSqliteStore(path)).toThrow();
  });

  test('health reads from it', async () => {
    const path = newFile();
    const store = open(path);
    await store.health();
    const db = new Database(path);
    db.exec('DROP TABLE photo; DROP TABLE receipt');
    db.close();
    await expect(store.health()).rejects.toThrow();
  });
});

describe('purge', () => {
  test('deletes what has expired, photo and all, and nothing else', async () => {
    const path = newFile();
    const store = open(path);
    const { receipt, photo, number } = await sample();
    await store.put(receipt, photo);
    expect(await store.purge(receipt.expiresAt)).toBe(0);
    expect(await store.get(number)).toEqual(receipt);
    expect(await store.purge('2027-05-22T04:00:00.001Z')).toBe(1);
    expect(await store.get(number)).toBeUndefined();
    expect(await store.photo(number)).toBeUndefined();
  });

  test('leaves no byte of the photo in the file', async () => {
    const path = newFile();
    const store = openSqliteStore(path);
    const { receipt, photo } = await sample();
    await store.put(receipt, photo);
    await store.purge('2100-01-01T00:00:00.000Z');
    await store.close();
    expect(readFileSync(path).includes(Buffer.from(photo.subarray(1000, 1064)))).toBe(false);
  });
});
