import type { CheckId } from '../../checks/index.ts';
import type { Status, Verdict } from '../../engine/verdict.ts';
import type { Claim } from '../../receipt/content.ts';
import type { AuditEntry, AuditEvent, AuditHead, AuditReport } from './audit.ts';
import type { Lease } from './leases.ts';
import type { MadePack } from './packs.ts';

/**
 * First `issued`, later at most one of the others, for ever. Every step is an entry with the same name in the
 * audit table, written in the same transaction.
 */
export type ReceiptState = 'issued' | 'redeemed' | 'refused' | 'withdrawn' | 'expired';

/** A photo as it is stored. The store cannot open it. */
export interface SealedPhoto {
  /** Which key opens it. */
  readonly keyId: string;
  readonly sealed: Uint8Array;
}

/** Where the device's values and the endpoint's own differ. Shown to staff, never a reason to refuse. */
export interface Flag {
  readonly check: CheckId;
  readonly reported: number | string;
  readonly measured: number | string;
}

/** Everything about a person except the photo. It is erased together with the photo. */
export interface ReceiptContent {
  readonly claim: Claim;
  /** The endpoint's verdict when the receipt was issued. */
  readonly verdict: Verdict;
  /** The signed receipt, a compact JWS. Absent where it was issued before receipts were signed. */
  readonly jws?: string;
  readonly flags: readonly Flag[];
  /** The one station that may read it. Absent: every station. */
  readonly station?: string;
}

/** How a station ended a receipt. */
export interface Settlement {
  readonly state: 'redeemed' | 'refused';
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The station's id. */
  readonly by: string;
  /** Why it was refused, or redeemed against the checks. Erased with the content. */
  readonly reason?: string;
  /** The name of the responsible clerk. Erased with the content. */
  readonly clerk?: string;
  /** What the station's own machine found, for the audit table alone. Erased with the content. */
  readonly look?: Readonly<Record<string, string>>;
}

/** How often something was found and decided, over all receipts that stations settled. */
export interface Tally {
  /** Of the document, `id@version`. */
  readonly spec: string;
  /** Version of the program that measured. */
  readonly engine: string;
  /** A required check; empty of the whole verdict, which passes where it accepts. */
  readonly check: string;
  readonly status: Status;
  readonly decision: Settlement['state'];
  /** The measured value in three digits; empty where it is no number. */
  readonly bin: string;
  readonly count: number;
}

export interface NewReceipt extends ReceiptContent {
  readonly issuedAt: string;
  /** From this moment nothing can be done with the receipt, and the next purge erases it. */
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
  /** Absent after it was erased. The state stays and is found by a hash of the number. */
  readonly content?: ReceiptContent;
}

export interface QueueRange {
  readonly from: string;
  readonly limit: number;
  /** Only those that this station may read. Absent: all. */
  readonly station?: string;
  readonly after?: Pick<StoredReceipt, 'number' | 'issuedAt'>;
}

/** Receipts in one state, by when they got into it. */
export interface ExportRange {
  readonly state: 'issued' | 'redeemed' | 'refused';
  readonly from: string;
  readonly before: string;
  /** Also those of which the audit table says that they were exported. */
  readonly again: boolean;
  readonly limit: number;
  /** Only those that this station may read. Absent: all. */
  readonly station?: string;
  readonly after?: { readonly at: string; readonly number: string };
}

export interface PurgeTimes {
  /** The present moment. Receipts that expire at or before it are erased; those still issued become expired. */
  readonly now: string;
  /** Receipts that a station settled at or before this moment are erased too, before they expire. */
  readonly settledBefore: string;
  /**
   * Protects against a clock that jumped, perhaps by years. Where more than `gap` milliseconds have passed since
   * the last purge, nothing is erased until a purge `wait` milliseconds later. If the clock is corrected before
   * that, nothing was erased. Absent: the clock is trusted.
   */
  readonly distrust?: { readonly gap: number; readonly wait: number };
}

export interface Purged {
  /** Receipts that were still issued. */
  readonly expired: number;
  /** Receipts whose photo and content were erased, the expired among them. */
  readonly erased: number;
  /** Nothing was done, because the clock is not trusted yet. */
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
  /** Stores a token by its hash (see `hashToken`). The token itself is stored nowhere. */
  create(token: Omit<StationToken, 'id' | 'revokedAt'>, hash: string): Promise<StationToken>;
  list(): Promise<readonly StationToken[]>;
  /** False where there is no such token or it is revoked already. */
  revoke(id: string, at: string): Promise<boolean>;
  /** Finds expired and revoked tokens too. The caller decides whether a token is still valid. */
  find(hash: string): Promise<StationToken | undefined>;
  /** Puts every token under the newest key; says how many were under an older one. */
  reseal(): Promise<number>;
}

/** Counts shared by all instances. They need not outlive a crash of the machine. */
export interface Counters {
  /** Adds one to the count of `key` in the window that ends at `end` (ISO 8601). Returns the new count. */
  hit(key: string, end: string): Promise<number>;
  /** The present count, which may be zero. */
  count(key: string, end: string): Promise<number>;
  /** Deletes windows that ended at `now` or before. */
  purge(now: string): Promise<void>;
}

