import type { AuditEvent } from '../store/audit.ts';
import { type ReceiptStore, StoreUnavailable } from '../store/store.ts';

/** How many looks may wait to be written. With more, nothing is shown. */
const WAITING_MAX = 1_000;

export interface Looks {
  /** Records who looked at what, before it is shown. Throws `StoreUnavailable` where too many wait. */
  note(event: AuditEvent): Promise<void>;
}

/**
 * On a full disk the store cannot write, but stations must still see the photo of the person in front of them.
 * Their looks then wait here until the next one can be written. They are also written to the log, in case this
 * process ends before.
 */
export function createLooks(
  { record }: Pick<ReceiptStore, 'record'>,
  onUnwritten: (event: AuditEvent) => void,
): Looks {
  const waiting: AuditEvent[] = [];
  return {
    async note(event) {
      const due = [...waiting.splice(0), event];
      try {
        while (due.length > 0) {
          await record(due[0]);
          due.shift();
        }
      } catch (error) {
        const isFull = waiting.length + due.length > WAITING_MAX;
        waiting.unshift(...(isFull ? due.slice(0, -1) : due));
        if (isFull || !(error instanceof StoreUnavailable)) throw error;
        onUnwritten(event);
      }
    },
  };
}
