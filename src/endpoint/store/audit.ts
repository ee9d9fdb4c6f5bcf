import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../receipt/canonical.ts';
import type { Authority } from './authority.ts';
import { emptyTree, grown, leafHash, rootOf, type Tree } from './merkle.ts';

/** What happened. Says nothing of a person outside `detail`, since it is kept for good. */
export interface AuditEvent {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** A receipt's new state, or e.g. `erased`, `token-created`, `photo-seen`. */
  readonly action: string;
  /** `resident`, `system`, `command` or a station's id. */
  readonly by: string;
  /** A receipt's number, which is kept as a hash only; or `token:` and its id; or nothing. */
  readonly subject?: string;
  /** Of `issued`: the digest of the receipt's row (`rowDigest`), which is bound to it for good. */
  readonly row?: string;
  /** E.g. a reason. Erased with the receipt: only its hash stays. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** An entry as it is kept: a leaf of the tree of its shard, signed. */
export interface AuditEntry {
  readonly shard: number;
  /** 1 for the shard's first entry, then one more for each. */
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  readonly by: string;
  /** See `receiptId`. */
  readonly subject?: string;
  readonly row?: string;
  /** Canonical JSON with a nonce, so that its hash tells nothing once it is erased. */
  readonly detail?: string;
  readonly detailHash?: string;
  /** Of the key that signed it. */
  readonly kid: string;
  /** Over all the rest but `detail`: see `entryText`. */
  readonly signature: string;
}

/** One shard's tree at some moment. */
export interface ShardHead {
  readonly shard: number;
  readonly size: number;
  /** Of the Merkle tree of its entries (RFC 9162), hexadecimal. */
  readonly root: string;
}

/** All trees at some moment, those without an entry left out. */
export interface AuditHead {
  /** How many entries there are. */
  readonly seq: number;
  /** The root of a Merkle tree whose leaves are `shard:size:root`, in the order of the shards. */
  readonly hash: string;
  readonly shards: readonly ShardHead[];
}

export type AuditFault =
  /** An entry is missing, out of place, or too many. */
  | 'sequence'
  /** An entry is not what was signed, or not by a key of ours. */
  | 'entry'
  /** A detail is not what was hashed, or erased although its receipt is not. */
  | 'detail'
  /** A shard's entries do not make the tree that the store keeps. */
  | 'tree'
  /** A head that was noted earlier is not the beginning of what is there. */
  | 'noted'
  /** A receipt is not what its entries and its own signature say, or gone, or nobody issued it. */
  | 'receipt'
  /** A photo is not its receipt's, or gone, or of no receipt. */
  | 'photo'
  /** A token is not what was made, or gone, or nobody made it. */
  | 'token'
  /** What the store keeps of its purges is not its own. */
  | 'clock'
  /** The schema's version is not what this program made it. */
  | 'schema';

export type AuditReport =
  | { readonly ok: true; readonly head: AuditHead }
  /** `where` names a shard and entry, a hash of a number or a token's id: nothing of a person. */
  | { readonly ok: false; readonly fault: AuditFault; readonly where: string };

/** Trees that entries are added to, each by one transaction at a time: more than instances will write at once. */
export const SHARDS = 16;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** By what a receipt is known once its number is gone: SHA-256 of `receipt:` and its number. */
export const receiptId = (number: string): string => sha256(`receipt:${number}`);

export const subjectOf = (subject: string): string =>
  /^\d{20}$/.test(subject) ? receiptId(subject) : subject;

export interface BoundRow {
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly withdrawalHash: string | null;
  /** SHA-256 of the content's text; stays when that is erased. */
  readonly contentHash: string;
}

/** What the entry `issued` binds of a receipt's row. */
export const rowDigest = (row: BoundRow): string => sha256(canonicalJson({ ...row }));

/** What is signed and hashed of an entry: canonical JSON behind a word that no other signature begins with. */
export function entryText({
  detail: _,
  signature: __,
  ...rest
}: Omit<AuditEntry, 'signature'> & { readonly signature?: string }): string {
  return `audit-entry ${canonicalJson(rest)}`;
}

export const leafOf = (entry: AuditEntry): string => leafHash(entryText(entry));

/** The text that is kept of a detail. */
export const detailText = (detail: NonNullable<AuditEvent['detail']>): string =>
  canonicalJson({ ...detail, nonce: randomBytes(16).toString('hex') });

/** An entry at its place, signed. `detail` where its text is there already. */
export function signEntry(
  { shard, seq }: Pick<AuditEntry, 'shard' | 'seq'>,
  { at, action, by, subject, row, detail }: Omit<AuditEvent, 'detail'> & { detail?: string },
  detailHash: string | undefined,
  authority: Authority,
): AuditEntry {
  const unsigned = {
    shard,
    seq,
    at,
    action,
    by,
    ...(subject !== undefined && { subject: subjectOf(subject) }),
    ...(row !== undefined && { row }),
    ...(detailHash !== undefined && { detailHash }),
    kid: authority.kid,
  };
  return {
    ...unsigned,
    ...(detail !== undefined && { detail }),
    signature: authority.sign(entryText(unsigned)),
  };
}

/** The entry of an event at its place. */
export function newEntry(
  place: Pick<AuditEntry, 'shard' | 'seq'>,
  { detail, ...event }: AuditEvent,
  authority: Authority,
): AuditEntry {
  if (detail === undefined) return signEntry(place, event, undefined, authority);
  const text = detailText(detail);
  return signEntry(place, { ...event, detail: text }, sha256(text), authority);
}

/** What is wrong with an entry by itself. */
export function checkEntry(
  entry: AuditEntry,
  authority: Authority,
): 'entry' | 'detail' | undefined {
  if (!authority.isSigned(entryText(entry), entry.kid, entry.signature)) return 'entry';
  const { detail, detailHash } = entry;
  return detail !== undefined && detailHash !== sha256(detail) ? 'detail' : undefined;
}

/** All trees as one head. */
export function headOf(trees: ReadonlyMap<number, Tree>): AuditHead {
  const shards = [...trees]
    .filter(([, { size }]) => size > 0)
    .sort(([a], [b]) => a - b)
    .map(([shard, tree]) => ({ shard, size: tree.size, root: rootOf(tree) }));
  return mergedHead(shards);
}

/** `shards`: those with entries, in their order. */
export const mergedHead = (shards: readonly ShardHead[]): AuditHead => ({
  seq: shards.reduce((sum, { size }) => sum + size, 0),
  hash: rootOf(
    shards.reduce(
      (tree, { shard, size, root }) => grown(tree, leafHash(`${shard}:${size}:${root}`)),
      emptyTree,
    ),
  ),
  shards,
});
