import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from './open.ts';
import { openPostgres } from './postgres.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from './postgres-server.ts';
import { sample, testAuthority } from './receipts.testing.ts';
import { StoreUnavailable } from './store.ts';

// Without PostgreSQL on the machine nothing here runs; the contract's test says so.
describe.skipIf(postgresPrograms() === undefined)('PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  async function open(databaseUrl: string) {
    const store = await openStore({ databaseUrl, path: '' }, testAuthority);
    onTestFinished(() => store.close());
    return store;
  }

  async function tell(url: string, statement: string) {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(statement);
    await client.end();
    return rows;
  }

  test('that goes away and comes back: refused meanwhile, and then exactly once', async () => {
    const store = await open(await server.createDatabase());
    const { receipt, photo, number } = sample();
    await store.put(receipt, photo);
    await server.halt();
    const other = sample();
    await expect(store.put(other.receipt, other.photo)).rejects.toThrow(StoreUnavailable);
    await expect(store.get(number)).rejects.toThrow(StoreUnavailable);
    await expect(store.health()).rejects.toThrow(StoreUnavailable);
    await expect(store.counters.hit('a', receipt.issuedAt)).rejects.toThrow(StoreUnavailable);
    await server.start();
    expect((await store.put(other.receipt, other.photo)).created).toBe(true);
    expect((await store.put(other.receipt, other.photo)).created).toBe(false);
    expect(await store.verifyAudit()).toMatchObject({ ok: true, head: { seq: 2 } });
  });

  test('that ends connections in the middle of a load loses and doubles nothing', async () => {
    const url = await server.createDatabase();
    const store = await open(url);
    const samples = Array.from({ length: 300 }, () => sample());
    const puts = samples.map(({ receipt, photo }) => store.put(receipt, photo));
    const settling = Promise.allSettled(puts);
    await Promise.race(puts);
    await tell(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'id-photo-checker' AND datname = current_database()`,
    );
    const settled = await settling;
    for (const [i, { status }] of settled.entries()) {
      if (status === 'rejected') await store.put(samples[i].receipt, samples[i].photo);
    }
    expect(await store.verifyAudit()).toMatchObject({ ok: true, head: { seq: 300 } });
  });

  test('that isolates strictly, as distributed ones do, has its transactions run again', async () => {
    const url = await server.createDatabase();
    const name = new URL(url).pathname.slice(1);
    await tell(url, `ALTER DATABASE ${name} SET default_transaction_isolation = 'serializable'`);
    const stores = await Promise.all([1, 2, 3].map(() => open(url)));
    const samples = Array.from({ length: 60 }, () => sample());
    const one = async (i: number) => {
      const { receipt, photo } = samples[i];
      await stores[i % 3].counters.hit('a', receipt.issuedAt);
      return stores[i % 3].put(receipt, photo);
    };
    for (let from = 0; from < samples.length; from += 6) {
      const six = Array.from({ length: 6 }, (_, i) => one(from + i));
      expect((await Promise.all(six)).every(({ created }) => created)).toBe(true);
    }
    expect(await stores[0].verifyAudit()).toMatchObject({ ok: true, head: { seq: 60 } });
    const { issuedAt } = samples[0].receipt;
    expect(await stores[1].counters.count('a', issuedAt)).toBe(60);
  });

  test('whose commits are lazy by default is told not to be', async () => {
    const url = await server.createDatabase();
    const name = new URL(url).pathname.slice(1);
    await tell(url, `ALTER DATABASE ${name} SET synchronous_commit = off`);
    expect(await tell(url, 'SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'off' }]);
    const sql = await openPostgres(url);
    onTestFinished(() => sql.close());
    const show = 'SHOW synchronous_commit';
    const setting = (durable: boolean) => sql.transaction((query) => query(show), { durable });
    expect(await setting(true)).toEqual([{ synchronous_commit: 'on' }]);
    expect(await setting(false)).toEqual([{ synchronous_commit: 'off' }]);
  });
});

test('a PostgreSQL that is not there is told at the start', async () => {
  const databaseUrl = 'postgres://receipts@127.0.0.1:1/receipts';
  await expect(openStore({ databaseUrl, path: '' }, testAuthority)).rejects.toThrow(
    StoreUnavailable,
  );
});
