import type { KeyObject } from 'node:crypto';
import { verify } from 'node:crypto';
import * as v from 'valibot';
import { openHead, type SignedHead, signHead } from './heads.ts';
import type { SigningKeys } from './keys/signing-keys.ts';
import { type AuditEntry, type AuditHead, entryText, leafOf, receiptId } from './store/audit.ts';
import {
  consistencyProof,
  emptyTree,
  grown,
  inclusionProof,
  isConsistent,
  isIncluded,
  rootOf,
} from './store/merkle.ts';
import { CorruptRow, type ReceiptStore } from './store/store.ts';

// Proofs of RFC 9162 (2.1.3, 2.1.4), each with the signed heads that it leads to: whoever has the public keys
// checks one without a network and without the database.

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const hashes = v.pipe(v.array(hash), v.maxLength(128));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** An entry as it was signed and hashed: without its detail, which may name somebody. */
const entrySchema = v.strictObject({
  shard: whole,
  seq: whole,
  at: v.string(),
  action: v.string(),
  by: v.string(),
  subject: v.exactOptional(v.string()),
  row: v.exactOptional(v.string()),
  detailHash: v.exactOptional(hash),
  kid: v.string(),
  signature: v.string(),
});

const inclusionSchema = v.strictObject({
  proof: v.literal('inclusion'),
  head: v.string(),
  /** A receipt's entries, each with the hashes from its leaf to its shard's root. */
  entries: v.pipe(v.array(v.strictObject({ entry: entrySchema, path: hashes })), v.minLength(1)),
});

const consistencySchema = v.strictObject({
  proof: v.literal('consistency'),
  older: v.string(),
  newer: v.string(),
  /** For each shard of the older head, in its order. */
  shards: v.array(v.strictObject({ shard: whole, path: hashes })),
});

export const proofSchema = v.variant('proof', [inclusionSchema, consistencySchema]);
export type Proof = v.InferOutput<typeof proofSchema>;

/** What proofs are made of. */
export interface ProofParts {
  readonly store: Pick<ReceiptStore, 'auditHead' | 'history' | 'leaves'>;
  readonly signing: SigningKeys;
  readonly clock: () => Date;
}

/** The leaves of a shard as `head` has it. Throws `CorruptRow` where its root is not that of the entries. */
async function leavesAt(
  { shards }: AuditHead,
  shard: number,
  store: ProofParts['store'],
): Promise<readonly string[]> {
  const { size = 0, root } = shards.find((one) => one.shard === shard) ?? {};
  const leaves = await store.leaves(shard, size);
  if (leaves.length === size && rootOf(leaves.reduce(grown, emptyTree)) === root) return leaves;
  throw new CorruptRow(`The tree of shard ${shard} is not made of its entries`);
}

/** That a receipt's entries are in the trees as they are now; undefined where there are none. */
export async function proveReceipt(
  number: string,
  { store, signing, clock }: ProofParts,
): Promise<Proof | undefined> {
  const history = await store.history(number);
  if (history.length === 0) return undefined;
  // Read after the entries, so that it holds them.
  const head = await store.auditHead();
  const entries = [];
  for (const { detail: _, ...entry } of history) {
    const leaves = await leavesAt(head, entry.shard, store);
    entries.push({ entry, path: [...inclusionProof(leaves, entry.seq - 1)] });
  }
  return { proof: 'inclusion', head: signHead(head, clock(), signing), entries };
}

/** That the trees of `older`, a signed head, are the beginning of those of now; or the shard of which that is not so. */
export async function proveSince(
  { jws, head: { shards } }: SignedHead,
  { store, signing, clock }: ProofParts,
): Promise<Proof | { readonly rewritten: number }> {
  const head = await store.auditHead();
  const paths = [];
  for (const { shard, size, root } of shards) {
    const now = head.shards.find((one) => one.shard === shard);
    if (!now || now.size < size) return { rewritten: shard };
    const leaves = await leavesAt(head, shard, store);
    const path = [...consistencyProof(leaves, size)];
    if (!isConsistent({ size, root }, now, path)) return { rewritten: shard };
    paths.push({ shard, path });
  }
  return {
    proof: 'consistency',
    older: jws,
    newer: signHead(head, clock(), signing),
    shards: paths,
  };
}

type Keys = ReadonlyMap<string, KeyObject>;

/** What a proof shows; or what is wrong with it, in a few words. */
export type Shown =
  | { readonly ok: true; readonly head: SignedHead; readonly entries: readonly AuditEntry[] }
  | { readonly ok: true; readonly head: SignedHead; readonly older: SignedHead }
  | { readonly ok: false; readonly why: string };

const wrong = (why: string): Shown => ({ ok: false, why });

function isSigned(entry: AuditEntry, keys: Keys): boolean {
  const key = keys.get(entry.kid);
  const signature = Buffer.from(entry.signature, 'base64url');
  return key !== undefined && verify(null, Buffer.from(entryText(entry)), key, signature);
}

function checkInclusion(
  { head: jws, entries }: Extract<Proof, { proof: 'inclusion' }>,
  keys: Keys,
  number: string | undefined,
): Shown {
  const head = openHead(jws, keys);
  if (!head) return wrong('its head is not signed by one of these keys');
  for (const { entry, path } of entries) {
    const where = `entry ${entry.shard}/${entry.seq}`;
    if (!isSigned(entry, keys)) return wrong(`${where} is not signed by one of these keys`);
    const tree = head.head.shards.find(({ shard }) => shard === entry.shard);
    if (!tree || !isIncluded(leafOf(entry), entry.seq - 1, tree.size, path, tree.root)) {
      return wrong(`${where} is not in the tree of its head`);
    }
    if (entry.subject !== entries[0]?.entry.subject) return wrong(`${where} is of another receipt`);
  }
  const subject = entries[0]?.entry.subject;
  if (number !== undefined && subject !== receiptId(number)) {
    return wrong('its entries are of another receipt');
  }
  return { ok: true, head, entries: entries.map(({ entry }) => entry) };
}

function checkConsistency(
  { older, newer, shards }: Extract<Proof, { proof: 'consistency' }>,
  keys: Keys,
): Shown {
  const [before, now] = [openHead(older, keys), openHead(newer, keys)];
  if (!before || !now) return wrong('a head is not signed by one of these keys');
  for (const [i, tree] of before.head.shards.entries()) {
    const path = shards[i]?.shard === tree.shard ? shards[i]?.path : undefined;
    const grownTree = now.head.shards.find(({ shard }) => shard === tree.shard);
    if (!path || !grownTree || !isConsistent(tree, grownTree, path)) {
      return wrong(`shard ${tree.shard} of the older head is not the beginning of the newer one's`);
    }
  }
  return { ok: true, head: now, older: before };
}

/** Checks a proof with nothing but the public keys. `number`: the receipt that it is to be of. */
export const checkProof = (proof: Proof, keys: Keys, number?: string): Shown =>
  proof.proof === 'inclusion' ? checkInclusion(proof, keys, number) : checkConsistency(proof, keys);
