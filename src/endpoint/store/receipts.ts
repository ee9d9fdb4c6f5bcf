import { receiptId } from './audit.ts';
import type { Change } from './chain-writer.ts';
import type { Query } from './sql.ts';
import {
  CorruptRow,
  type KeptPhoto,
  type NewReceipt,
  type QueueRange,
  type ReceiptContent,
  type ReceiptState,
  type SealedPhoto,
  type Settlement,
  type StoredReceipt,
} from './store.ts';

const PHOTOS = 20;

interface Row {
  readonly state: ReceiptState;
  readonly issued_at: string;
  readonly expires_at: string;
  readonly withdrawal_hash: string | null;
  readonly settled_at: string | null;
  readonly settled_by: string | null;
  readonly reason: string | null;
  readonly clerk: string | null;
  readonly content: string | null;
}

const columns =
  'state, issued_at, expires_at, withdrawal_hash, settled_at, settled_by, reason, clerk, content';

function readContent(text: string): ReceiptContent {
  try {
    const content = JSON.parse(text) as ReceiptContent;
    if (content.claim && content.verdict && Array.isArray(content.flags)) return content;
  } catch {
    // Told below, without what was read.
  }
  throw new CorruptRow('The content of a receipt cannot be read');
}

function settlementOf({
  state,
  settled_at,
  settled_by,
  reason,
  clerk,
}: Row): Settlement | undefined {
  if (state !== 'redeemed' && state !== 'refused') return undefined;
  const [at, by] = [settled_at ?? '', settled_by ?? ''];
  return {
    state,
    at,
    by,
    ...(reason !== null && { reason }),
    ...(clerk !== null && { clerk }),
  };
}

function fromRow(number: string, row: Row): StoredReceipt {
  const settlement = settlementOf(row);
  return {
    number,
    state: row.state,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    ...(row.withdrawal_hash !== null && { withdrawalHash: row.withdrawal_hash }),
    ...(settlement && { settlement }),
    ...(row.content !== null && { content: readContent(row.content) }),
  };
}

export async function readReceipt(
  query: Query,
  number: string,
): Promise<StoredReceipt | undefined> {
  const [row] = await query<Row>(`SELECT ${columns} FROM receipt WHERE id = $1`, [
    receiptId(number),
  ]);
  return row && fromRow(number, row);
}

export async function readPhoto(query: Query, number: string): Promise<SealedPhoto | undefined> {
  const [row] = await query<{ key_id: string; sealed: Uint8Array }>(
    'SELECT key_id, sealed FROM photo WHERE id = $1',
    [receiptId(number)],
  );
  return row && { keyId: row.key_id, sealed: new Uint8Array(row.sealed) };
}

export async function listReceipts(
  query: Query,
  { from, before, limit }: { from: string; before: string; limit: number },
): Promise<readonly StoredReceipt[]> {
  const rows = await query<Row & { number: string }>(
    `SELECT number, ${columns} FROM receipt
     WHERE issued_at >= $1 AND issued_at < $2 AND content IS NOT NULL
     ORDER BY issued_at, id LIMIT $3`,
    [from, before, limit],
  );
  return rows.map((row) => fromRow(row.number, row));
}

/** Later than every possible time of a receipt. */
const NEVER = '9999';

export async function queueReceipts(
  query: Query,
  { from, limit, after }: QueueRange,
): Promise<readonly StoredReceipt[]> {
  const rows = await query<Row & { number: string }>(
    `SELECT number, ${columns} FROM receipt
     WHERE issued_at >= $1 AND issued_at <= $2 AND (issued_at < $2 OR id < $3) AND content IS NOT NULL
     ORDER BY issued_at DESC, id DESC LIMIT $4`,
    [from, after?.issuedAt ?? NEVER, after ? receiptId(after.number) : '', limit],
  );
  return rows.map((row) => fromRow(row.number, row));
}

