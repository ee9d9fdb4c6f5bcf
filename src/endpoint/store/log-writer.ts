import { randomInt } from 'node:crypto';
import { type AuditEvent, leafOf, newEntry, SHARDS } from './audit.ts';
import type { Authority } from './authority.ts';
import { type Batches, batches } from './batches.ts';
import { insertEntries, lockTree, replaceTree } from './event-table.ts';
import { grown, type Tree } from './merkle.ts';
import type { Query, Sql } from './sql.ts';
import { StoreUnavailable } from './store.ts';

const BATCH_MAX = 64;
/** Shards that are tried before one is waited for. */
const TRIES = 3;

/** Queries, and notes of what the audit table shall say if they are committed. */
export interface Change {
  readonly query: Query;
  readonly note: (event: AuditEvent) => void;
  readonly authority: Authority;
}

type Work = (change: Change) => Promise<unknown>;

export interface LogWriter {
  readonly write: <T>(work: (change: Change) => Promise<T>) => Promise<T>;
  readonly pending: () => number;
  readonly close: Batches<Work, unknown>['close'];
}

/** One shard of all, the caller's own where nobody else is writing to it. */
async function anyTree(
  query: Query,
  own: number,
  sql: Sql,
): Promise<{ shard: number; tree: Tree }> {
  for (let i = 0; i < TRIES; i++) {
    const shard = 1 + ((own - 1 + i) % SHARDS);
    const tree = await lockTree(query, shard, sql.forUpdateFree);
    if (tree) return { shard, tree };
  }
  const tree = await lockTree(query, own, sql.forUpdate);
  if (!tree) throw new StoreUnavailable('The audit table has lost a shard');
  return { shard: own, tree };
}

/**
 * Makes changes with their audit entries, several in a transaction. The entries of a transaction go to
 * one shard, whose tree it locks last, so that instances write beside each other.
 */
export function logWriter(sql: Sql, authority: Authority): LogWriter {
  // In a file one transaction at a time writes anyway.
  const own = sql.dialect === 'sqlite' ? 1 : randomInt(SHARDS) + 1;
  const commit = (works: readonly Work[]) =>
    sql.transaction(
      async (query) => {
        const events: AuditEvent[] = [];
        const change: Change = { query, note: (event) => events.push(event), authority };
        const results: unknown[] = [];
        for (const work of works) results.push(await work(change));
        if (events.length === 0) return results;
        const { shard, tree } = await anyTree(query, own, sql);
        const entries = events.map((event, i) =>
          newEntry({ shard, seq: tree.size + i + 1 }, event, authority),
        );
        await insertEntries(query, entries);
        await replaceTree(query, shard, entries.map(leafOf).reduce(grown, tree));
        return results;
      },
      { durable: true },
    );
  const { add, pending, close } = batches(commit, BATCH_MAX);
  return {
    write: async <T>(work: (change: Change) => Promise<T>) => (await add(work)) as T,
    pending,
    close,
  };
}
