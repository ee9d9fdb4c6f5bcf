import type { AuditEvent } from '../store/audit.ts';
import { type ReceiptStore, StoreUnavailable } from '../store/store.ts';

/** Looks that wait to be written; beyond them nothing more is shown. */
const WAITING_MAX = 1_000;

export interface Looks {
  /** Notes who looked at what, before it is shown. Throws `StoreUnavailable` where too many wait. */
  note(event: AuditEvent): Promise<void>;
}

/**
 * Where the store cannot write, on a full disk, stations must still see the photo of who stands before
 * them. Their looks then wait here for the next one that can be written, and are told to the log: what
 * this process forgets when it ends stands there.
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
