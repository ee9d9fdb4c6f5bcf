import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../samples.testing.ts';
import { type AuditHead, leafOf, newEntry, rowDigest, sha256 } from './audit.ts';
import { type EventRow, entryOf, insertEntries, replaceTree } from './event-table.ts';
import { emptyTree, grown } from './merkle.ts';
import { migrate } from './migrate.ts';
import { openSql } from './open.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from './postgres-server.ts';
import { expiresAt, issuedAt, sample, testAuthority } from './receipts.testing.ts';
import type { Query, Sql, Value } from './sql.ts';
import { sqlStore } from './sql-store.ts';
import type { ReceiptStore } from './store.ts';
import { verifyAll } from './verifier.ts';

vi.setConfig({ testTimeout: 240_000 });

const kinds = ['SQLite', 'PostgreSQL'] as const;
const hasPostgres = postgresPrograms() !== undefined;

let server: PostgresServer | undefined;
beforeAll(async () => {
  if (hasPostgres) server = await startPostgres();
});
afterAll(() => server?.remove());

/** Every table of the schema, with the columns that name a row. */
const keys: Readonly<Record<string, readonly string[]>> = {
  receipt: ['id'],
  photo: ['id'],
  event: ['shard', 'seq'],
  audit_tree: ['shard'],
  station_token: ['id'],
  purge_clock: ['one'],
  schema_version: ['one'],
};
/**
 * Tables of which nothing was signed, as no receipt's worth rests on them. Counts of requests: whoever writes to them
 * lifts a limit or imposes one. Spent challenges: whoever deletes one lets it be used again until it expires, and two
 * signed claims then name it. Leases: whoever deletes one lets two exports run at once, and both are in the audit
 * table. Tallies of decisions: the audit table has the decisions themselves. Steps of a schema: they are there only
 * while it is brought up.
 */
const notHeld = ['challenge_spent', 'counter', 'lease', 'schema_step', 'tally'];

type Row = Readonly<Record<string, Value>>;

/** Receipts in every state, with and without words of a clerk; tokens; a purge that was. */
async function fill(store: ReceiptStore): Promise<void> {
  const samples = Array.from({ length: 6 }, () => sample());
  const expiring = sample({ expiresAt: '2026-11-24T00:00:00.000Z' });
  for (const { receipt, photo } of [...samples, expiring]) await store.put(receipt, photo);
  const [redeemed, overridden, refused, withdrawn, erased] = samples;
  const at = '2026-11-23T05:00:00.000Z';
  const by = 'station-7';
  await store.settle(redeemed.number, { state: 'redeemed', at, by });
  const words = { reason: '本人核对过', clerk: '王芳' };
  await store.settle(overridden.number, { state: 'redeemed', at, by, ...words });
  await store.settle(refused.number, { state: 'refused', at, by, reason: '不像' });
  await store.withdraw(withdrawn.number, at);
  await store.settle(erased.number, { state: 'refused', at, by, reason: '不像' });
  await store.erase(erased.number, at, 'resident');
  await store.record({ at, action: 'photo-seen', by, subject: redeemed.number });
  await store.record({ at, action: 'queue-seen', by });
  const token = { stationId: by, scopes: ['lookup'], createdAt: issuedAt };
  await store.tokens.create(token, 'a'.repeat(64));
  await store.tokens.create({ ...token, expiresAt }, 'b'.repeat(64));
  const { id } = await store.tokens.create(token, 'c'.repeat(64));
  await store.tokens.revoke(id, at);
  await store.purge({ now: '2026-11-25T00:00:00.000Z', settledBefore: '2000' });
}

/** Another value of the same type: what an editor's slip and a forger's purpose have in common. */
function others(value: Value, column: string, rows: readonly Row[]): readonly Value[] {
  const elsewhere = rows.map((row) => row[column]).filter((one) => one !== value);
  const near: readonly Value[] =
    typeof value === 'number'
      ? [value + 1]
      : typeof value === 'string'
        ? [`${value}0`, value.slice(1), '', null]
        : value === null
          ? ['0', '2026-11-23T05:00:00.000Z']
          : [value.map((byte, i) => (i === value.length - 1 ? byte ^ 1 : byte)), value.slice(1)];
  return [...near, ...elsewhere.slice(0, 2)].filter((one) => one !== value);
}

