import { receiptId, SHARDS } from './audit.ts';
import type { Authority } from './authority.ts';
import { carrySteps } from './carry-over.ts';
import { type ChainHead, emptyHead, nextEntry } from './old-chain.ts';
import { insertChain, moveHead } from './old-chain-table.ts';
import type { Dialect, Query, Transaction } from './sql.ts';

/**
 * One statement, or more work that commits what it does in transactions of its own. Doing it twice, or
 * two instances at once, must come to the same as doing it once: a database whose DDL cannot be rolled
 * back may be cut off after it, before it is noted as done.
 */
export interface Step {
  /** Absent: wherever the receipts are. */
  readonly only?: Dialect;
  readonly run: string | ((transaction: Transaction, authority: Authority) => Promise<void>);
}

/** As it was before there was PostgreSQL. */
const first: readonly Step[] = [
  {
    only: 'sqlite',
    run: `CREATE TABLE receipt (
      number TEXT PRIMARY KEY,
      claim TEXT NOT NULL,
      verdict TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      status TEXT NOT NULL DEFAULT 'issued' CHECK (status IN ('issued', 'redeemed', 'refused')),
      settled_at TEXT,
      reason TEXT,
      CHECK ((status = 'issued') = (settled_at IS NULL)),
      CHECK ((status = 'refused') = (reason IS NOT NULL))
    )`,
  },
  {
    only: 'sqlite',
    run: `CREATE TABLE photo (
      number TEXT PRIMARY KEY REFERENCES receipt (number) ON DELETE CASCADE,
      bytes BYTEA NOT NULL
    )`,
  },
];

const tables = [
  `CREATE TABLE IF NOT EXISTS receipt (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL
      CHECK (state IN ('issued', 'redeemed', 'refused', 'withdrawn', 'expired')),
    issued_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    withdrawal_hash TEXT,
    settled_at TEXT,
    settled_by TEXT,
    reason TEXT,
    number TEXT,
    content TEXT,
    CHECK ((state IN ('redeemed', 'refused')) = (settled_at IS NOT NULL)),
    CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
    CHECK ((number IS NULL) = (content IS NULL)),
    CHECK (content IS NOT NULL OR reason IS NULL)
  )`,
  `CREATE INDEX IF NOT EXISTS receipt_expires ON receipt (expires_at) WHERE content IS NOT NULL`,
  `CREATE INDEX IF NOT EXISTS receipt_settled ON receipt (settled_at) WHERE content IS NOT NULL`,
  `CREATE INDEX IF NOT EXISTS receipt_issued ON receipt (issued_at) WHERE content IS NOT NULL`,
  `CREATE TABLE IF NOT EXISTS photo (
    id TEXT PRIMARY KEY REFERENCES receipt (id),
    key_id TEXT NOT NULL,
    sealed BYTEA NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS audit (
    seq BIGINT PRIMARY KEY,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    subject TEXT,
    detail TEXT,
    detail_hash TEXT,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
  )`,
  `CREATE INDEX IF NOT EXISTS audit_subject ON audit (subject)`,
  `CREATE TABLE IF NOT EXISTS audit_head (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS station_token (
    id TEXT PRIMARY KEY,
    station_id TEXT NOT NULL,
    scopes TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT,
    revoked_at TEXT
  )`,
  `CREATE TABLE IF NOT EXISTS counter (
    key TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    hits BIGINT NOT NULL,
    PRIMARY KEY (key, ends_at)
  )`,
  `CREATE INDEX IF NOT EXISTS counter_ends ON counter (ends_at)`,
  `CREATE TABLE IF NOT EXISTS purge_clock (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    seen TEXT NOT NULL,
    deferred_until TEXT
  )`,
];

const second: readonly Step[] = [
  { only: 'sqlite', run: 'ALTER TABLE receipt RENAME TO receipt_1' },
  { only: 'sqlite', run: 'ALTER TABLE photo RENAME TO photo_1' },
  ...tables.map((run) => ({ run })),
  {
    run: `INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, '${emptyHead.hash}')
      ON CONFLICT (one) DO NOTHING`,
  },
  { only: 'sqlite', run: (transaction) => transaction(carryOver) },
  { only: 'sqlite', run: 'DROP TABLE photo_1' },
  { only: 'sqlite', run: 'DROP TABLE receipt_1' },
];

interface FirstRow {
  readonly number: string;
  readonly claim: string;
  readonly verdict: string;
  readonly issued_at: string;
  readonly expires_at: string;
  readonly status: 'issued' | 'redeemed' | 'refused';
  readonly settled_at: string | null;
  readonly reason: string | null;
}

/** Receipts of version 1 go on, unsigned and their photos unsealed, each step with its audit entry. */
async function carryOver(query: Query): Promise<void> {
  const numbers = await query<{ number: string }>(
    'SELECT number FROM receipt_1 ORDER BY issued_at',
  );
  let head = emptyHead;
  for (const { number } of numbers) {
    const [row] = await query<FirstRow>('SELECT * FROM receipt_1 WHERE number = $1', [number]);
    head = await carryOne(query, row, head);
  }
  await moveHead(query, head);
}

