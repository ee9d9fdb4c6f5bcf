import { canonicalJson } from '../../receipt/canonical.ts';
import type { Authority } from './authority.ts';
import type { Query } from './sql.ts';
import { CorruptRow } from './store.ts';

/** What a purge must know of the one before. */
export interface PurgeClock {
  /** When it was; empty before the first. */
  readonly seen: string;
  readonly deferredUntil: string | null;
}

interface Row {
  readonly seen: string;
  readonly deferred_until: string | null;
  readonly mac: string | null;
}

const textOf = (clock: PurgeClock): string => `purge-clock ${canonicalJson({ ...clock })}`;

const readRow = async (query: Query): Promise<Row | undefined> =>
  (await query<Row>('SELECT seen, deferred_until, mac FROM purge_clock WHERE one = 1'))[0];

const clockOf = ({ seen, deferred_until }: Row): PurgeClock => ({
  seen,
  deferredUntil: deferred_until,
});

export async function isClockOurs(query: Query, authority: Authority): Promise<boolean> {
  const row = await readRow(query);
  return row !== undefined && authority.isMac(textOf(clockOf(row)), row.mac ?? '');
}

/** Throws `CorruptRow` where it is not what the last purge wrote. */
export async function readClock(query: Query, authority: Authority): Promise<PurgeClock> {
  const row = await readRow(query);
  if (row && authority.isMac(textOf(clockOf(row)), row.mac ?? '')) return clockOf(row);
  throw new CorruptRow('The clock of the purges is not what we wrote');
}

export async function writeClock(
  query: Query,
  clock: PurgeClock,
  authority: Authority,
): Promise<void> {
  await query(
    `INSERT INTO purge_clock (one, seen, deferred_until, mac) VALUES (1, $1, $2, $3)
     ON CONFLICT (one) DO UPDATE
     SET seen = excluded.seen, deferred_until = excluded.deferred_until, mac = excluded.mac`,
    [clock.seen, clock.deferredUntil, authority.mac(textOf(clock))],
  );
}
