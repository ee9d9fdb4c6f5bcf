import type { Verdict } from '../engine/assess.ts';
import type { Claim } from '../receipt/content.ts';

/** How a station ended a receipt. */
export interface Settlement {
  readonly status: 'redeemed' | 'refused';
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Why it was refused. */
  readonly reason?: string;
}

export interface StoredReceipt {
  readonly claim: Claim;
  /** As judged here when the receipt was issued. */
  readonly verdict: Verdict;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly settlement?: Settlement;
}

export type NewReceipt = Omit<StoredReceipt, 'settlement'>;

/** Where receipts are kept. What a call has acknowledged survives a crash of process and machine. */
export interface ReceiptStore {
  /**
   * Keeps a receipt with its photo, both or neither. Where the number is kept already, nothing
   * changes: `created` is false and `receipt` is the one that was there, whosever it is.
   */
  put(
    receipt: NewReceipt,
    photo: Uint8Array,
  ): Promise<{ created: boolean; receipt: StoredReceipt }>;
  get(number: string): Promise<StoredReceipt | undefined>;
  photo(number: string): Promise<Uint8Array | undefined>;
  /** False where there is no such receipt or it is settled: of two at once, one gets true. */
  settle(number: string, settlement: Settlement): Promise<boolean>;
  /** Deletes receipts, photos and all, that expired before `now` (ISO 8601, UTC); says how many. */
  purge(now: string): Promise<number>;
  /** Reads from the store; throws where it cannot. */
  health(): Promise<void>;
  close(): Promise<void>;
}
