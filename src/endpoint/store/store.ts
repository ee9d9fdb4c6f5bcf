import type { CheckId } from '../../checks/index.ts';
import type { Verdict } from '../../engine/assess.ts';
import type { Claim } from '../../receipt/content.ts';
import type { AuditEntry, AuditEvent, AuditHead, AuditReport } from './audit.ts';

/**
 * Issued, and then at most one of the others, for good. Every step is an entry of the audit table of
 * the same name, written in the same transaction.
 */
export type ReceiptState = 'issued' | 'redeemed' | 'refused' | 'withdrawn' | 'expired';

/** A photo as it lies in the store, which cannot look inside. */
export interface SealedPhoto {
  /** Which key opens it. Empty: not sealed at all, as all were before there were keys. */
  readonly keyId: string;
  readonly sealed: Uint8Array;
}

/** Where the device's value and the endpoint's own differ: for staff, never a reason to refuse. */
export interface Flag {
  readonly check: CheckId;
  readonly reported: number | string;
  readonly measured: number | string;
}

/** All that says anything of a person, apart from the photo. It goes when the photo goes. */
export interface ReceiptContent {
  readonly claim: Claim;
  /** As judged here when the receipt was issued. */
  readonly verdict: Verdict;
  /** The signed receipt, a compact JWS. Absent where it was issued before receipts were signed. */
  readonly jws?: string;
  readonly flags: readonly Flag[];
}

/** How a station ended a receipt. */
export interface Settlement {
  readonly state: 'redeemed' | 'refused';
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The station's id. */
  readonly by: string;
  /** Why it was refused, or redeemed although something spoke against it. Erased with the content. */
  readonly reason?: string;
  /** The name of the clerk who answers for it. Erased with the content. */
  readonly clerk?: string;
  /** What the station's own machine found, for the audit table alone. Erased with the content. */
  readonly look?: Readonly<Record<string, string>>;
}

export interface NewReceipt extends ReceiptContent {
  readonly issuedAt: string;
  /** From this moment nothing can be done with it, and the next purge erases it. */
  readonly expiresAt: string;
  /** SHA-256, hexadecimal, of the secret with which the device may withdraw it. */
  readonly withdrawalHash?: string;
}

export interface StoredReceipt {
  readonly number: string;
  readonly state: ReceiptState;
  /** All times are ISO 8601 in UTC with milliseconds, as `toISOString` writes them. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly withdrawalHash?: string;
  readonly settlement?: Settlement;
  /** Absent once it is erased; the state stays, found by a hash of the number. */
  readonly content?: ReceiptContent;
}

export interface QueueRange {
  readonly from: string;
  readonly limit: number;
  readonly after?: Pick<StoredReceipt, 'number' | 'issuedAt'>;
}

export interface PurgeTimes {
  /** The moment now: what expires at it or before is erased, and expired if it was still issued. */
  readonly now: string;
  /** What a station settled at this moment or before is erased too, sooner than it expires. */
  readonly settledBefore: string;
  /**
   * Distrust of the clock, which may have jumped by years: where more than `gap` milliseconds have
   * passed since the last purge, nothing is erased until a purge `wait` milliseconds later. A clock
   * put right in the meantime has erased nothing. Absent: the clock is believed.
   */
  readonly distrust?: { readonly gap: number; readonly wait: number };
}

export interface Purged {
  /** Receipts that were still issued. */
  readonly expired: number;
  /** Receipts whose photo and content were erased, the expired among them. */
  readonly erased: number;
  /** Nothing was done, because the clock is not believed yet. */
  readonly deferred: boolean;
}

export interface StationToken {
  readonly id: string;
  readonly stationId: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
}

export interface StationTokens {
  /** Keeps a token by its hash (see `hashToken`); the token itself is kept nowhere. */
  create(token: Omit<StationToken, 'id' | 'revokedAt'>, hash: string): Promise<StationToken>;
  list(): Promise<readonly StationToken[]>;
  /** False where there is no such token or it is revoked already. */
  revoke(id: string, at: string): Promise<boolean>;
  /** Finds the expired and the revoked ones too: whether it still holds is for the caller to say. */
  find(hash: string): Promise<StationToken | undefined>;
}

