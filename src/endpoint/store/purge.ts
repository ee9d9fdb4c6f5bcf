import type { ChainWriter, Change } from './chain-writer.ts';
import { eraseDue } from './receipts.ts';
import type { Purged, PurgeTimes } from './store.ts';

/** A small number, so that nobody waits long for the lock on the chain. */
const AT_ONCE = 50;

/** Whether the clock is not trusted yet. Stores what the next purge must know about this one. */
async function isDeferred({ query }: Change, { now, distrust }: PurgeTimes): Promise<boolean> {
  const [clock] = await query<{ seen: string; deferred_until: string | null }>(
    'SELECT seen, deferred_until FROM purge_clock WHERE one = 1',
  );
  const isJump = clock && distrust && Date.parse(now) - Date.parse(clock.seen) > distrust.gap;
  // A clock that went back before the last purge was corrected: there is nothing to wait for.
  const waiting = clock && distrust && now >= clock.seen ? clock.deferred_until : null;
  const until = isJump ? new Date(Date.parse(now) + distrust.wait).toISOString() : waiting;
  const deferred = until !== null && now < until;
  await query(
    `INSERT INTO purge_clock (one, seen, deferred_until) VALUES (1, $1, $2)
     ON CONFLICT (one) DO UPDATE SET seen = excluded.seen, deferred_until = excluded.deferred_until`,
    [now, deferred ? until : null],
  );
  return deferred;
}

/** Erases the receipts that are due, a few in each transaction. */
export async function purge({ write }: ChainWriter, times: PurgeTimes): Promise<Purged> {
  if (await write((change) => isDeferred(change, times))) {
    return { expired: 0, erased: 0, deferred: true };
  }
  const { now, settledBefore } = times;
  const total = { expired: 0, erased: 0 };
  for (const [why, until] of [
    ['expired', now],
    ['settled', settledBefore],
  ] as const) {
    for (;;) {
      const { expired, erased } = await write((change) =>
        eraseDue(change, why, until, now, AT_ONCE),
      );
      total.expired += expired;
      total.erased += erased;
      if (erased < AT_ONCE) break;
    }
  }
  return { ...total, deferred: false };
}