async function carryOne(query: Query, row: FirstRow, head: ChainHead): Promise<ChainHead> {
  const { number, status, settled_at: settledAt, reason } = row;
  const content = { claim: JSON.parse(row.claim), verdict: JSON.parse(row.verdict), flags: [] };
  await query(
    `INSERT INTO receipt
       (id, state, issued_at, expires_at, settled_at, settled_by, reason, number, content)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      receiptId(number),
      status,
      row.issued_at,
      row.expires_at,
      settledAt,
      settledAt && 'station',
      reason,
      number,
      JSON.stringify(content),
    ],
  );
  await query(
    `INSERT INTO photo (id, key_id, sealed) SELECT $1, '', bytes FROM photo_1 WHERE number = $2`,
    [receiptId(number), number],
  );
  const issued = nextEntry(head, {
    at: row.issued_at,
    action: 'issued',
    by: 'resident',
    subject: number,
  });
  if (settledAt === null) return insertChain(query, [issued]);
  const settled = nextEntry(issued, {
    at: settledAt,
    action: status,
    by: 'station',
    subject: number,
    ...(reason !== null && { detail: { reason } }),
  });
  return insertChain(query, [issued, settled]);
}

/** Who at the station answers for a decision. */
const third: readonly Step[] = [{ run: 'ALTER TABLE receipt ADD COLUMN IF NOT EXISTS clerk TEXT' }];

/**
 * The chain of hashes becomes trees of signed entries; photos without a key are sealed; receipts, tokens
 * and the purges' clock get what proves them ours. Whoever is in the database before this runs is believed.
 */
const fourth: readonly Step[] = [
  {
    run: `CREATE TABLE IF NOT EXISTS event (
    shard BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    subject TEXT,
    row_digest TEXT,
    detail TEXT,
    detail_hash TEXT,
    kid TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (shard, seq)
  )`,
  },
  { run: 'CREATE INDEX IF NOT EXISTS event_subject ON event (subject)' },
  {
    run: `CREATE TABLE IF NOT EXISTS audit_tree (
    shard BIGINT PRIMARY KEY,
    size BIGINT NOT NULL,
    peaks TEXT NOT NULL
  )`,
  },
  {
    run: `INSERT INTO audit_tree (shard, size, peaks) VALUES ${Array.from(
      { length: SHARDS },
      (_, i) => `(${i + 1}, 0, '')`,
    ).join(', ')} ON CONFLICT (shard) DO NOTHING`,
  },
  { run: 'ALTER TABLE receipt ADD COLUMN IF NOT EXISTS content_hash TEXT' },
  { run: 'ALTER TABLE station_token ADD COLUMN IF NOT EXISTS mac TEXT' },
  { run: 'ALTER TABLE purge_clock ADD COLUMN IF NOT EXISTS mac TEXT' },
  ...carrySteps.map((run) => ({ run })),
  { run: 'DROP TABLE IF EXISTS audit' },
  { run: 'DROP TABLE IF EXISTS audit_head' },
];

/** Receipts that ended before their time are listed for stations without a network. */
const fifth: readonly Step[] = [
  {
    run: `CREATE INDEX IF NOT EXISTS receipt_ended ON receipt (expires_at) WHERE state <> 'issued'`,
  },
];

/** A receipt that is made for one station is not listed to others. */
const ofStation: readonly Step[] = [
  { run: 'ALTER TABLE receipt ADD COLUMN IF NOT EXISTS station TEXT' },
];

/** A challenge that a photo was taken with is good for one receipt. */
const challenges: readonly Step[] = [
  {
    run: `CREATE TABLE IF NOT EXISTS challenge_spent (
    id TEXT PRIMARY KEY,
    ends_at TEXT NOT NULL,
    receipt TEXT NOT NULL
  )`,
  },
  { run: 'CREATE INDEX IF NOT EXISTS challenge_spent_ends ON challenge_spent (ends_at)' },
];

/** What one instance does at a time, of all that share the store. */
const leases: readonly Step[] = [
  {
    run: `CREATE TABLE IF NOT EXISTS lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    ends_at TEXT NOT NULL
  )`,
  },
];

/** How often staff decided otherwise than the checks: counts alone, which no receipt can be known by. */
const disagreements: readonly Step[] = [
  {
    run: `CREATE TABLE IF NOT EXISTS tally (
    spec TEXT NOT NULL,
    engine TEXT NOT NULL,
    check_id TEXT NOT NULL,
    status TEXT NOT NULL,
    decision TEXT NOT NULL,
    bin TEXT NOT NULL,
    hits BIGINT NOT NULL,
    PRIMARY KEY (spec, engine, check_id, status, decision, bin)
  )`,
  },
];

/** Each takes a database from the version that is its index to the next; they are only added. */
export const migrations: readonly (readonly Step[])[] = [
  first,
  second,
  third,
  fourth,
  fifth,
  ofStation,
  challenges,
  leases,
  disagreements,
];

export const schemaVersion = migrations.length;
