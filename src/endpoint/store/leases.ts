import type { Change } from './log-writer.ts';

/** Work that one instance does at a time. */
export interface Lease {
  readonly name: string;
  /** Whoever holds it: an id that nobody else has. */
  readonly holder: string;
}

/** Takes a lease until `until`. False where somebody holds it still at `now`. Times are ISO 8601. */
export async function takeLease(
  { query }: Change,
  { name, holder }: Lease,
  now: string,
  until: string,
): Promise<boolean> {
  const taken = await query(
    `INSERT INTO lease (name, holder, ends_at) VALUES ($1, $2, $4)
     ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
     WHERE lease.ends_at <= $3 RETURNING name`,
    [name, holder, now, until],
  );
  return taken.length > 0;
}

/** Holds a lease until `until`. False where another has had it meanwhile. */
export async function keepLease(
  { query }: Change,
  { name, holder }: Lease,
  until: string,
): Promise<boolean> {
  const kept = await query(
    'UPDATE lease SET ends_at = $3 WHERE name = $1 AND holder = $2 RETURNING name',
    [name, holder, until],
  );
  return kept.length > 0;
}

/** Gives a lease back. False where another has taken it, because it ended meanwhile. */
export async function releaseLease({ query }: Change, { name, holder }: Lease): Promise<boolean> {
  const given = await query('DELETE FROM lease WHERE name = $1 AND holder = $2 RETURNING name', [
    name,
    holder,
  ]);
  return given.length > 0;
}
