import { type AuditHead, headOf, leafOf } from './audit.ts';
import { entriesAfter, readTrees } from './event-table.ts';
import { grown, type Tree } from './merkle.ts';
import type { Query } from './sql.ts';
import { CorruptRow } from './store.ts';

const PAGE = 500;

/** `tree` with the entries that came after it, up to `size`. */
async function caughtUp(query: Query, shard: number, tree: Tree, size: number): Promise<Tree> {
  let now = tree;
  while (now.size < size) {
    const limit = Math.min(PAGE, size - now.size);
    const entries = await entriesAfter(query, shard, now.size, limit);
    if (entries.length === 0) break;
    now = entries.map(leafOf).reduce(grown, now);
  }
  return now;
}

/** Their hashes, up to entry `size`. */
export async function leavesOf(
  query: Query,
  shard: number,
  size: number,
): Promise<readonly string[]> {
  const leaves: string[] = [];
  while (leaves.length < size) {
    const limit = Math.min(PAGE, size - leaves.length);
    const entries = await entriesAfter(query, shard, leaves.length, limit);
    if (entries.length === 0) break;
    leaves.push(...entries.map(leafOf));
  }
  return leaves;
}

const isSame = (a: Tree, b: Tree): boolean =>
  a.size === b.size && a.peaks.join() === b.peaks.join();

/**
 * Gives the head of all trees at each call, and remembers it: a tree that is not the last one with the
 * entries since is not given to be signed. The first call believes what is there.
 */
export function headWatch(query: Query): () => Promise<AuditHead> {
  const seen = new Map<number, Tree>();
  return async () => {
    const trees = await readTrees(query);
    for (const [shard, before] of seen) {
      const kept = trees.get(shard);
      if (!kept || !isSame(kept, await caughtUp(query, shard, before, kept.size))) {
        throw new CorruptRow(`The audit table's shard ${shard} is not what it was, and more`);
      }
    }
    for (const [shard, tree] of trees) seen.set(shard, tree);
    return headOf(trees);
  };
}
