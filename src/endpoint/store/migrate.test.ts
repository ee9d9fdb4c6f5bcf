import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../samples.testing.ts';
import { migrate } from './migrate.ts';
import { openSql, openStore, type StorePlace } from './open.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from './postgres-server.ts';
import { sample, testAuthority } from './receipts.testing.ts';
import { migrations } from './schema.ts';
import type { Query, Sql } from './sql.ts';
import { StoreUnavailable } from './store.ts';

const kinds = ['SQLite', 'PostgreSQL'] as const;
const hasPostgres = postgresPrograms() !== undefined;

let server: PostgresServer | undefined;
beforeAll(async () => {
  if (hasPostgres) server = await startPostgres({ fsync: false });
});
afterAll(() => server?.remove());

/** What a process says that was killed: nothing it does from then on reaches the database. */
class Cut extends StoreUnavailable {}

/**
 * The same database for a process that is killed at its `nth` statement: before it is run, or when the
 * transaction that it stands in is committed, and nothing is heard of that any more.
 */
function cutOff(sql: Sql, nth: number, when: 'before' | 'after'): Sql {
  let count = 0;
  const over =
    (query: Query): Query =>
    (text, values) => {
      if (++count === nth && when === 'before') throw new Cut();
      return query(text, values);
    };
  return {
    ...sql,
    transaction: async (run, options) => {
      const result = await sql.transaction((query) => run(over(query)), options);
      if (count >= nth) throw new Cut();
      return result;
    },
  };
}

describe.each(kinds)('%s', (kind) => {
  const it = test.skipIf(kind === 'PostgreSQL' && !hasPostgres);

  const newPlace = async (): Promise<StorePlace> =>
    kind === 'SQLite'
      ? { path: join(temporaryFolder(), 'receipts.db') }
      : { path: '', databaseUrl: await (server as PostgresServer).createDatabase() };

  /** The same place with nothing in it; databases of their own would each copy the server's template. */
  async function emptied(place: StorePlace): Promise<StorePlace> {
    if (kind === 'SQLite') return newPlace();
    const sql = await openSql(place);
    for (const statement of ['DROP SCHEMA public CASCADE', 'CREATE SCHEMA public']) {
      await sql.transaction((query) => query(statement), { durable: false });
    }
    await sql.close();
    return place;
  }

  async function open(place: StorePlace): Promise<Sql> {
    const sql = await openSql(place);
    onTestFinished(() => sql.close());
    return sql;
  }

  /** Whether it was cut off. */
  const isCut = (migrating: Promise<void>): Promise<boolean> =>
    migrating.then(
      () => false,
      (error) => {
        expect(error).toBeInstanceOf(Cut);
        return true;
      },
    );

  async function isWhole(place: StorePlace): Promise<void> {
    const store = await openStore(place, testAuthority);
    const { receipt, photo, number } = sample();
    await store.put(receipt, photo);
    expect(await store.photo(number)).toEqual(photo);
    expect(await store.verifyAudit()).toMatchObject({ ok: true });
    await store.close();
  }

  it('a schema cut off between any two statements is made whole by the next start', async () => {
    // SQLite rolls the whole back; with PostgreSQL each statement is committed alone.
    const when = kind === 'SQLite' ? 'before' : 'after';
    const first = await newPlace();
    let nth = 1;
    for (let done = false; !done; nth++) {
      const place = await emptied(first);
      const sql = await openSql(place);
      done = !(await isCut(migrate(cutOff(sql, nth, when), testAuthority)));
      await sql.close();
      await isWhole(place);
    }
    expect(nth).toBeGreaterThan(20);
  });

  it('each step may be done again although it was done', async () => {
    if (kind === 'SQLite') return;
    const place = await newPlace();
    const sql = await open(place);
    await migrate(sql, testAuthority);
    await sql.transaction(
      async (query) => {
        await query('DELETE FROM schema_step');
        await query('UPDATE schema_version SET version = 0');
      },
      { durable: true },
    );
    await migrate(sql, testAuthority);
    const [{ version }] = await sql.read<{ version: number }>('SELECT version FROM schema_version');
    expect(version).toBe(migrations.length);
    await isWhole(place);
  });

  it('each step of PostgreSQL is one statement', () => {
    const own = migrations.flat().filter(({ only }) => only !== 'sqlite');
    for (const { run } of own) if (typeof run === 'string') expect(run).not.toContain(';');
  });
});
