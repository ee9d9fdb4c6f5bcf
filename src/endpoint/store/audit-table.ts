import {
  type AuditEntry,
  type AuditHead,
  type AuditReport,
  checkEntry,
  emptyHead,
} from './audit.ts';
import { placeholders, type Query, type Value } from './sql.ts';

const PAGE = 1_000;

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

const toValues = (entry: AuditEntry): Value[] => [
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

const fromRow = (row: Row): AuditEntry => ({
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

/** The end of the chain. With `forUpdate`, no other transaction can add to it until this one ends. */
export async function readHead(query: Query, forUpdate = ''): Promise<AuditHead> {
  const [head] = await query<AuditHead>(
    `SELECT seq, hash FROM audit_head WHERE one = 1 ${forUpdate}`,
  );
  return { seq: head.seq, hash: head.hash };
}

/** Adds one or more entries. Returns the last. */
export async function insertEntries(
  query: Query,
  entries: readonly AuditEntry[],
): Promise<AuditEntry> {
  const rows = placeholders(entries.length, columns.split(',').length);
  await query(`INSERT INTO audit (${columns}) VALUES ${rows}`, entries.flatMap(toValues));
  return entries[entries.length - 1];
}

export async function moveHead(query: Query, { seq, hash }: AuditHead): Promise<void> {
  await query('UPDATE audit_head SET seq = $1, hash = $2 WHERE one = 1', [seq, hash]);
}

export async function entriesOf(query: Query, subject: string): Promise<readonly AuditEntry[]> {
  const rows = await query<Row>(`SELECT ${columns} FROM audit WHERE subject = $1 ORDER BY seq`, [
    subject,
  ]);
  return rows.map(fromRow);
}

/** Goes through the chain up to the present head, page by page. */
export async function verifyChain(read: Query, noted?: AuditHead): Promise<AuditReport> {
  const end = await readHead(read);
  let head = emptyHead;
  let isNotedSeen = noted === undefined || noted.seq === 0;
  while (head.seq < end.seq) {
    const rows = await read<Row>(
      `SELECT ${columns} FROM audit WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT ${PAGE}`,
      [head.seq, end.seq],
    );
    if (rows.length === 0) return { ok: false, fault: 'sequence', seq: head.seq + 1 };
    for (const entry of rows.map(fromRow)) {
      const fault = checkEntry(head, entry);
      if (fault) return { ok: false, fault, seq: head.seq + 1 };
      head = { seq: entry.seq, hash: entry.hash };
      if (noted?.seq === head.seq) {
        if (noted.hash !== head.hash) return { ok: false, fault: 'noted', seq: head.seq };
        isNotedSeen = true;
      }
    }
  }
  if (head.hash !== end.hash) return { ok: false, fault: 'head', seq: head.seq };
  if (!isNotedSeen) return { ok: false, fault: 'noted', seq: noted?.seq ?? 0 };
  return (await findFalseState(read, head)) ?? { ok: true, head };
}

/** Finds a receipt whose state has no entry, or that is still issued although an entry ended it. */
async function findFalseState(read: Query, { seq }: AuditHead): Promise<AuditReport | undefined> {
  for (let after = ''; ; ) {
    const rows = await read<{ id: string; told: number }>(
      `SELECT id, CASE WHEN
         EXISTS (SELECT 1 FROM audit WHERE subject = receipt.id AND action = receipt.state)
         AND NOT EXISTS (SELECT 1 FROM audit WHERE subject = receipt.id AND receipt.state = 'issued'
           AND action IN ('redeemed', 'refused', 'withdrawn', 'expired'))
         THEN 1 ELSE 0 END AS told
       FROM receipt WHERE id > $1 ORDER BY id LIMIT ${PAGE}`,
      [after],
    );
    if (rows.some(({ told }) => told === 0)) return { ok: false, fault: 'state', seq };
    if (rows.length < PAGE) return undefined;
    after = rows[rows.length - 1].id;
  }
}
