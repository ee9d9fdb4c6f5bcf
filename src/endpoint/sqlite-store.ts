import Database from 'libsql';
import type { Verdict } from '../engine/assess.ts';
import type { Claim } from '../receipt/content.ts';
import type { NewReceipt, ReceiptStore, Settlement, StoredReceipt } from './store.ts';

type Connection = InstanceType<typeof Database>;

const BUSY_MS = 5_000;

/** Each entry takes a database from the version that is its index to the next. */
const migrations = [
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
  ) STRICT;
  CREATE TABLE photo (
    number TEXT PRIMARY KEY REFERENCES receipt (number) ON DELETE CASCADE,
    bytes BLOB NOT NULL
  ) STRICT;`,
];

interface Row {
  readonly claim: string;
  readonly verdict: string;
  readonly issued_at: string;
  readonly expires_at: string;
  readonly status: 'issued' | Settlement['status'];
  readonly settled_at: string | null;
  readonly reason: string | null;
}

function fromRow(row: Row): StoredReceipt {
  const { status, settled_at: at, reason } = row;
  return {
    claim: JSON.parse(row.claim) as Claim,
    verdict: JSON.parse(row.verdict) as Verdict,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    ...(status !== 'issued' &&
      at !== null && { settlement: { status, at, ...(reason !== null && { reason }) } }),
  };
}

function migrate(db: Connection): void {
  const run = db.transaction(() => {
    const [{ user_version: version }] = db.pragma('user_version') as [{ user_version: number }];
    if (version > migrations.length) {
      throw new Error(
        `The database has version ${version}; this program knows ${migrations.length}. Run a newer one.`,
      );
    }
    for (const migration of migrations.slice(version)) db.exec(migration);
    db.exec(`PRAGMA user_version = ${migrations.length}`);
  });
  run.immediate();
}

function open(path: string): Connection {
  const db = new Database(path, { timeout: BUSY_MS });
  try {
    db.pragma('journal_mode = WAL');
    // FULL: a commit returns when the log is on the disk, so that what is acknowledged stays.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // What is deleted is overwritten: a photo must not linger in a free page of the file.
    db.pragma('secure_delete = ON');
    migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/**
 * A store in one SQLite file, made where there is none. Several processes may open the same file.
 * Throws where the file is no database, cannot be written, or is of a newer version.
 */
export function openSqliteStore(path: string): ReceiptStore {
  const db = open(path);
  const insertReceipt = db.prepare(
    `INSERT INTO receipt (number, claim, verdict, issued_at, expires_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (number) DO NOTHING`,
  );
  const insertPhoto = db.prepare('INSERT INTO photo (number, bytes) VALUES (?, ?)');
  const selectReceipt = db.prepare('SELECT * FROM receipt WHERE number = ?');
  const selectPhoto = db.prepare('SELECT bytes FROM photo WHERE number = ?');
  const updateStatus = db.prepare(
    `UPDATE receipt SET status = ?, settled_at = ?, reason = ? WHERE number = ? AND status = 'issued'`,
  );
  const deleteExpired = db.prepare('DELETE FROM receipt WHERE expires_at < ?');
  const selectAny = db.prepare('SELECT number FROM receipt LIMIT 1');

  const insert = db.transaction(({ claim, ...receipt }: NewReceipt, photo: Uint8Array) => {
    const { changes } = insertReceipt.run(
      claim.number,
      JSON.stringify(claim),
      JSON.stringify(receipt.verdict),
      receipt.issuedAt,
      receipt.expiresAt,
    );
    if (changes > 0) insertPhoto.run(claim.number, photo);
    const row = selectReceipt.get(claim.number) as Row;
    return { created: changes > 0, receipt: fromRow(row) };
  });

  return {
    put: async (receipt, photo) => insert.immediate(receipt, photo),
    get: async (number) => {
      const row = selectReceipt.get(number) as Row | undefined;
      return row && fromRow(row);
    },
    photo: async (number) => {
      const row = selectPhoto.get(number) as { bytes: Uint8Array } | undefined;
      return row?.bytes;
    },
    settle: async (number, { status, at, reason }) =>
      updateStatus.run(status, at, reason ?? null, number).changes > 0,
    purge: async (now) => deleteExpired.run(now).changes,
    health: async () => {
      selectAny.get();
    },
    close: async () => {
      db.close();
    },
  };
}
