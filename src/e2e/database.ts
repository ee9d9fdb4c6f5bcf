import { join } from 'node:path';
import Database from 'libsql';
import { openVault, readPhotoKeys } from '../endpoint/keys/vault.ts';
import { receiptId } from '../endpoint/store/audit.ts';
import type { ReceiptContent, SealedPhoto } from '../endpoint/store/store.ts';

export interface Row {
  readonly state: string;
  readonly issued_at: string;
  readonly expires_at: string;
  readonly settled_at: string | null;
  readonly reason: string | null;
  readonly clerk: string | null;
  readonly claim: ReceiptContent['claim'];
  /** As the resident sent it. */
  readonly photo: Uint8Array;
  /** As it lies in the file. */
  readonly sealed: Uint8Array;
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

const ROW = 'SELECT * FROM receipt JOIN photo USING (id) WHERE id = ?';
type Stored = Omit<Row, 'claim' | 'photo'> & { content: string; key_id: string };

/** A receipt's row, with its photo as it lies there and as it was sent. */
export function rowOf(dataDir: string, number: string): Row | undefined {
  const row = read<Stored | undefined>(dataDir, ROW, receiptId(number));
  if (!row) return undefined;
  const { claim } = JSON.parse(row.content) as ReceiptContent;
  const vault = openVault(readPhotoKeys(join(dataDir, 'photo-key')));
  const sealed: SealedPhoto = { keyId: row.key_id, sealed: row.sealed };
  return { ...row, claim, photo: vault.open(number, sealed) };
}

const count = (dataDir: string, table: 'receipt' | 'photo'): number =>
  read<{ n: number }>(dataDir, `SELECT count(*) AS n FROM ${table}`).n;

/** How many receipts, and photos, are stored. */
export const stored = (dataDir: string): { receipts: number; photos: number } => ({
  receipts: count(dataDir, 'receipt'),
  photos: count(dataDir, 'photo'),
});
