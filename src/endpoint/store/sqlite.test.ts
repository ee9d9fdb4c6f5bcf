import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../samples.testing.ts';
import { receiptId } from './audit.ts';
import { openStore } from './open.ts';
import { sample, signed, testAuthority, testKeys, testVault } from './receipts.testing.ts';
import { schemaVersion } from './schema.ts';
import { StoreUnavailable } from './store.ts';

const newFile = () => join(temporaryFolder(), 'receipts.db');

async function open(path: string) {
  const store = await openStore({ path }, testAuthority);
  onTestFinished(() => store.close());
  return store;
}

function raw(path: string) {
  const db = new Database(path);
  onTestFinished(() => {
    db.close();
  });
  return db;
}

test('is in WAL mode and of the newest version', async () => {
  const path = newFile();
  await open(path);
  const db = raw(path);
  expect(db.pragma('journal_mode')).toEqual([expect.objectContaining({ journal_mode: 'wal' })]);
  const user_version = schemaVersion;
  expect(db.pragma('user_version')).toEqual([expect.objectContaining({ user_version })]);
});

test('a file that is no database is refused and left alone', async () => {
  const path = newFile();
  const text = 'x'.repeat(5_000);
  writeFileSync(path, text);
  await expect(openStore({ path }, testAuthority)).rejects.toThrow(
    `Cannot use the database ${path}`,
  );
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('what is erased leaves no byte in file and log after the next purge', async () => {
  const path = newFile();
  const store = await open(path);
  const { receipt, photo, number } = sample();
  const needles = [Buffer.from(photo.sealed.subarray(1_000, 1_064)), Buffer.from(number)];
  const lingering = () => {
    const files = [path, `${path}-wal`].map((file) => readFileSync(file));
    return needles.map((needle) => files.some((file) => file.includes(needle)));
  };
  await store.put(receipt, photo);
  expect(lingering()).toEqual([true, true]);
  await store.withdraw(number, receipt.issuedAt);
  await store.purge({ now: receipt.issuedAt, settledBefore: receipt.issuedAt });
  expect(lingering()).toEqual([false, false]);
});

test('another process that holds the lock for too long makes it unavailable, not wrong', async () => {
  const path = newFile();
  const store = await open(path);
  const db = raw(path);
  db.exec('BEGIN IMMEDIATE');
  const { receipt, photo, number } = sample();
  await expect(store.put(receipt, photo)).rejects.toThrow(StoreUnavailable);
  expect(await store.get(number)).toBeUndefined();
  db.exec('ROLLBACK');
  expect((await store.put(receipt, photo)).created).toBe(true);
});

describe('a database of version 1', () => {
  const first = `CREATE TABLE receipt (
    number TEXT PRIMARY KEY, claim TEXT NOT NULL, verdict TEXT NOT NULL, issued_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'issued' CHECK (status IN ('issued', 'redeemed', 'refused')),
    settled_at TEXT, reason TEXT,
    CHECK ((status = 'issued') = (settled_at IS NULL)),
    CHECK ((status = 'refused') = (reason IS NOT NULL))
  ) STRICT;
  CREATE TABLE photo (
    number TEXT PRIMARY KEY REFERENCES receipt (number) ON DELETE CASCADE, bytes BLOB NOT NULL
  ) STRICT;
  PRAGMA user_version = 1`;
  const settledAt = '2026-11-24T02:00:00.000Z';

  test('is carried over with its receipts, photos and an audit chain', async () => {
    const path = newFile();
    const db = new Database(path);
    db.exec(first);
    const samples = [sample(), sample(), sample()];
    const states = [
      ['issued', null, null],
      ['redeemed', settledAt, null],
      ['refused', settledAt, '不像'],
    ];
    samples.forEach(({ receipt: { claim, verdict, issuedAt, expiresAt }, bytes, number }, i) => {
      db.prepare('INSERT INTO receipt VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run([
        number,
        JSON.stringify(claim),
        JSON.stringify(verdict),
        issuedAt,
        expiresAt,
        ...states[i],
      ]);
      db.prepare('INSERT INTO photo VALUES (?, ?)').run([number, bytes]);
    });
    db.close();

    const store = await open(path);
    for (const [i, { receipt, bytes, number }] of samples.entries()) {
      const { claim, verdict } = receipt;
      expect(await store.get(number)).toMatchObject({
        number,
        state: states[i][0],
        issuedAt: receipt.issuedAt,
        expiresAt: receipt.expiresAt,
        content: { claim, verdict, flags: [] },
      });
      const photo = await store.photo(number);
      expect(testVault.open(number, photo!)).toEqual(Buffer.from(bytes));
    }
    const [, , refused] = samples;
    expect((await store.get(refused.number))?.settlement).toEqual({
      state: 'refused',
      at: settledAt,
      by: 'station',
      reason: '不像',
    });
    expect(await store.verifyAudit()).toMatchObject({ ok: true, head: { seq: 5 } });
  });

  test('stays as it was where that fails', async () => {
    const path = newFile();
    const db = new Database(path);
    db.exec(first);
    const { number, receipt } = sample();
    db.prepare('INSERT INTO receipt VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run([
      number,
      '{"broken',
      '{}',
      receipt.issuedAt,
      receipt.expiresAt,
      'issued',
      null,
      null,
    ]);
    db.close();
    await expect(openStore({ path }, testAuthority)).rejects.toThrow();
    const left = raw(path);
    expect(left.pragma('user_version')).toEqual([expect.objectContaining({ user_version: 1 })]);
    expect(left.prepare('SELECT number FROM receipt').all()).toEqual([{ number }]);
  });
});

