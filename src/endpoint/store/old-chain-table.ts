import type { ChainEntry, ChainHead } from './old-chain.ts';
import { placeholders, type Query, type Value } from './sql.ts';

interface Row {
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  readonly by_whom: string;
  readonly subject: string | null;
  readonly detail: string | null;
  readonly detail_hash: string | null;
  readonly previous: string;
  readonly hash: string;
}

const columns = 'seq, at, action, by_whom, subject, detail, detail_hash, previous, hash';

const toValues = (entry: ChainEntry): Value[] => [
  entry.seq,
  entry.at,
  entry.action,
  entry.by,
  entry.subject ?? null,
  entry.detail ?? null,
  entry.detailHash ?? null,
  entry.previous,
  entry.hash,
];

const fromRow = (row: Row): ChainEntry => ({
  seq: row.seq,
  at: row.at,
  action: row.action,
  by: row.by_whom,
  ...(row.subject !== null && { subject: row.subject }),
  ...(row.detail !== null && { detail: row.detail }),
  ...(row.detail_hash !== null && { detailHash: row.detail_hash }),
  previous: row.previous,
  hash: row.hash,
});

/** The end of the chain that the table `audit_head` keeps. */
export async function readHead(query: Query): Promise<ChainHead> {
  const [head] = await query<ChainHead>('SELECT seq, hash FROM audit_head WHERE one = 1');
  return { seq: head.seq, hash: head.hash };
}

export async function moveHead(query: Query, { seq, hash }: ChainHead): Promise<void> {
  await query('UPDATE audit_head SET seq = $1, hash = $2 WHERE one = 1', [seq, hash]);
}

/** Adds one entry or more; gives the last. */
export async function insertChain(
  query: Query,
  entries: readonly ChainEntry[],
): Promise<ChainEntry> {
  const rows = placeholders(entries.length, columns.split(',').length);
  await query(`INSERT INTO audit (${columns}) VALUES ${rows}`, entries.flatMap(toValues));
  return entries[entries.length - 1];
}

export async function chainAfter(
  query: Query,
  seq: number,
  limit: number,
): Promise<readonly ChainEntry[]> {
  const rows = await query<Row>(
    `SELECT ${columns} FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2`,
    [seq, limit],
  );
  return rows.map(fromRow);
}
