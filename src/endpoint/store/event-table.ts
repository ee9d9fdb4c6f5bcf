import type { AuditEntry } from './audit.ts';
import type { Tree } from './merkle.ts';
import { placeholders, type Query, type Value } from './sql.ts';
import { CorruptRow } from './store.ts';

/** A row of the table `event`; from an outer join all is null where there is none. */
export interface EventRow {
  readonly shard: number;
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  readonly by_whom: string;
  readonly subject: string | null;
  readonly row_digest: string | null;
  readonly detail: string | null;
  readonly detail_hash: string | null;
  readonly kid: string;
  readonly signature: string;
}

export const eventColumns = [
  'shard',
  'seq',
  'at',
  'action',
  'by_whom',
  'subject',
  'row_digest',
  'detail',
  'detail_hash',
  'kid',
  'signature',
] as const;
const columns = eventColumns.join(', ');

const toValues = (entry: AuditEntry): Value[] => [
  entry.shard,
  entry.seq,
  entry.at,
  entry.action,
  entry.by,
  entry.subject ?? null,
  entry.row ?? null,
  entry.detail ?? null,
  entry.detailHash ?? null,
  entry.kid,
  entry.signature,
];

export const entryOf = (row: EventRow): AuditEntry => ({
  shard: row.shard,
  seq: row.seq,
  at: row.at,
  action: row.action,
  by: row.by_whom,
  ...(row.subject !== null && { subject: row.subject }),
  ...(row.row_digest !== null && { row: row.row_digest }),
  ...(row.detail !== null && { detail: row.detail }),
  ...(row.detail_hash !== null && { detailHash: row.detail_hash }),
  kid: row.kid,
  signature: row.signature,
});

/** Of entries in one statement, which may have only so many values. */
const INSERT_MAX = 64;

/** Adds one entry or more. `onConflict`: for entries that may be there already. */
export async function insertEntries(
  query: Query,
  entries: readonly AuditEntry[],
  onConflict = '',
): Promise<void> {
  for (let from = 0; from < entries.length; from += INSERT_MAX) {
    const some = entries.slice(from, from + INSERT_MAX);
    const rows = placeholders(some.length, eventColumns.length);
    await query(
      `INSERT INTO event (${columns}) VALUES ${rows} ${onConflict}`,
      some.flatMap(toValues),
    );
  }
}

/** In the order of their times, which are those of the instances that wrote them. */
export async function entriesOf(query: Query, subject: string): Promise<readonly AuditEntry[]> {
  const rows = await query<EventRow>(`SELECT ${columns} FROM event WHERE subject = $1`, [subject]);
  const order = ({ at, shard, seq }: AuditEntry) =>
    `${at} ${[shard, seq].map((n) => String(n).padStart(16, '0')).join(' ')}`;
  return rows.map(entryOf).sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** Up to `limit` entries of a shard after entry `after`, in their order. */
export async function entriesAfter(
  query: Query,
  shard: number,
  after: number,
  limit: number,
): Promise<readonly AuditEntry[]> {
  const rows = await query<EventRow>(
    `SELECT ${columns} FROM event WHERE shard = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    [shard, after, limit],
  );
  return rows.map(entryOf);
}

export interface TreeRow {
  readonly shard: number;
  readonly size: number;
  readonly peaks: string;
}

/** Throws `CorruptRow` where it cannot be read. */
export function treeOf({ size, peaks }: TreeRow): Tree {
  const list = peaks === '' ? [] : peaks.split(' ');
  if (list.every((peak) => /^[0-9a-f]{64}$/.test(peak))) return { size, peaks: list };
  throw new CorruptRow('A tree of the audit table cannot be read');
}

/** Every shard's tree as it is kept. */
export async function readTrees(query: Query): Promise<ReadonlyMap<number, Tree>> {
  const rows = await query<TreeRow>(
    'SELECT shard, size, peaks FROM audit_tree WHERE shard >= 0 ORDER BY shard',
  );
  return new Map(rows.map((row) => [row.shard, treeOf(row)]));
}

/** A shard's tree, locked until the transaction ends; undefined where another holds it. */
export async function lockTree(
  query: Query,
  shard: number,
  lock: string,
): Promise<Tree | undefined> {
  const [row] = await query<TreeRow>(
    `SELECT shard, size, peaks FROM audit_tree WHERE shard = $1 ${lock}`,
    [shard],
  );
  return row && treeOf(row);
}

export async function replaceTree(query: Query, shard: number, tree: Tree): Promise<void> {
  await query('UPDATE audit_tree SET size = $2, peaks = $3 WHERE shard = $1', [
    shard,
    tree.size,
    tree.peaks.join(' '),
  ]);
}