describe('in a process of its own', () => {
  const filler = fileURLToPath(new URL('./fill.testing.ts', import.meta.url));
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const run = (shell: string, path: string, most: number) =>
    JSON.parse(
      execFileSync(
        'sh',
        [
          '-c',
          `${shell} exec "$@"`,
          'sh',
          process.execPath,
          '--import',
          'tsx',
          filler,
          path,
          `${most}`,
        ],
        {
          ...nobody,
          env: { PATH: process.env['PATH'] ?? '', TEST_KEYS: testKeys },
          encoding: 'utf8',
        },
      ),
    );

  /** A folder that whoever runs the process owns. */
  function folder(): string {
    const path = temporaryFolder();
    if (nobody.uid !== undefined) chownSync(path, nobody.uid, nobody.gid);
    return path;
  }

  test('a full disk refuses, reads go on, and nothing that was acknowledged is lost', async () => {
    const path = join(folder(), 'receipts.db');
    // No file may grow past 4,000 blocks of 512 or 1,024 bytes: writing fails as on a full disk.
    const { acknowledged, failed, audit } = run('ulimit -f 4000;', path, 1_000);
    expect(failed).toEqual({ name: 'StoreUnavailable', isRead: true });
    expect(audit).toBe(true);
    expect(acknowledged.length).toBeGreaterThan(9);

    const store = await open(path);
    for (const number of acknowledged) expect((await store.get(number))?.state).toBe('issued');
    const { receipt, bytes } = sample({ issuedAt: '2026-11-24T04:00:00.000Z' });
    const claim = { ...receipt.claim, number: '9'.repeat(20) };
    const renamed = signed({ ...receipt, claim });
    const sealed = testVault.seal(claim.number, bytes);
    expect((await store.put(renamed, sealed)).created).toBe(true);
    const seq = acknowledged.length + 1;
    expect(await store.verifyAudit()).toMatchObject({ ok: true, head: { seq } });
    expect(await store.history('9'.repeat(20))).toMatchObject([
      { subject: receiptId('9'.repeat(20)) },
    ]);
  });

  test('a read-only directory is told at the start, with the path', () => {
    const dir = folder();
    const path = join(dir, 'receipts.db');
    chmodSync(dir, 0o555);
    expect(run('', path, 1)).toEqual({
      opened: false,
      message: `Cannot open or make the database ${path}`,
    });
    expect(existsSync(path)).toBe(false);
  });

  test('a read-only file is told at the start, with the path', () => {
    const dir = folder();
    const path = join(dir, 'receipts.db');
    expect(run('', path, 1).acknowledged).toHaveLength(1);
    chmodSync(path, 0o444);
    const { message } = run('', path, 1);
    expect(message).toContain('readonly');
  });
});
