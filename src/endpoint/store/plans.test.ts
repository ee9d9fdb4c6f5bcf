import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../samples.testing.ts';
import { migrate } from './migrate.ts';
import { openSql } from './open.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from './postgres-server.ts';
import { expiresAt, issuedAt, sample, testAuthority } from './receipts.testing.ts';
import type { Query, Sql, Value } from './sql.ts';
import { sqlStore } from './sql-store.ts';

const kinds = ['SQLite', 'PostgreSQL'] as const;
const hasPostgres = postgresPrograms() !== undefined;

let server: PostgresServer | undefined;
beforeAll(async () => {
  if (hasPostgres) server = await startPostgres();
});
afterAll(() => server?.remove());

/** Statements that look for rows. */
const reads = /^(SELECT|UPDATE|DELETE)\b/;

/** The same database, which notes every statement that looks for rows, with its values. */
function listening(sql: Sql): { readonly sql: Sql; readonly heard: Map<string, readonly Value[]> } {
  const heard = new Map<string, readonly Value[]>();
  const over =
    (query: Query): Query =>
    (text, values = []) => {
      if (reads.test(text.trim())) heard.set(text, values);
      return query(text, values);
    };
  return {
    heard,
    sql: {
      ...sql,
      read: over(sql.read),
      transaction: (run, options) => sql.transaction((query) => run(over(query)), options),
    },
  };
}

/** Everything that a store is asked for once there is a receipt of each kind. */
async function everyCall(sql: Sql): Promise<void> {
  const store = sqlStore(sql, testAuthority);
  const [one, two, three] = [sample(), sample(), sample()];
  for (const { receipt, photo } of [one, two, three]) await store.put(receipt, photo);
  const page = await store.queue({ from: issuedAt, limit: 1 });
  await store.queue({ from: issuedAt, limit: 1, after: page[0]! });
  await store.list({ from: issuedAt, before: expiresAt, limit: 1 });
  await store.photo(one.number);
  await store.settle(one.number, { state: 'redeemed', at: issuedAt, by: 'station-7' });
  for (const state of ['issued', 'redeemed'] as const) {
    const range = { state, from: issuedAt, before: expiresAt, limit: 1 };
    for (const again of [true, false]) await store.exportable({ ...range, again });
  }
  await store.withdraw(two.number, issuedAt);
  await store.erase(one.number, issuedAt, 'command');
  await store.ended(issuedAt);
  await store.history(one.number);
  await store.reseal(three.number, 'key-1', three.photo);
  const lease = { name: 'export', holder: 'a' };
  await store.takeLease(lease, issuedAt, expiresAt);
  await store.keepLease(lease, expiresAt);
  await store.releaseLease(lease);
  await store.tokens.find('f');
  await store.tokens.revoke('f', issuedAt);
  await store.auditHead();
  await store.counters.hit('submit', expiresAt);
  await store.counters.count('submit', expiresAt);
  await store.counters.purge(issuedAt);
  await store.purge({ now: expiresAt, settledBefore: expiresAt });
  await store.verifyAudit();
  await store.health();
}

const places = {
  SQLite: () => openSql({ path: join(temporaryFolder(), 'receipts.db') }),
  PostgreSQL: async () =>
    openSql({ path: '', databaseUrl: await (server as PostgresServer).createDatabase() }),
} as const;

/** How the database would go about a statement, in its own words. */
const plans: Readonly<
  Record<
    keyof typeof places,
    (sql: Sql, text: string, values: readonly Value[]) => Promise<string[]>
  >
> = {
  SQLite: async ({ read }, text, values) => {
    const steps = await read<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, values);
    return steps.map(({ detail }) => detail);
  },
  PostgreSQL: ({ transaction }, text, values) =>
    transaction(
      async (query) => {
        // A few rows it would rather read all: what counts is whether it could do otherwise.
        await query('SET LOCAL enable_seqscan = off');
        const lines = await query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
        return lines.map((line) => line['QUERY PLAN']);
      },
      { durable: false },
    ),
};

/**
 * All rows of a table are read, or sorted; the last term of an order may be. `r` and `p` are the few rows of a
 * subquery, which has its own step.
 */
const isSlow = (step: string): boolean =>
  /\bSCAN (?!r$|p$)|Seq Scan|TEMP B-TREE FOR ORDER BY/.test(step);

describe.each(kinds)('%s', (kind) => {
  const it = test.skipIf(kind === 'PostgreSQL' && !hasPostgres);

  it('finds whatever the store asks for by an index', async () => {
    const opened = await places[kind]();
    await migrate(opened, testAuthority);
    const { sql, heard } = listening(opened);
    await everyCall(sql);
    expect(heard.size).toBeGreaterThan(20);
    const slow: string[] = [];
    for (const [text, values] of heard) {
      const plan = await plans[kind](opened, text, values);
      expect(plan, text).not.toEqual([]);
      const steps = plan.filter(isSlow);
      if (steps.length > 0) slow.push(`${text.replace(/\s+/g, ' ')}: ${steps.join('; ')}`);
    }
    await opened.close();
    expect(slow).toEqual([]);
  });
});
