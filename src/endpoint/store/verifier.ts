import {
  type AuditEntry,
  type AuditFault,
  type AuditHead,
  type AuditReport,
  checkEntry,
  headOf,
  leafOf,
  SHARDS,
} from './audit.ts';
import type { Authority } from './authority.ts';
import { isClockOurs } from './clock.ts';
import { entriesAfter, readTrees } from './event-table.ts';
import { genuine } from './genuine.ts';
import { emptyTree, grown, rootOf, type Tree } from './merkle.ts';
import { isCurrent } from './migrate.ts';
import { type RowWithLife, readPhoto, readRows } from './receipts.ts';
import type { Query, Sql } from './sql.ts';
import { CorruptRow } from './store.ts';
import { isTokenTold, tokenIds } from './tokens.ts';

const PAGE = 500;
/** Reads that find a row and its entries at odds may have been made while it changed. */
const LOOKS = 3;

interface Fault {
  readonly fault: AuditFault;
  readonly where: string;
}

const fault = (kind: AuditFault, where: string): Fault => ({ fault: kind, where });

/** Roots that must come out on the way, by size. */
type Noted = ReadonlyMap<number, string>;

function notedOf(heads: readonly AuditHead[], shard: number): Noted {
  const ofShard = heads.flatMap(({ shards }) => shards.filter((one) => one.shard === shard));
  return new Map(ofShard.map(({ size, root }) => [size, root]));
}

/** Subjects of entries that began something, which must still be there. */
async function missing(query: Query, entries: readonly AuditEntry[]): Promise<Fault | undefined> {
  const begun = (action: string) =>
    entries.filter((entry) => entry.action === action).map(({ subject }) => subject ?? '');
  const absent = async (table: string, ids: readonly string[]) => {
    if (ids.length === 0) return undefined;
    const list = ids.map((_, i) => `$${i + 1}`).join(', ');
    const rows = await query<{ id: string }>(`SELECT id FROM ${table} WHERE id IN (${list})`, ids);
    const there = new Set(rows.map(({ id }) => id));
    return ids.find((id) => !there.has(id));
  };
  const receipt = await absent('receipt', begun('issued'));
  if (receipt !== undefined) return fault('receipt', receipt);
  const tokens = begun('token-created').map((subject) => subject.slice('token:'.length));
  const token = await absent('station_token', tokens);
  return token === undefined ? undefined : fault('token', token);
}

/** Goes through a shard as far as its tree reaches; gives the tree that its entries make. */
async function verifyShard(
  query: Query,
  shard: number,
  noted: Noted,
  authority: Authority,
): Promise<Tree | Fault> {
  let tree = emptyTree;
  for (;;) {
    const entries = await entriesAfter(query, shard, tree.size, PAGE);
    for (const entry of entries) {
      const where = `${shard}/${tree.size + 1}`;
      if (entry.seq !== tree.size + 1) return fault('sequence', where);
      const wrong = checkEntry(entry, authority);
      if (wrong) return fault(wrong, where);
      tree = grown(tree, leafOf(entry));
      const root = noted.get(tree.size);
      if (root !== undefined && root !== rootOf(tree)) return fault('noted', where);
    }
    const lost = await missing(query, entries);
    if (lost) return lost;
    if (entries.length === PAGE) continue;
    // Read after its entries, so that it holds them and perhaps more, which were added meanwhile.
    const kept = (await readTrees(query)).get(shard);
    if (!kept) return fault('tree', String(shard));
    if (kept.size > tree.size && entries.length > 0) continue;
    const last = `${shard}/${tree.size}`;
    if (kept.size > tree.size) return fault('sequence', `${shard}/${tree.size + 1}`);
    if (kept.size < tree.size || rootOf(kept) !== rootOf(tree)) return fault('tree', last);
    if (kept.peaks.join() !== tree.peaks.join()) return fault('tree', last);
    if ([...noted.keys()].some((size) => size > tree.size)) return fault('noted', last);
    return tree;
  }
}

async function verifyTrees(
  query: Query,
  noted: readonly AuditHead[],
  authority: Authority,
): Promise<AuditHead | Fault> {
  const shards = Array.from({ length: SHARDS }, (_, i) => i + 1);
  const kept = [...(await readTrees(query)).keys()];
  if (kept.join() !== shards.join()) return fault('tree', `shards ${kept.join()}`);
  const [foreign] = await query<{ shard: number }>(
    'SELECT shard FROM event WHERE shard < 1 OR shard > $1 LIMIT 1',
    [SHARDS],
  );
  if (foreign) return fault('tree', String(foreign.shard));
  const trees = new Map<number, Tree>();
  for (const shard of shards) {
    const tree = await verifyShard(query, shard, notedOf(noted, shard), authority);
    if ('fault' in tree) return tree;
    trees.set(shard, tree);
  }
  return headOf(trees);
}