describe.each(kinds)('%s', (kind) => {
  const it = test.skipIf(kind === 'PostgreSQL' && !hasPostgres);

  async function filled(): Promise<{ sql: Sql; noted: AuditHead }> {
    const sql = await openSql(
      kind === 'SQLite'
        ? { path: join(temporaryFolder(), 'receipts.db') }
        : { path: '', databaseUrl: await (server as PostgresServer).createDatabase() },
    );
    onTestFinished(() => sql.close());
    await migrate(sql, testAuthority);
    const store = sqlStore(sql, testAuthority);
    await fill(store);
    const report = await store.verifyAudit();
    if (!report.ok) throw new Error(`${report.fault} at ${report.where}`);
    return { sql, noted: report.head };
  }

  class Undone extends Error {}

  /**
   * What the verifier says after `tamper`, in a transaction that is then undone. A statement that the
   * database itself refuses (a constraint) counts as found.
   */
  async function verdictAfter(
    sql: Sql,
    noted: readonly AuditHead[],
    tamper: (query: Query) => Promise<unknown>,
  ): Promise<string> {
    let found = 'nothing';
    try {
      await sql.transaction(
        async (query) => {
          await tamper(query);
          const within = { ...sql, read: query } as Sql;
          const report = await verifyAll(within, testAuthority, noted);
          found = report.ok ? 'nothing' : report.fault;
          throw new Undone();
        },
        { durable: false },
      );
    } catch (error) {
      if (!(error instanceof Undone)) found = 'refused by the database';
    }
    return found;
  }

  const rowsOf = async (sql: Sql, table: string): Promise<readonly Row[]> =>
    (await sql.read<Record<string, Value>>(`SELECT * FROM ${table}`)).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'object' && value !== null ? new Uint8Array(value) : value,
        ]),
      ),
    );

  const tablesOf = async ({ dialect, read }: Sql): Promise<readonly string[]> => {
    const names = await read<{ name: string }>(
      dialect === 'sqlite'
        ? `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
        : `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    return names.map(({ name }) => name);
  };

  /** `WHERE` for a row, whose values start at `$from`. */
  const where = (table: string, from: number) =>
    keys[table].map((name, i) => `${name} = $${from + i}`).join(' AND ');
  const keyOf = (table: string, row: Row): Value[] => keys[table].map((name) => row[name]);

  it('every table is held against what was signed, or says why not', async () => {
    const { sql } = await filled();
    const known = [...Object.keys(keys), ...notHeld];
    const own = kind === 'SQLite' ? known.filter((name) => !name.startsWith('schema_')) : known;
    expect([...(await tablesOf(sql))].sort()).toEqual([...own].sort());
  });

  it('every edit of any column of any row is found', async () => {
    const { sql, noted } = await filled();
    const unfound: string[] = [];
    let edits = 0;
    for (const table of await tablesOf(sql)) {
      if (notHeld.includes(table)) continue;
      const rows = await rowsOf(sql, table);
      expect(rows.length, table).toBeGreaterThan(0);
      for (const row of rows) {
        for (const [column, value] of Object.entries(row)) {
          // What both databases have in common is tried to the full with the quicker one.
          const tried = others(value, column, rows).slice(0, kind === 'SQLite' ? undefined : 1);
          for (const other of tried) {
            edits++;
            const found = await verdictAfter(sql, [noted], (query) =>
              query(`UPDATE ${table} SET ${column} = $1 WHERE ${where(table, 2)}`, [
                other,
                ...keyOf(table, row),
              ]),
            );
            if (found === 'nothing') unfound.push(`${table}.${column}: ${value} → ${other}`);
          }
        }
      }
    }
    expect(unfound).toEqual([]);
    expect(edits).toBeGreaterThan(kind === 'SQLite' ? 1_000 : 200);
  });

  it('every row deleted is found, and every table emptied or cut short', async () => {
    const { sql, noted } = await filled();
    const unfound: string[] = [];
    for (const table of await tablesOf(sql)) {
      if (notHeld.includes(table)) continue;
      const rows = await rowsOf(sql, table);
      const remove = (some: readonly Row[]) =>
        verdictAfter(sql, [noted], async (query) => {
          for (const row of some) {
            await query(`DELETE FROM ${table} WHERE ${where(table, 1)}`, keyOf(table, row));
          }
        });
      for (const row of rows) {
        if ((await remove([row])) === 'nothing') unfound.push(`${table} ${keyOf(table, row)}`);
      }
      for (let left = 0; left < rows.length; left += 2) {
        const cut = await remove(rows.slice(left));
        if (cut === 'nothing') unfound.push(`${table} from ${left}`);
      }
    }
    expect(unfound).toEqual([]);
  });

  it('every two rows whose contents change places are found', async () => {
    const { sql, noted } = await filled();
    const unfound: string[] = [];
    for (const table of await tablesOf(sql)) {
      if (notHeld.includes(table)) continue;
      const rows = await rowsOf(sql, table);
      const columns = Object.keys(rows[0]).filter((name) => !keys[table].includes(name));
      // `hash` is unique, so that two rows cannot have it even for a moment.
      const moved = columns.filter((name) => name !== 'hash');
      const put = (query: Query, row: Row, from: Row) =>
        query(
          `UPDATE ${table} SET ${moved.map((name, i) => `${name} = $${i + 1}`).join(', ')}
           WHERE ${where(table, moved.length + 1)}`,
          [...moved.map((name) => from[name]), ...keyOf(table, row)],
        );
      for (const [i, one] of rows.entries()) {
        for (const other of rows.slice(i + 1)) {
          if (moved.every((name) => String(one[name]) === String(other[name]))) continue;
          const found = await verdictAfter(sql, [noted], async (query) => {
            await put(query, one, other);
            await put(query, other, one);
          });
          if (found === 'nothing') unfound.push(`${table} ${keyOf(table, one)}`);
        }
      }
    }
    expect(unfound).toEqual([]);
  });

  const eventsOf = async (query: Query, shard: number) =>
    (await query<EventRow>('SELECT * FROM event WHERE shard = $1 ORDER BY seq', [shard])).map(
      entryOf,
    );

  it('an entry taken out with its followers made anew is found without a head, too', async () => {
    const { sql } = await filled();
    const [{ shard }] = await sql.read<{ shard: number }>('SELECT shard FROM event WHERE seq = 5');
    const found = await verdictAfter(sql, [], async (query) => {
      const entries = await eventsOf(query, shard);
      const left = entries.filter(({ seq }) => seq !== 3).map((one, i) => ({ ...one, seq: i + 1 }));
      await query('DELETE FROM event WHERE shard = $1', [shard]);
      await insertEntries(query, left);
      await replaceTree(query, shard, left.map(leafOf).reduce(grown, emptyTree));
    });
    expect(found).toBe('entry');
  });

  it('the last entries cut off with all that they told of are found by an older head alone', async () => {
    const { sql, noted } = await filled();
    const store = sqlStore(sql, testAuthority);
    const last = sample();
    await store.put(last.receipt, last.photo);
    const later = await store.verifyAudit([noted]);
    if (!later.ok) return expect.unreachable();
    const cut = async (query: Query) => {
      const [{ id }] = await query<{ id: string }>('SELECT id FROM receipt WHERE number = $1', [
        last.number,
      ]);
      const [entry] = await query<{ shard: number; seq: number }>(
        'SELECT shard, seq FROM event WHERE subject = $1',
        [id],
      );
      await query('DELETE FROM photo WHERE id = $1', [id]);
      await query('DELETE FROM receipt WHERE id = $1', [id]);
      await query('DELETE FROM event WHERE subject = $1', [id]);
      const left = (await eventsOf(query, entry.shard)).filter(({ seq }) => seq < entry.seq);
      await replaceTree(query, entry.shard, left.map(leafOf).reduce(grown, emptyTree));
    };
    expect(await verdictAfter(sql, [], cut)).toBe('nothing');
    expect(await verdictAfter(sql, [noted], cut)).toBe('nothing');
    expect(await verdictAfter(sql, [noted, later.head], cut)).toBe('noted');
  });

  it('a receipt, an entry and a token of a hand in the database are none', async () => {
    const { sql } = await filled();
    const hashes = 'd'.repeat(64);
    const token = (query: Query) =>
      query(
        `INSERT INTO station_token (id, station_id, scopes, hash, created_at)
         VALUES ('x', 'station-7', '["lookup"]', $1, $2)`,
        [hashes, issuedAt],
      );
    expect(await verdictAfter(sql, [], token)).toBe('token');
    await sql.transaction(token, { durable: false });
    const store = sqlStore(sql, testAuthority);
    expect(await store.tokens.find(hashes)).toBeUndefined();
    expect((await store.tokens.list()).map(({ id }) => id)).not.toContain('x');

    const { receipt, number } = sample();
    const content = JSON.stringify({ claim: receipt.claim, verdict: receipt.verdict, flags: [] });
    await sql.transaction(
      (query) =>
        query(
          `INSERT INTO receipt (id, state, issued_at, expires_at, number, content, content_hash)
           VALUES ($1, 'issued', $2, $3, $4, $5, $6)`,
          [sha256(`receipt:${number}`), issuedAt, expiresAt, number, content, sha256(content)],
        ),
      { durable: false },
    );
    await expect(store.get(number)).rejects.toThrow('A receipt that nobody issued');
  });

  it('a state set back is not taken, and a receipt not ended twice', async () => {
    const { sql } = await filled();
    const store = sqlStore(sql, testAuthority);
    const { receipt, photo, number } = sample();
    await store.put(receipt, photo);
    const settlement = { state: 'redeemed', at: issuedAt, by: 'station-7' } as const;
    await store.settle(number, settlement);
    await sql.transaction(
      (query) =>
        query(
          `UPDATE receipt SET state = 'issued', settled_at = NULL, settled_by = NULL
           WHERE number = $1`,
          [number],
        ),
      { durable: false },
    );
    await expect(store.get(number)).rejects.toThrow('A receipt is not what its entries say');
    await expect(store.settle(number, settlement)).rejects.toThrow('not what its entries say');
  });

  it('a receipt whose signed form is of another is not taken', async () => {
    const { sql } = await filled();
    const store = sqlStore(sql, testAuthority);
    const [{ receipt, photo, number }, other] = [sample(), sample()];
    await store.put({ ...receipt, ...(other.receipt.jws && { jws: other.receipt.jws }) }, photo);
    await expect(store.get(number)).rejects.toThrow('The signed form of a receipt is not ours');
  });

  it('a revocation undone in the database still holds', async () => {
    const { sql } = await filled();
    const store = sqlStore(sql, testAuthority);
    const token = { stationId: 'station-7', scopes: ['lookup'], createdAt: issuedAt };
    const { id } = await store.tokens.create(token, 'e'.repeat(64));
    const [before] = await sql.read<{ mac: string }>(
      'SELECT mac FROM station_token WHERE id = $1',
      [id],
    );
    await store.tokens.revoke(id, expiresAt);
    await sql.transaction(
      (query) =>
        query('UPDATE station_token SET revoked_at = NULL, mac = $2 WHERE id = $1', [
          id,
          before.mac,
        ]),
      { durable: false },
    );
    expect((await store.tokens.find('e'.repeat(64)))?.revokedAt).toBe(expiresAt);
    expect(await store.verifyAudit()).toMatchObject({ ok: false, fault: 'token', where: id });
  });
});

test('an entry signed by another key is not ours', () => {
  const event = { at: issuedAt, action: 'issued', by: 'resident', subject: 'x' };
  const row = rowDigest({ issuedAt, expiresAt, withdrawalHash: null, contentHash: '' });
  const entry = newEntry({ shard: 1, seq: 1 }, { ...event, row }, testAuthority);
  expect(testAuthority.isSigned('another text', entry.kid, entry.signature)).toBe(false);
});
