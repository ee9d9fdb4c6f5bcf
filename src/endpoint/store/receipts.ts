import { capturedOf } from '../../receipt/capture.ts';
import { type AuditEntry, receiptId, rowDigest, sha256 } from './audit.ts';
import type { Authority } from './authority.ts';
import { type EventRow, entryOf, eventColumns } from './event-table.ts';
import { endings, genuine } from './genuine.ts';
import type { Change } from './log-writer.ts';
import type { Query, Value } from './sql.ts';
import type {
  ExportRange,
  KeptPhoto,
  NewReceipt,
  QueueRange,
  ReceiptState,
  SealedPhoto,
  Settlement,
  StoredReceipt,
} from './store.ts';
import { countDecision } from './tallies.ts';

const PHOTOS = 20;

/** Rows of `receipt` with their entries that tell of its state, a line for each: read at one moment. */
export interface Row {
  readonly id: string;
  readonly state: ReceiptState;
  readonly issued_at: string;
  readonly expires_at: string;
  readonly withdrawal_hash: string | null;
  readonly settled_at: string | null;
  readonly settled_by: string | null;
  readonly reason: string | null;
  readonly clerk: string | null;
  readonly number: string | null;
  readonly content: string | null;
  readonly content_hash: string | null;
  /** As the content says it, so that it can be looked for. */
  readonly station: string | null;
}

const columns = [
  'id',
  'state',
  'issued_at',
  'expires_at',
  'withdrawal_hash',
  'settled_at',
  'settled_by',
  'reason',
  'clerk',
  'number',
  'content',
  'content_hash',
  'station',
];
const ofReceipt = columns.map((name) => `r.${name}`).join(', ');
const ofEvent = eventColumns.map((name) => `e.${name} AS e_${name}`).join(', ');
const lifeActions = `'${endings.join("', '")}', 'issued', 'erased'`;

type Line = Row & { readonly [Name in keyof EventRow as `e_${Name}`]: EventRow[Name] | null };

export interface RowWithLife {
  readonly row: Row;
  readonly life: readonly AuditEntry[];
}

/** `source`: a SELECT of whole rows of `receipt`. In no order. */
export async function readRows(
  query: Query,
  source: string,
  values: readonly Value[],
): Promise<readonly RowWithLife[]> {
  const lines = await query<Line>(
    `SELECT ${ofReceipt}, ${ofEvent} FROM (${source}) r
     LEFT JOIN event e ON e.subject = r.id AND e.action IN (${lifeActions})`,
    values,
  );
  const rows = new Map<string, { row: Row; life: AuditEntry[] }>();
  for (const line of lines) {
    const found = rows.get(line.id) ?? { row: line, life: [] };
    rows.set(line.id, found);
    if (line.e_shard === null) continue;
    const event = Object.fromEntries(
      eventColumns.map((name) => [name, line[`e_${name}`]]),
    ) as unknown as EventRow;
    found.life.push(entryOf(event));
  }
  return [...rows.values()];
}

async function readAll(
  query: Query,
  authority: Authority,
  source: string,
  values: readonly Value[],
): Promise<StoredReceipt[]> {
  return (await readRows(query, source, values)).map((one) => genuine(one, authority));
}

const byTime = (a: StoredReceipt, b: StoredReceipt): number => {
  const [one, other] = [a, b].map(({ issuedAt, number }) => `${issuedAt} ${receiptId(number)}`);
  return one < other ? -1 : 1;
};

export async function readReceipt(
  query: Query,
  number: string,
  authority: Authority,
): Promise<StoredReceipt | undefined> {
  const id = receiptId(number);
  const [one] = await readRows(query, 'SELECT * FROM receipt WHERE id = $1', [id]);
  return one && genuine(one, authority, number);
}

/** `id`: see `receiptId`. */
export async function readPhoto(query: Query, id: string): Promise<SealedPhoto | undefined> {
  const [row] = await query<{ key_id: string; sealed: Uint8Array }>(
    'SELECT key_id, sealed FROM photo WHERE id = $1',
    [id],
  );
  return row && { keyId: row.key_id, sealed: new Uint8Array(row.sealed) };
}

export async function listReceipts(
  query: Query,
  { from, before, limit }: { from: string; before: string; limit: number },
  authority: Authority,
): Promise<readonly StoredReceipt[]> {
  const found = await readAll(
    query,
    authority,
    `SELECT * FROM receipt
     WHERE issued_at >= $1 AND issued_at < $2 AND content IS NOT NULL
     ORDER BY issued_at, id LIMIT $3`,
    [from, before, limit],
  );
  return found.sort(byTime);
}

/** A condition on rows, for who sees only what was made for `station` or for every station. */
const readableBy = (station: string | undefined, place: number): string =>
  station === undefined ? '' : `AND (station IS NULL OR station = $${place})`;

/** Later than every possible time of a receipt. */
const NEVER = '9999';

export async function queueReceipts(
  query: Query,
  { from, limit, after, station }: QueueRange,
  authority: Authority,
): Promise<readonly StoredReceipt[]> {
  const found = await readAll(
    query,
    authority,
    `SELECT * FROM receipt
     WHERE issued_at >= $1 AND issued_at <= $2 AND (issued_at < $2 OR id < $3) AND content IS NOT NULL
       ${readableBy(station, 5)}
     ORDER BY issued_at DESC, id DESC LIMIT $4`,
    [
      from,
      after?.issuedAt ?? NEVER,
      after ? receiptId(after.number) : '',
      limit,
      ...(station === undefined ? [] : [station]),
    ],
  );
  return found.sort((a, b) => byTime(b, a));
}

