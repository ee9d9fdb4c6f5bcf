import { readClock, writeClock } from './clock.ts';
import type { Change, LogWriter } from './log-writer.ts';
import { eraseDue } from './receipts.ts';
import type { Purged, PurgeTimes } from './store.ts';

/** Few enough that nobody waits long for the rows that they all want. */
const AT_ONCE = 50;

/** Whether the clock is not believed yet; keeps what the next purge must know of this one. */
async function isDeferred(
  { query, authority }: Change,
  { now, distrust }: PurgeTimes,
): Promise<boolean> {
  const { seen, deferredUntil } = await readClock(query, authority);
  const isFirst = seen === '';
  const isJump = !isFirst && distrust && Date.parse(now) - Date.parse(seen) > distrust.gap;
  // A clock that went back behind what was seen was put right: there is nothing to wait for.
  const waiting = !isFirst && distrust && now >= seen ? deferredUntil : null;
  const until = isJump ? new Date(Date.parse(now) + distrust.wait).toISOString() : waiting;
  const deferred = until !== null && now < until;
  await writeClock(query, { seen: now, deferredUntil: deferred ? until : null }, authority);
  return deferred;
}

/** Erases what is due, a few receipts in each transaction. */
export async function purge({ write }: LogWriter, times: PurgeTimes): Promise<Purged> {
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
