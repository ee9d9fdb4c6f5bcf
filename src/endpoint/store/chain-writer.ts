import { type AuditEntry, type AuditEvent, nextEntry } from './audit.ts';
import { insertEntries, moveHead, readHead } from './audit-table.ts';
import { type Batches, batches } from './batches.ts';
import type { Query, Sql } from './sql.ts';

const BATCH_MAX = 64;

/** Queries, and the audit entries to write if they are committed. */
export interface Change {
  readonly query: Query;
  readonly note: (event: AuditEvent) => void;
}

type Work = (change: Change) => Promise<unknown>;

export interface ChainWriter {
  readonly write: <T>(work: (change: Change) => Promise<T>) => Promise<T>;
  readonly pending: () => number;
  readonly close: Batches<Work, unknown>['close'];
}

/**
 * Makes changes together with their audit entries, several in one transaction. Each transaction first locks the
 * chain's head. So there is one chain, however many instances write, and only one writes at a time.
 */
export function chainWriter(sql: Sql): ChainWriter {
  const commit = (works: readonly Work[]) =>
    sql.transaction(
      async (query) => {
        let head = await readHead(query, sql.forUpdate);
        const entries: AuditEntry[] = [];
        const note = (event: AuditEvent) => {
          const entry = nextEntry(head, event);
          entries.push(entry);
          head = entry;
        };
        const results: unknown[] = [];
        for (const work of works) results.push(await work({ query, note }));
        if (entries.length > 0) await moveHead(query, await insertEntries(query, entries));
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