/** A detail goes with its receipt's content, and not before. */
const hasLostDetail = ({ row, life }: RowWithLife): boolean =>
  row.content !== null &&
  life.some(({ detail, detailHash }) => detailHash !== undefined && detail === undefined);

async function receiptFault(
  query: Query,
  one: RowWithLife,
  authority: Authority,
): Promise<Fault | undefined> {
  const { id } = one.row;
  try {
    const { content } = genuine(one, authority);
    if (hasLostDetail(one)) return fault('detail', id);
    const photo = await readPhoto(query, id);
    if ((photo === undefined) !== (content === undefined)) return fault('photo', id);
    if (!photo || !content) return undefined;
    const { number, photoSha256 } = content.claim;
    return authority.isPhoto(number, photo, photoSha256) ? undefined : fault('photo', id);
  } catch (error) {
    if (error instanceof CorruptRow) return fault('receipt', id);
    throw error;
  }
}

/** Whether a receipt is at odds with its entries or photo, also when it is looked at again. */
async function standingFault(
  query: Query,
  first: RowWithLife,
  authority: Authority,
): Promise<Fault | undefined> {
  let one: RowWithLife | undefined = first;
  let found: Fault | undefined;
  for (let looks = 0; looks < LOOKS && one; looks++) {
    found = await receiptFault(query, one, authority);
    if (!found) return undefined;
    [one] = await readRows(query, 'SELECT * FROM receipt WHERE id = $1', [first.row.id]);
  }
  return found;
}

async function verifyReceipts(query: Query, authority: Authority): Promise<Fault | undefined> {
  for (let after = ''; ; ) {
    const page = await readRows(
      query,
      `SELECT * FROM receipt WHERE id > $1 ORDER BY id LIMIT ${PAGE}`,
      [after],
    );
    for (const one of page) {
      const found = await standingFault(query, one, authority);
      if (found) return found;
      if (one.row.id > after) after = one.row.id;
    }
    if (page.length < PAGE) return undefined;
  }
}

/** A photo of no receipt that has its content. */
async function strayPhoto(query: Query): Promise<Fault | undefined> {
  for (let after = ''; ; ) {
    const rows = await query<{ id: string; whole: string | null }>(
      `SELECT p.id, r.id AS whole FROM (SELECT id FROM photo WHERE id > $1 ORDER BY id LIMIT ${PAGE}) p
       LEFT JOIN receipt r ON r.id = p.id AND r.content IS NOT NULL`,
      [after],
    );
    const stray = rows.find(({ whole }) => whole === null);
    // One that was erased between two reads is no fault.
    if (stray && (await readPhoto(query, stray.id))) return fault('photo', stray.id);
    if (rows.length < PAGE) return undefined;
    after = rows.reduce((last, { id }) => (id > last ? id : last), after);
  }
}

async function verifyTokens(query: Query, authority: Authority): Promise<Fault | undefined> {
  for (const id of await tokenIds(query)) {
    let isTold = false;
    for (let looks = 0; looks < LOOKS && !isTold; looks++) {
      isTold = await isTokenTold(query, id, authority);
    }
    if (!isTold) return fault('token', id);
  }
  return undefined;
}

/**
 * Reads everything, in pages, and holds it against what was signed: entries, trees, receipts, photos,
 * tokens, the purges' clock and the schema. `noted` are heads that were kept elsewhere: only with them is
 * it seen that the last entries were cut off with all that they told of, or the whole was rolled back.
 */
export async function verifyAll(
  sql: Sql,
  authority: Authority,
  noted: readonly AuditHead[] = [],
): Promise<AuditReport> {
  const { read } = sql;
  if (!(await isCurrent(sql))) return { ok: false, ...fault('schema', 'version') };
  try {
    const head = await verifyTrees(read, noted, authority);
    if ('fault' in head) return { ok: false, ...head };
    const found =
      (await verifyReceipts(read, authority)) ??
      (await strayPhoto(read)) ??
      (await verifyTokens(read, authority)) ??
      ((await isClockOurs(read, authority)) ? undefined : fault('clock', 'purge_clock'));
    return found ? { ok: false, ...found } : { ok: true, head };
  } catch (error) {
    if (error instanceof CorruptRow) return { ok: false, ...fault('tree', error.message) };
    throw error;
  }
}
