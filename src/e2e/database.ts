import { join } from 'node:path';
import Database from 'libsql';

export interface Row {
  readonly status: string;
  readonly claim: string;
  readonly issued_at: string;
  readonly expires_at: string;
  readonly settled_at: string | null;
  readonly reason: string | null;
  readonly bytes: Uint8Array;
}

/** Reads the file that the served product writes, past the product. */
function read<T>(dataDir: string, sql: string, ...values: string[]): T {
  const db = new Database(join(dataDir, 'receipts.db'));
  try {
    return db.prepare(sql).get(...values) as T;
  } finally {
    db.close();
  }
}

/** A receipt's row, with its photo's bytes. */
export const rowOf = (dataDir: string, number: string): Row | undefined =>
  read(dataDir, 'SELECT * FROM receipt JOIN photo USING (number) WHERE number = ?', number);

const count = (dataDir: string, table: 'receipt' | 'photo'): number =>
  read<{ n: number }>(dataDir, `SELECT count(*) AS n FROM ${table}`).n;

/** How many receipts, and photos, are stored. */
export const stored = (dataDir: string): { receipts: number; photos: number } => ({
  receipts: count(dataDir, 'receipt'),
  photos: count(dataDir, 'photo'),
});