/** What was given to a camera when it was opened. */
export interface Challenge {
  readonly id: string;
  /** ISO 8601. */
  readonly endsAt: string;
}

/** Which challenges were used. One belongs to one receipt, whichever instance is asked. */
export interface Challenges {
  /** Spends a challenge for a receipt. False where it was spent for another one; again for the same is no change. */
  spend(challenge: Challenge, number: string): Promise<boolean>;
  /** Forgets those that ended at `before` or earlier: they are refused as expired. */
  purge(before: string): Promise<void>;
}

/** A photo, with everything that is needed to rotate its key. */
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
 * The store has no clock: every time is the caller's. What it gives of a receipt is what its signed audit
 * entries say: a row that says anything else is a `CorruptRow`.
 */
export interface ReceiptStore {
  /**
   * Stores a receipt with its photo, both or neither. Where the number exists already, nothing changes: `created`
   * is false, and `receipt` is the existing one, whoever owns it, even if it was erased.
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
   * Receipts with content that were issued at `from` or later, newest first, at most `limit`. With `after`, only
   * those that come after that receipt in this order.
   */
  queue(range: QueueRange): Promise<readonly StoredReceipt[]>;
  /** Receipts with content that are to be exported, oldest first, at most `limit`. */
  exportable(range: ExportRange): Promise<readonly StoredReceipt[]>;
  /**
   * Ids (`receiptId`) of all receipts that were redeemed, refused or withdrawn and would else hold at `now`,
   * as their rows have it: none of them is looked at closely.
   */
  ended(now: string): Promise<readonly string[]>;
  /** False where there is no such receipt or it is not issued (or expires at `at` or before). */
  settle(number: string, settlement: Settlement): Promise<boolean>;
  /** What stations decided of all receipts that they settled, in no order. */
  tallies(): Promise<readonly Tally[]>;
  /** Erases photo and content of an issued receipt at once. False as with `settle`. */
  withdraw(number: string, at: string): Promise<boolean>;
  /** Erases photo and content of a settled receipt. Its state stays. False where there are none. */
  erase(number: string, at: string, by: string): Promise<boolean>;
  /**
   * Erases what is due. On SQLite it also empties the log, which may still contain pages of what was erased or
   * withdrawn since the last purge. (On PostgreSQL they stay until its own vacuum.)
   */
  purge(times: PurgeTimes): Promise<Purged>;

  /** Each photo that was sealed by another key than `keyId`, in no order. Only a few are in memory at a time. */
  photosNotSealedBy(keyId: string): AsyncIterable<KeptPhoto>;
  /** Replaces a photo's sealed bytes. False where it is gone or `from` no longer seals it. */
  reseal(number: string, from: string, photo: SealedPhoto): Promise<boolean>;

  /** Puts what is kept of the purges under the newest key. */
  resealClock(): Promise<void>;

  /** Takes a lease until `until`. False where somebody holds it still at `now`. Times are ISO 8601. */
  takeLease(lease: Lease, now: string, until: string): Promise<boolean>;
  /** Holds a lease until `until`. False where another has had it meanwhile. */
  keepLease(lease: Lease, until: string): Promise<boolean>;
  releaseLease(lease: Lease): Promise<void>;
  /** Writes that the photos of a pack were exported: all or nothing. False where the lease was lost. */
  notePack(pack: MadePack, lease: Lease): Promise<boolean>;

  /** Adds an entry of the caller's own to the audit table, e.g. that a photo was looked at. */
  record(event: AuditEvent): Promise<void>;
  /**
   * The audit entries of a receipt's number, or of another subject, oldest first. They stay after its
   * content is erased.
   */
  history(subject: string): Promise<readonly AuditEntry[]>;
  /**
   * The audit table's trees as they are now, to be signed and kept elsewhere. Each call but the first
   * reads what came since the last one, and throws `CorruptRow` where the trees are not made of that.
   */
  auditHead(): Promise<AuditHead>;
  /** The hashes of a shard's first `size` entries, in their order; fewer where there are fewer. */
  leaves(shard: number, size: number): Promise<readonly string[]>;
  /**
   * Reads everything in pages and holds it against what was signed. `noted` are heads that were kept
   * elsewhere: only with them is it seen that the last entries were cut off or all was rolled back.
   */
  verifyAudit(noted?: readonly AuditHead[]): Promise<AuditReport>;

  readonly tokens: StationTokens;
  readonly counters: Counters;
  readonly challenges: Challenges;

  /** How many changes of this instance wait to be committed. */
  pending(): number;
  /** Reads from the store. Throws where it cannot. */
  health(): Promise<void>;
  /** Waits for calls in progress. Later calls throw. */
  close(): Promise<void>;
}

/** The store cannot do it now. This is no bug: answer 503, so that the caller tries again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The stored data is not what was put there. The message says where, never what. */
export class CorruptRow extends Error {
  override readonly name = 'CorruptRow';
}
