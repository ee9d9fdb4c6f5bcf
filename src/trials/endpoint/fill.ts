import { type AuditEntry, emptyHead, nextEntry, receiptId } from '../../endpoint/store/audit.ts';
import { insertEntries, moveHead } from '../../endpoint/store/audit-table.ts';
import { migrate } from '../../endpoint/store/migrate.ts';
import { openSql, type StorePlace } from '../../endpoint/store/open.ts';
import { placeholders, type Query, type Value } from '../../endpoint/store/sql.ts';
import type { StoredReceipt } from '../../endpoint/store/store.ts';

const DAY = 86_400_000;
const AT_ONCE = 200;

/** The simulated past: a store that has run for as long as it keeps anything. */
export const past = {
  now: Date.parse('2026-11-23T04:00:00.000Z'),
  days: 180,
  /** Days after which a station settles a receipt, and after which its content is erased. */
  settledAfter: 5,
  erasedAfter: 35,
} as const;

/** A receipt as the endpoint made it, and its sealed photo: each row is a copy under another number. */
export interface Template {
  readonly receipt: StoredReceipt;
  readonly photo: Uint8Array;
}

export interface Past {
  readonly receipts: number;
  /** Milliseconds from one receipt to the next. */
  readonly step: number;
  /** The first receipt that is settled but has its content, and the first that is open. */
  readonly firstWhole: number;
  readonly firstOpen: number;
}

function pastOf(receipts: number): Past {
  const ofDays = (days: number) => Math.floor((receipts * days) / past.days);
  return {
    receipts,
    step: (past.days * DAY) / receipts,
    firstWhole: receipts - ofDays(past.erasedAfter),
    firstOpen: receipts - ofDays(past.settledAfter),
  };
}

export const numberOf = (i: number): string => `26${String(i).padStart(18, '0')}`;
const iso = (time: number): string => new Date(time).toISOString();
/** When receipt `i` was issued, in ms since 1970; the last one just now. */
export const issuedTime = ({ receipts, step }: Past, i: number): number =>
  past.now - Math.round((receipts - 1 - i) * step);

const columns =
  'id, state, issued_at, expires_at, withdrawal_hash, settled_at, settled_by, number, content';

function rowOf(history: Past, i: number, content: string): Value[] {
  const number = numberOf(i);
  const issued = issuedTime(history, i);
  const isOpen = i >= history.firstOpen;
  const isWhole = i >= history.firstWhole;
  return [
    receiptId(number),
    isOpen ? 'issued' : 'redeemed',
    iso(issued),
    iso(issued + past.days * DAY),
    receiptId(`${number}0`),
    isOpen ? null : iso(issued + past.settledAfter * DAY),
    isOpen ? null : 'station-7',
    isWhole ? number : null,
    isWhole ? content.replaceAll('NUMBER', number) : null,
  ];
}

/** What happened from the moment of one receipt to that of the next: others were settled and erased. */
function* eventsOf(history: Past, i: number) {
  const at = iso(issuedTime(history, i));
  const earlier = (first: number) => numberOf(i - (history.receipts - first));
  yield { at, action: 'issued', by: 'resident', subject: numberOf(i) };
  if (i >= history.receipts - history.firstOpen) {
    yield { at, action: 'redeemed', by: 'station-7', subject: earlier(history.firstOpen) };
  }
  if (i >= history.receipts - history.firstWhole) {
    yield { at, action: 'erased', by: 'system', subject: earlier(history.firstWhole) };
  }
}

const insert = (query: Query, table: string, names: string, rows: readonly (readonly Value[])[]) =>
  query(
    `INSERT INTO ${table} (${names}) VALUES ${placeholders(rows.length, names.split(',').length)}`,
    rows.flat(),
  );

/**
 * Fills an empty store with the real schema and a valid audit chain: receipts spread evenly over the past days,
 * settled and erased on the way, so that only the last ones still have content and photo.
 */
export async function fill(
  place: StorePlace,
  receipts: number,
  { receipt, photo }: Template,
): Promise<Past> {
  const sql = await openSql(place);
  await migrate(sql);
  const history = pastOf(receipts);
  const content = JSON.stringify(receipt.content).replaceAll(receipt.number, 'NUMBER');
  let head: AuditEntry | typeof emptyHead = emptyHead;
  for (let from = 0; from < receipts; from += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, receipts - from) }, (_, k) => from + k);
    await sql.transaction(
      async (query) => {
        await insert(
          query,
          'receipt',
          columns,
          batch.map((i) => rowOf(history, i, content)),
        );
        const photos = batch
          .filter((i) => i >= history.firstWhole)
          .map((i) => [receiptId(numberOf(i)), 'key-1', photo]);
        if (photos.length > 0) await insert(query, 'photo', 'id, key_id, sealed', photos);
        const entries = batch.flatMap((i) =>
          [...eventsOf(history, i)].map((event) => {
            const entry = nextEntry(head, event);
            head = entry;
            return entry;
          }),
        );
        await moveHead(query, await insertEntries(query, entries));
      },
      { durable: false },
    );
  }
  // As a store that has grown slowly has them: PostgreSQL by its autovacuum, SQLite by no means needed.
  if (place.databaseUrl !== undefined) await sql.read('ANALYZE');
  await sql.close();
  return history;
}