/** Counts shared by all instances. They need not outlive a crash of the machine. */
export interface Counters {
  /** Adds one to what `key` counts in the window that ends at `end` (ISO 8601); gives the new count. */
  hit(key: string, end: string): Promise<number>;
  /** The count so far, which may be zero. */
  count(key: string, end: string): Promise<number>;
  /** Deletes windows that ended at `now` or before. */
  purge(now: string): Promise<void>;
}

/** A photo with what rotating its key needs. */
export interface KeptPhoto extends SealedPhoto {
  readonly number: string;
}

/**
 * Where receipts are kept. What a call has acknowledged survives a crash of process and machine
 * (only `counters` promises less). Any number of instances may share one store.
 *
 * Every call throws `StoreUnavailable` where the store cannot be reached, is full, locked for too long
 * or cannot be written: then the change was not made, or, if the connection broke while it was being
 * committed, it may have been, and doing it again is safe: `put` gives the receipt that is there.
 * On a full disk what is there can still be read, but nothing written, which erasing is too.
 * A row that cannot be read is thrown as `CorruptRow` and concerns no other row.
 *
 * The store has no clock: every time is the caller's. The order of the audit table is the order of
 * commits, whatever the clock said.
 */
export interface ReceiptStore {
  /**
   * Keeps a receipt with its photo, both or neither. Where the number is kept already, nothing
   * changes: `created` is false and `receipt` is the one that was there, whosever it is and even if
   * it is erased by now.
   */
  put(
    receipt: NewReceipt,
    photo: SealedPhoto,
  ): Promise<{ created: boolean; receipt: StoredReceipt }>;
  get(number: string): Promise<StoredReceipt | undefined>;
  photo(number: string): Promise<SealedPhoto | undefined>;
  /** Receipts with content that were issued in [from, before), oldest first, at most `limit`. */
  list(range: { from: string; before: string; limit: number }): Promise<readonly StoredReceipt[]>;
  /**
   * Receipts with content that were issued at `from` or later, newest first, at most `limit`; with
   * `after`, those that come after that receipt in this order.
   */
  queue(range: QueueRange): Promise<readonly StoredReceipt[]>;
  /** False where there is no such receipt or it is not issued (or expires at `at` or before). */
  settle(number: string, settlement: Settlement): Promise<boolean>;
  /** Erases photo and content of an issued receipt at once. False as with `settle`. */
  withdraw(number: string, at: string): Promise<boolean>;
  /** Erases photo and content of a settled receipt; its state stays. False where there are none. */
  erase(number: string, at: string, by: string): Promise<boolean>;
  /**
   * Erases what was kept for long enough, and on SQLite empties the log, in which pages of what was
   * erased or withdrawn since the last purge may linger. (PostgreSQL: until its own vacuum.)
   */
  purge(times: PurgeTimes): Promise<Purged>;

  /** Each photo that another key than `keyId` sealed, in no order; a few in memory at a time. */
  photosNotSealedBy(keyId: string): AsyncIterable<KeptPhoto>;
  /** Replaces a photo's sealed bytes. False where it is gone or `from` no longer seals it. */
  reseal(number: string, from: string, photo: SealedPhoto): Promise<boolean>;

  /** Adds an entry of the caller's own to the audit table, e.g. that a photo was looked at. */
  record(event: AuditEvent): Promise<void>;
  /** A receipt's audit entries, oldest first; they outlive its content. */
  history(number: string): Promise<readonly AuditEntry[]>;
  /**
   * Reads the whole audit table in pages. `noted` is a head that was written down elsewhere: only
   * with it is it seen that the last entries were cut off or everything was written anew.
   */
  verifyAudit(noted?: AuditHead): Promise<AuditReport>;

  readonly tokens: StationTokens;
  readonly counters: Counters;

  /** How many changes wait to be committed by this instance. */
  pending(): number;
  /** Reads from the store; throws where it cannot. */
  health(): Promise<void>;
  /** Waits for what was begun. Calls that come later throw. */
  close(): Promise<void>;
}

/** The store cannot do it now: worth a 503 and another try, no bug. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** What lies in the store is not what was put there. The message says where, never what. */
export class CorruptRow extends Error {
  override readonly name = 'CorruptRow';
}