export async function putReceipt(
  { query, note }: Change,
  { issuedAt, expiresAt, withdrawalHash, ...content }: NewReceipt,
  { keyId, sealed }: SealedPhoto,
): Promise<{ created: boolean; receipt: StoredReceipt }> {
  const { number } = content.claim;
  const id = receiptId(number);
  const inserted = await query(
    `INSERT INTO receipt (id, state, issued_at, expires_at, withdrawal_hash, number, content)
     VALUES ($1, 'issued', $2, $3, $4, $5, $6)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id, issuedAt, expiresAt, withdrawalHash ?? null, number, JSON.stringify(content)],
  );
  if (inserted.length === 0) {
    const receipt = (await readReceipt(query, number)) as StoredReceipt;
    return { created: false, receipt };
  }
  await query('INSERT INTO photo (id, key_id, sealed) VALUES ($1, $2, $3)', [id, keyId, sealed]);
  note({ at: issuedAt, action: 'issued', by: 'resident', subject: number });
  const times = { issuedAt, expiresAt, ...(withdrawalHash !== undefined && { withdrawalHash }) };
  return { created: true, receipt: { number, state: 'issued', ...times, content } };
}

export async function settleReceipt(
  { query, note }: Change,
  number: string,
  { state, at, by, reason, clerk, look }: Settlement,
): Promise<boolean> {
  const settled = await query(
    `UPDATE receipt SET state = $2, settled_at = $3, settled_by = $4, reason = $5, clerk = $6
     WHERE id = $1 AND state = 'issued' AND expires_at > $3 RETURNING id`,
    [receiptId(number), state, at, by, reason ?? null, clerk ?? null],
  );
  if (settled.length === 0) return false;
  const detail = {
    ...(reason !== undefined && { reason }),
    ...(clerk !== undefined && { clerk }),
    ...look,
  };
  const told = Object.keys(detail).length > 0 && { detail };
  note({ at, action: state, by, subject: number, ...told });
  return true;
}

/** Deletes the photo and everything about the person. State and times stay. */
async function eraseById(query: Query, id: string): Promise<void> {
  await query('DELETE FROM photo WHERE id = $1', [id]);
  await query(
    `UPDATE receipt SET number = NULL, content = NULL, reason = NULL, clerk = NULL WHERE id = $1`,
    [id],
  );
  await query('UPDATE audit SET detail = NULL WHERE subject = $1 AND detail IS NOT NULL', [id]);
}

export async function withdrawReceipt(
  { query, note }: Change,
  number: string,
  at: string,
): Promise<boolean> {
  const id = receiptId(number);
  const withdrawn = await query(
    `UPDATE receipt SET state = 'withdrawn'
     WHERE id = $1 AND state = 'issued' AND expires_at > $2 RETURNING id`,
    [id, at],
  );
  if (withdrawn.length === 0) return false;
  await eraseById(query, id);
  note({ at, action: 'withdrawn', by: 'resident', subject: number });
  return true;
}

export async function eraseReceipt(
  { query, note }: Change,
  number: string,
  at: string,
  by: string,
): Promise<boolean> {
  const id = receiptId(number);
  const kept = await query(
    `SELECT id FROM receipt WHERE id = $1 AND content IS NOT NULL AND state <> 'issued'`,
    [id],
  );
  if (kept.length === 0) return false;
  await eraseById(query, id);
  note({ at, action: 'erased', by, subject: number });
  return true;
}

const due = {
  expired: 'expires_at <= $1',
  settled: 'settled_at <= $1',
} as const;

/** Erases up to `limit` receipts that are due. Returns how many, and how many of them expired. */
export async function eraseDue(
  { query, note }: Change,
  why: keyof typeof due,
  until: string,
  now: string,
  limit: number,
): Promise<{ erased: number; expired: number }> {
  const rows = await query<{ id: string; state: ReceiptState }>(
    `SELECT id, state FROM receipt WHERE ${due[why]} AND content IS NOT NULL LIMIT $2`,
    [until, limit],
  );
  for (const { id, state } of rows) {
    await eraseById(query, id);
    const isOpen = state === 'issued';
    if (isOpen) await query(`UPDATE receipt SET state = 'expired' WHERE id = $1`, [id]);
    note({ at: now, action: isOpen ? 'expired' : 'erased', by: 'system', subject: id });
  }
  return { erased: rows.length, expired: rows.filter(({ state }) => state === 'issued').length };
}

export async function* photosNotSealedBy(query: Query, keyId: string): AsyncIterable<KeptPhoto> {
  for (let after = ''; ; ) {
    const rows = await query<{ id: string; number: string; key_id: string; sealed: Uint8Array }>(
      `SELECT photo.id, number, key_id, sealed FROM photo JOIN receipt ON receipt.id = photo.id
       WHERE key_id <> $1 AND photo.id > $2 ORDER BY photo.id LIMIT ${PHOTOS}`,
      [keyId, after],
    );
    for (const { number, key_id, sealed } of rows) {
      yield { number, keyId: key_id, sealed: new Uint8Array(sealed) };
    }
    if (rows.length < PHOTOS) return;
    after = rows[rows.length - 1].id;
  }
}

export async function resealPhoto(
  { query }: Change,
  number: string,
  from: string,
  { keyId, sealed }: SealedPhoto,
): Promise<boolean> {
  const replaced = await query(
    'UPDATE photo SET key_id = $3, sealed = $4 WHERE id = $1 AND key_id = $2 RETURNING id',
    [receiptId(number), from, keyId, sealed],
  );
  return replaced.length > 0;
}
