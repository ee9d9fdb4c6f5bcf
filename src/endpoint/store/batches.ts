import { StoreUnavailable } from './store.ts';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

export interface Batches<Item, Result> {
  /** Settles when the batch with `item` is committed. */
  readonly add: (item: Item) => Promise<Result>;
  readonly pending: () => number;
  /** Refuses new items from now on, and waits for those added before. */
  readonly close: () => Promise<void>;
}

/**
 * Commits items that arrive together in one batch, so that one flush to the disk serves many. `commit` gives a
 * result for each item. Where a batch fails, unless the whole store is unavailable, each item is tried alone, so
 * that one bad item does not stop the others.
 */
export function batches<Item, Result>(
  commit: (items: readonly Item[]) => Promise<readonly Result[]>,
  sizeMax: number,
): Batches<Item, Result> {
  const queue: Waiting<Item, Result>[] = [];
  let inCommit = 0;
  let working: Promise<void> | undefined;
  let closed = false;

  async function settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await commit(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, i) => {
        resolve(results[i]);
      });
    } catch (error) {
      if (batch.length > 1 && !(error instanceof StoreUnavailable)) {
        for (const one of batch) await settle([one]);
      } else for (const { reject } of batch) reject(error);
    }
  }

  async function work(): Promise<void> {
    while (queue.length > 0) {
      // Everything that arrives in this turn of the event loop goes into the batch.
      await new Promise(setImmediate);
      const batch = queue.splice(0, sizeMax);
      inCommit = batch.length;
      await settle(batch);
      inCommit = 0;
    }
    working = undefined;
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new StoreUnavailable('The store is closed'));
          return;
        }
        queue.push({ item, resolve, reject });
        working ??= work();
      }),
    pending: () => queue.length + inCommit,
    close: async () => {
      closed = true;
      await working;
    },
  };
}
