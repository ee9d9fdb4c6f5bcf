import { type AuditEntry, leafOf, rowDigest, sha256, signEntry } from './audit.ts';
import type { Authority } from './authority.ts';
import { readClock, writeClock } from './clock.ts';
import { insertEntries, lockTree, replaceTree } from './event-table.ts';
import { emptyTree, grown } from './merkle.ts';
import { type ChainEntry, checkEntry, emptyHead } from './old-chain.ts';
import { chainAfter, readHead } from './old-chain-table.ts';
import type { Query, Transaction } from './sql.ts';
import { type TokenRow, tokenText } from './tokens.ts';

// What version 4 of the schema makes of a database that was in use before. Each step may be cut off and done
// again; what it has done already it finds done.

const PAGE = 200;
/** Where the entries of the chain go. */
const SHARD = 1;

type Step = (transaction: Transaction, authority: Authority) => Promise<void>;

/** Runs `work` in a transaction at a time until it says that there is nothing left. */
async function untilDone(
  transaction: Transaction,
  work: (query: Query) => Promise<boolean>,
): Promise<void> {
  while (!(await transaction(work)));
}

/** Photos of the time before there were keys. */
const sealPhotos: Step = (transaction, authority) =>
  untilDone(transaction, async (query) => {
    const rows = await query<{ id: string; number: string; sealed: Uint8Array }>(
      `SELECT photo.id, number, sealed FROM photo JOIN receipt ON receipt.id = photo.id
       WHERE key_id = '' AND number IS NOT NULL LIMIT 20`,
    );
    for (const { id, number, sealed } of rows) {
      const photo = authority.seal(number, new Uint8Array(sealed));
      await query(`UPDATE photo SET key_id = $2, sealed = $3 WHERE id = $1 AND key_id = ''`, [
        id,
        photo.keyId,
        photo.sealed,
      ]);
    }
    return rows.length === 0;
  });

/** Of one that was erased nothing can be hashed any more. */
const ERASED = '';

const hashReceipts: Step = (transaction) =>
  untilDone(transaction, async (query) => {
    const rows = await query<{ id: string; content: string | null }>(
      `SELECT id, content FROM receipt WHERE content_hash IS NULL LIMIT ${PAGE}`,
    );
    for (const { id, content } of rows) {
      const hash = content === null ? ERASED : sha256(content);
      await query('UPDATE receipt SET content_hash = $2 WHERE id = $1', [id, hash]);
    }
    return rows.length === 0;
  });

interface Bound {
  readonly id: string;
  readonly issued_at: string;
  readonly expires_at: string;
  readonly withdrawal_hash: string | null;
  readonly content_hash: string;
}

async function digests(
  query: Query,
  entries: readonly ChainEntry[],
): Promise<ReadonlyMap<string, string>> {
  const ids = entries.flatMap(({ action, subject }) =>
    action === 'issued' && subject !== undefined ? [subject] : [],
  );
  if (ids.length === 0) return new Map();
  const rows = await query<Bound>(
    `SELECT id, issued_at, expires_at, withdrawal_hash, content_hash FROM receipt
     WHERE id IN (${ids.map((_, i) => `$${i + 1}`).join(', ')})`,
    ids,
  );
  return new Map(
    rows.map((row) => [
      row.id,
      rowDigest({
        issuedAt: row.issued_at,
        expiresAt: row.expires_at,
        withdrawalHash: row.withdrawal_hash,
        contentHash: row.content_hash,
      }),
    ]),
  );
}

/** Signs what the chain holds, as it is, after seeing that it holds. Throws where it does not. */
const signChain: Step = async (transaction, authority) => {
  let head = emptyHead;
  let tree = emptyTree;
  await untilDone(transaction, async (query) => {
    const page = await chainAfter(query, head.seq, PAGE);
    const rows = await digests(query, page);
    let [last, grownTree] = [head, tree];
    const entries: AuditEntry[] = [];
    for (const one of page) {
      if (checkEntry(last, one)) throw brokenAt(one.seq);
      const { seq, hash, previous: _, detailHash, ...event } = one;
      const row = one.action === 'issued' ? rows.get(one.subject ?? '') : undefined;
      const place = { shard: SHARD, seq };
      const signed = signEntry(
        place,
        { ...event, ...(row !== undefined && { row }) },
        detailHash,
        authority,
      );
      entries.push(signed);
      last = { seq, hash };
      grownTree = grown(grownTree, leafOf(signed));
    }
    if (entries.length > 0) {
      // Signed by another key where the last start, which was cut off, had another.
      await insertEntries(
        query,
        entries,
        `ON CONFLICT (shard, seq) DO UPDATE
         SET kid = excluded.kid, signature = excluded.signature, row_digest = excluded.row_digest`,
      );
    }
    const isDone = page.length < PAGE;
    if (isDone) {
      const end = await readHead(query);
      if (end.seq !== last.seq || end.hash !== last.hash) throw brokenAt(last.seq);
      const kept = await lockTree(query, SHARD, '');
      if (kept?.size === 0) await replaceTree(query, SHARD, grownTree);
    }
    [head, tree] = [last, grownTree];
    return isDone;
  });
};

const brokenAt = (seq: number): Error =>
  new Error(
    `The audit chain of this database does not hold at entry ${seq}: it is not signed, and not changed.`,
  );

const provenTokens: Step = (transaction, authority) =>
  untilDone(transaction, async (query) => {
    const rows = await query<TokenRow>(
      `SELECT id, station_id, scopes, hash, created_at, expires_at, revoked_at, mac
       FROM station_token WHERE mac IS NULL LIMIT ${PAGE}`,
    );
    for (const row of rows) {
      await query('UPDATE station_token SET mac = $2 WHERE id = $1', [
        row.id,
        authority.mac(tokenText(row)),
      ]);
    }
    return rows.length === 0;
  });

const provenClock: Step = (transaction, authority) =>
  transaction(async (query) => {
    const [row] = await query<{ seen: string; deferred_until: string | null; mac: string | null }>(
      'SELECT seen, deferred_until, mac FROM purge_clock WHERE one = 1',
    );
    if (row?.mac) return;
    const clock = { seen: row?.seen ?? '', deferredUntil: row?.deferred_until ?? null };
    await writeClock(query, clock, authority);
    await readClock(query, authority);
  });

export const carrySteps: readonly Step[] = [
  sealPhotos,
  hashReceipts,
  signChain,
  provenTokens,
  provenClock,
];
