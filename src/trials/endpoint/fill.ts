import { createHash } from 'node:crypto';
import { signReceipt } from '../../endpoint/keys/sign.ts';
import type { SigningKeys } from '../../endpoint/keys/signing-keys.ts';
import type { Vault } from '../../endpoint/keys/vault.ts';
import { leafOf, newEntry, receiptId, rowDigest, sha256 } from '../../endpoint/store/audit.ts';
import type { Authority } from '../../endpoint/store/authority.ts';
import { insertEntries, replaceTree } from '../../endpoint/store/event-table.ts';
import { emptyTree, grown } from '../../endpoint/store/merkle.ts';
import { migrate } from '../../endpoint/store/migrate.ts';
import { openSql, type StorePlace } from '../../endpoint/store/open.ts';
import { placeholders, type Query, type Value } from '../../endpoint/store/sql.ts';
import type { NewReceipt, ReceiptContent, SealedPhoto } from '../../endpoint/store/store.ts';

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

/** What each receipt is a copy of, under a number of its own. */
export interface Template {
  readonly content: ReceiptContent;
  /** The photo before it is sealed. */
  readonly bytes: Uint8Array;
  readonly signing: SigningKeys;
  readonly vault: Vault;
  readonly authority: Authority;
}

/** The receipt and the sealed photo of a number, as the endpoint would make them. */
export async function copyOf(
  { content, bytes, signing, vault }: Template,
  number: string,
  times: Pick<NewReceipt, 'issuedAt' | 'expiresAt' | 'withdrawalHash'>,
): Promise<{ readonly receipt: NewReceipt; readonly photo: SealedPhoto }> {
  const photoSha256 = createHash('sha256').update(bytes).digest('hex');
  const claim = { ...content.claim, number, photoSha256 };
  const unsigned = { ...content, ...times, claim };
  const receipt = { ...unsigned, jws: await signReceipt(unsigned, signing) };
  return { receipt, photo: vault.seal(number, bytes) };
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

/** When the receipt that is settled at the moment of another one was: as `eventsOf` has it. */
const settledTime = (history: Past, i: number): number =>
  issuedTime(history, i + (history.receipts - history.firstOpen));

const columns =
  'id, state, issued_at, expires_at, withdrawal_hash, settled_at, settled_by, number, content, content_hash';

const timesOf = (history: Past, i: number) => {
  const issued = issuedTime(history, i);
  const withdrawalHash = receiptId(`${numberOf(i)}0`);
  return { issuedAt: iso(issued), expiresAt: iso(issued + past.days * DAY), withdrawalHash };
};

/** The text of a receipt's content, or of its loss. */
const contentOf = ({ issuedAt: _, expiresAt: __, withdrawalHash: ___, ...content }: NewReceipt) =>
  JSON.stringify(content);

interface Made {
  readonly row: Value[];
  readonly digest: string;
}

async function rowOf(history: Past, i: number, text?: string): Promise<Made> {
  const number = numberOf(i);
  const times = timesOf(history, i);
  const isOpen = i >= history.firstOpen;
  const contentHash = text === undefined ? sha256(number) : sha256(text);
  return {
    row: [
      receiptId(number),
      isOpen ? 'issued' : 'redeemed',
      times.issuedAt,
      times.expiresAt,
      times.withdrawalHash,
      isOpen ? null : iso(settledTime(history, i)),
      isOpen ? null : 'station-7',
      text === undefined ? null : number,
      text ?? null,
      contentHash,
    ],
    digest: rowDigest({ ...times, contentHash }),
  };
}

/** What happened from the moment of one receipt to that of the next: others were settled and erased. */
function* eventsOf(history: Past, i: number, row: string) {
  const at = iso(issuedTime(history, i));
  const earlier = (first: number) => numberOf(i - (history.receipts - first));
  yield { at, action: 'issued', by: 'resident', subject: numberOf(i), row };
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
export async function fill(place: StorePlace, receipts: number, template: Template): Promise<Past> {
  const { authority } = template;
  const sql = await openSql(place);
  await migrate(sql, authority);
  const history = pastOf(receipts);
  let tree = emptyTree;
  for (let from = 0; from < receipts; from += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, receipts - from) }, (_, k) => from + k);
    const copies = await Promise.all(
      batch.map(async (i) => {
        const isWhole = i >= history.firstWhole;
        const copy = isWhole ? await copyOf(template, numberOf(i), timesOf(history, i)) : undefined;
        const made = await rowOf(history, i, copy && contentOf(copy.receipt));
        return { i, ...made, photo: copy?.photo };
      }),
    );
    await sql.transaction(
      async (query) => {
        await insert(
          query,
          'receipt',
          columns,
          copies.map(({ row }) => row),
        );
        const photos = copies.flatMap(({ i, photo }) =>
          photo ? [[receiptId(numberOf(i)), photo.keyId, photo.sealed]] : [],
        );
        if (photos.length > 0) await insert(query, 'photo', 'id, key_id, sealed', photos);
        const events = copies.flatMap(({ i, digest }) => [...eventsOf(history, i, digest)]);
        const entries = events.map((event, k) =>
          newEntry({ shard: 1, seq: tree.size + k + 1 }, event, authority),
        );
        await insertEntries(query, entries);
        tree = entries.map(leafOf).reduce(grown, tree);
        await replaceTree(query, 1, tree);
      },
      { durable: false },
    );
  }
  // As a store that has grown slowly has them: PostgreSQL by its autovacuum, SQLite by no means needed.
  if (place.databaseUrl !== undefined) await sql.read('ANALYZE');
  await sql.close();
  return history;
}
