import { type AuditHead, emptyHead, nextEntry, receiptId } from './audit.ts';
import { insertEntries, moveHead } from './audit-table.ts';
import type { Query } from './sql.ts';

export type Dialect = 'sqlite' | 'postgres';

type Migration = (query: Query, dialect: Dialect) => Promise<void>;

/** What SQLite calls by other names. */
const types = { BYTEA: 'BLOB', BIGINT: 'INTEGER' } as const;

async function execute(query: Query, dialect: Dialect, statements: string): Promise<void> {
  for (const statement of statements.split(';').filter((text) => text.trim() !== '')) {
    const own = statement.replace(/\b(BYTEA|BIGINT)\b/g, (type) => types[type as 'BYTEA']);
    const strict = /^\s*CREATE TABLE/.test(own) ? `${own} STRICT` : own;
    await query(dialect === 'sqlite' ? strict : statement);
  }
}

/** As it was before there was PostgreSQL. */
const first: Migration = async (query, dialect) => {
  if (dialect === 'postgres') return;
  await execute(
    query,
    dialect,
    `CREATE TABLE receipt (
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
    );
    CREATE TABLE photo (
      number TEXT PRIMARY KEY REFERENCES receipt (number) ON DELETE CASCADE,
      bytes BYTEA NOT NULL
    )`,
  );
};

const tables = `
  CREATE TABLE receipt (
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
  );
  CREATE INDEX receipt_expires ON receipt (expires_at) WHERE content IS NOT NULL;
  CREATE INDEX receipt_settled ON receipt (settled_at) WHERE content IS NOT NULL;
  CREATE INDEX receipt_issued ON receipt (issued_at) WHERE content IS NOT NULL;
  CREATE TABLE photo (
    id TEXT PRIMARY KEY REFERENCES receipt (id),
    key_id TEXT NOT NULL,
    sealed BYTEA NOT NULL
  );
  CREATE TABLE audit (
    seq BIGINT PRIMARY KEY,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    subject TEXT,
    detail TEXT,
    detail_hash TEXT,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
  );
  CREATE INDEX audit_subject ON audit (subject);
  CREATE TABLE audit_head (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
  );
  CREATE TABLE station_token (
    id TEXT PRIMARY KEY,
    station_id TEXT NOT NULL,
    scopes TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT,
    revoked_at TEXT
  );
  CREATE TABLE counter (
    key TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    hits BIGINT NOT NULL,
    PRIMARY KEY (key, ends_at)
  );
  CREATE INDEX counter_ends ON counter (ends_at);
  CREATE TABLE purge_clock (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    seen TEXT NOT NULL,
    deferred_until TEXT
  )`;

const second: Migration = async (query, dialect) => {
  const sqlite = dialect === 'sqlite';
  if (sqlite) {
    await execute(query, dialect, 'ALTER TABLE receipt RENAME TO receipt_1');
    await execute(query, dialect, 'ALTER TABLE photo RENAME TO photo_1');
  }
  await execute(query, dialect, tables);
  await query('INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, $1)', [emptyHead.hash]);
  if (!sqlite) return;
  await carryOver(query);
  await execute(query, dialect, 'DROP TABLE photo_1; DROP TABLE receipt_1');
};

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

async function carryOne(query: Query, row: FirstRow, head: AuditHead): Promise<AuditHead> {
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
  if (settledAt === null) return insertEntries(query, [issued]);
  const settled = nextEntry(issued, {
    at: settledAt,
    action: status,
    by: 'station',
    subject: number,
    ...(reason !== null && { detail: { reason } }),
  });
  return insertEntries(query, [issued, settled]);
}

/** Who at the station answers for a decision. */
const third: Migration = (query, dialect) =>
  execute(query, dialect, 'ALTER TABLE receipt ADD COLUMN clerk TEXT');

/** Each takes a database from the version that is its index to the next. */
const migrations: readonly Migration[] = [first, second, third];

/** Brings a database of `version` to the newest; gives that. Throws where it is newer still. */
export async function migrate(query: Query, dialect: Dialect, version: number): Promise<number> {
  if (version > migrations.length) {
    throw new Error(
      `The database has version ${version}; this program knows ${migrations.length}. Run a newer one.`,
    );
  }
  for (const migration of migrations.slice(version)) await migration(query, dialect);
  return migrations.length;
}

export const schemaVersion = migrations.length;
