import { createHash } from 'node:crypto';

// Merkle trees as RFC 9162 (and RFC 6962) hash them: SHA-256, leaves and nodes told apart by their first
// byte. Hashes are 64 hexadecimal characters.

/** A tree that can grow without its leaves: the roots of its perfect subtrees, the largest first. */
export interface Tree {
  readonly size: number;
  readonly peaks: readonly string[];
}

export const emptyTree: Tree = { size: 0, peaks: [] };

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const bytes = (hash: string) => Buffer.from(hash, 'hex');

export const leafHash = (data: string | Uint8Array): string =>
  createHash('sha256').update(LEAF).update(data).digest('hex');

const nodeHash = (left: string, right: string): string =>
  createHash('sha256').update(NODE).update(bytes(left)).update(bytes(right)).digest('hex');

/** The tree with one leaf more. */
export function grown({ size, peaks }: Tree, leaf: string): Tree {
  const left = [...peaks];
  let root = leaf;
  // As often as two subtrees are of the same size, which the binary digits of the size say.
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
    root = nodeHash(left.pop() as string, root);
  }
  return { size: size + 1, peaks: [...left, root] };
}

/** The root of a tree; of an empty one, the hash of nothing. */
export const rootOf = ({ peaks }: Tree): string =>
  peaks.length === 0
    ? createHash('sha256').digest('hex')
    : peaks.reduceRight((root, peak) => nodeHash(peak, root));

const rootOfLeaves = (leaves: readonly string[]): string => rootOf(leaves.reduce(grown, emptyTree));

/** The largest power of two below `size`, which is at least 2. */
const split = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));

/** Hashes that lead from leaf `index` to the root of `leaves` (RFC 9162, 2.1.3.1). */
export function inclusionProof(leaves: readonly string[], index: number): readonly string[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...inclusionProof(leaves.slice(0, k), index), rootOfLeaves(leaves.slice(k))]
    : [...inclusionProof(leaves.slice(k), index - k), rootOfLeaves(leaves.slice(0, k))];
}

/** Whether `proof` leads from the leaf to the root (RFC 9162, 2.1.3.2). */
export function isIncluded(
  leaf: string,
  index: number,
  size: number,
  proof: readonly string[],
  root: string,
): boolean {
  if (index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else hash = nodeHash(hash, sibling);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && hash === root;
}

/** Hashes that show that the tree of the first `size` leaves is in the tree of all (RFC 9162, 2.1.4.1). */
export function consistencyProof(leaves: readonly string[], size: number): readonly string[] {
  const subproof = (some: readonly string[], m: number, isWhole: boolean): readonly string[] => {
    if (m === some.length) return isWhole ? [] : [rootOfLeaves(some)];
    const k = split(some.length);
    return m <= k
      ? [...subproof(some.slice(0, k), m, isWhole), rootOfLeaves(some.slice(k))]
      : [...subproof(some.slice(k), m - k, false), rootOfLeaves(some.slice(0, k))];
  };
  return size === 0 ? [] : subproof(leaves, size, true);
}

/** Whether `proof` shows that the older tree is the beginning of the newer (RFC 9162, 2.1.4.2). */
export function isConsistent(
  older: { readonly size: number; readonly root: string },
  newer: { readonly size: number; readonly root: string },
  proof: readonly string[],
): boolean {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root === newer.root;
  if (older.size === 0) return proof.length === 0;
  const path = Number.isInteger(Math.log2(older.size)) ? [older.root, ...proof] : [...proof];
  let [fn, sn] = [older.size - 1, newer.size - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let [fr, sr] = [first, first];
  for (const hash of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(hash, fr), nodeHash(hash, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else sr = nodeHash(sr, hash);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr === older.root && sr === newer.root;
}