export async function exportableReceipts(
  query: Query,
  { state, from, before, again, limit, after, station }: ExportRange,
  authority: Authority,
): Promise<readonly StoredReceipt[]> {
  const time = state === 'issued' ? 'issued_at' : 'settled_at';
  const isNew = `NOT EXISTS
    (SELECT 1 FROM event x WHERE x.subject = receipt.id AND x.action = 'exported')`;
  const found = await readAll(
    query,
    authority,
    `SELECT * FROM receipt
     WHERE ${time} >= $1 AND ${time} < $2 AND (${time} > $1 OR id > $3)
       AND state = $4 AND content IS NOT NULL ${again ? '' : `AND ${isNew}`}
       ${readableBy(station, 6)}
     ORDER BY ${time}, id LIMIT $5`,
    [
      after?.at ?? from,
      before,
      after ? receiptId(after.number) : '',
      state,
      limit,
      ...(station === undefined ? [] : [station]),
    ],
  );
  const order = ({ settlement, issuedAt, number }: StoredReceipt) =>
    `${settlement?.at ?? issuedAt} ${receiptId(number)}`;
  return found.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

export async function endedIds(query: Query, now: string): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    `SELECT id FROM receipt WHERE state <> 'issued' AND expires_at > $1`,
    [now],
  );
  return rows.map(({ id }) => id);
}

export async function putReceipt(
  { query, note, authority }: Change,
  { issuedAt, expiresAt, withdrawalHash, ...content }: NewReceipt,
  { keyId, sealed }: SealedPhoto,
): Promise<{ created: boolean; receipt: StoredReceipt }> {
  const { number } = content.claim;
  const id = receiptId(number);
  const text = JSON.stringify(content);
  const contentHash = sha256(text);
  const inserted = await query(
    `INSERT INTO receipt
       (id, state, issued_at, expires_at, withdrawal_hash, number, content, content_hash, station)
     VALUES ($1, 'issued', $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      id,
      issuedAt,
      expiresAt,
      withdrawalHash ?? null,
      number,
      text,
      contentHash,
      content.station ?? null,
    ],
  );
  if (inserted.length === 0) {
    const receipt = (await readReceipt(query, number, authority)) as StoredReceipt;
    return { created: false, receipt };
  }
  await query('INSERT INTO photo (id, key_id, sealed) VALUES ($1, $2, $3)', [id, keyId, sealed]);
  const row = rowDigest({
    issuedAt,
    expiresAt,
    withdrawalHash: withdrawalHash ?? null,
    contentHash,
  });
  const captured = capturedOf(content.claim);
  note({
    at: issuedAt,
    action: 'issued',
    by: 'resident',
    subject: number,
    row,
    ...(captured && { detail: { captured } }),
  });
  const times = { issuedAt, expiresAt, ...(withdrawalHash !== undefined && { withdrawalHash }) };
  return { created: true, receipt: { number, state: 'issued', ...times, content } };
}

export async function settleReceipt(
  { query, note, authority }: Change,
  number: string,
  { state, at, by, reason, clerk, look }: Settlement,
): Promise<boolean> {
  // What was set back to issued by a hand in the database is not ended a second time.
  const receipt = await readReceipt(query, number, authority);
  if (!receipt) return false;
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
  if (receipt.content) await countDecision(query, receipt.content, state);
  return true;
}

/**
 * Deletes the photo and all that says anything of the person; state and times stay. One that was
 * still issued is expired by it. Gives the state after it, nothing where another was first.
 */
async function eraseById(
  query: Query,
  id: string,
  condition = 'TRUE',
): Promise<ReceiptState | undefined> {
  const [erased] = await query<{ state: ReceiptState }>(
    `UPDATE receipt SET number = NULL, content = NULL, reason = NULL, clerk = NULL, station = NULL,
       state = CASE state WHEN 'issued' THEN 'expired' ELSE state END
     WHERE id = $1 AND content IS NOT NULL AND ${condition} RETURNING state`,
    [id],
  );
  if (!erased) return undefined;
  await query('DELETE FROM photo WHERE id = $1', [id]);
  await query('UPDATE event SET detail = NULL WHERE subject = $1 AND detail IS NOT NULL', [id]);
  return erased.state;
}

export async function withdrawReceipt(
  { query, note, authority }: Change,
  number: string,
  at: string,
): Promise<boolean> {
  const id = receiptId(number);
  if (!(await readReceipt(query, number, authority))) return false;
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
  const erased = await eraseById(query, receiptId(number), "state <> 'issued'");
  if (erased === undefined) return false;
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
  const rows = await query<{ id: string }>(
    `SELECT id FROM receipt WHERE ${due[why]} AND content IS NOT NULL LIMIT $2`,
    [until, limit],
  );
  const total = { erased: 0, expired: 0 };
  for (const { id } of rows) {
    const state = await eraseById(query, id);
    // Another instance purges at the same hour.
    if (state === undefined) continue;
    total.erased += 1;
    if (state === 'expired') total.expired += 1;
    const action = state === 'expired' ? 'expired' : 'erased';
    note({ at: now, action, by: 'system', subject: id });
  }
  return total;
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
