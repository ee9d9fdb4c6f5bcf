import { batches } from './batches.ts';
import { placeholders, type Sql } from './sql.ts';
import type { Counters } from './store.ts';

const BATCH_MAX = 64;

interface Hit {
  readonly key: string;
  readonly end: string;
}

const nameOf = ({ key, end }: Hit): string => `${end} ${key}`;

/** Counts in the table `counter`, several in one statement, committed without waiting for the disk. */
export function sqlCounters({ read, transaction }: Sql): Counters & { close: () => Promise<void> } {
  async function add(hits: readonly Hit[]): Promise<number[]> {
    const sums = new Map<string, Hit & { sum: number }>();
    for (const hit of hits) {
      const sum = (sums.get(nameOf(hit))?.sum ?? 0) + 1;
      sums.set(nameOf(hit), { ...hit, sum });
    }
    // Always in the same order, so that two instances never wait for each other's rows.
    const rows = [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    const counted = await transaction(
      (query) =>
        query<{ key: string; ends_at: string; hits: number }>(
          `INSERT INTO counter (key, ends_at, hits) VALUES ${placeholders(rows.length, 3)}
           ON CONFLICT (key, ends_at) DO UPDATE SET hits = counter.hits + excluded.hits
           RETURNING key, ends_at, hits`,
          rows.flatMap(({ key, end, sum }) => [key, end, sum]),
        ),
      { durable: false },
    );
    const totals = new Map(
      counted.map(({ key, ends_at: end, hits: total }) => [nameOf({ key, end }), total]),
    );
    // Each of several hits in one batch gets its own count; the last one gets the total.
    return hits
      .toReversed()
      .map((hit) => {
        const total = totals.get(nameOf(hit)) ?? 0;
        totals.set(nameOf(hit), total - 1);
        return total;
      })
      .toReversed();
  }

  const queue = batches(add, BATCH_MAX);
  return {
    hit: (key, end) => queue.add({ key, end }),
    count: async (key, end) => {
      const [row] = await read<{ hits: number }>(
        'SELECT hits FROM counter WHERE key = $1 AND ends_at = $2',
        [key, end],
      );
      return row?.hits ?? 0;
    },
    purge: async (now) => {
      await transaction((query) => query('DELETE FROM counter WHERE ends_at <= $1', [now]), {
        durable: false,
      });
    },
    close: queue.close,
  };
}
