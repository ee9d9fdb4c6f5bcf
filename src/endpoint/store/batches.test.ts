import { expect, test } from 'vitest';
import { batches } from './batches.ts';
import { StoreUnavailable } from './store.ts';

const recorder = (failing: (items: readonly number[]) => Error | undefined = () => undefined) => {
  const seen: number[][] = [];
  const queue = batches(async (items: readonly number[]) => {
    seen.push([...items]);
    const error = failing(items);
    if (error) throw error;
    return items.map((item) => item * 10);
  }, 3);
  return { ...queue, seen };
};

test('what arrives together is committed together, in order, up to the batch size', async () => {
  const { add, pending, seen } = recorder();
  const added = [1, 2, 3, 4, 5].map(add);
  expect(pending()).toBe(5);
  expect(await Promise.all(added)).toEqual([10, 20, 30, 40, 50]);
  expect(seen).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  expect(pending()).toBe(0);
});

test('one that fails does not stop the others', async () => {
  const { add, seen } = recorder((items) => (items.includes(2) ? new Error('two') : undefined));
  const settled = await Promise.allSettled([1, 2, 3].map(add));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seen).toEqual([[1, 2, 3], [1], [2], [3]]);
});

test('where the store is unavailable, nothing is tried again', async () => {
  const { add, seen } = recorder(() => new StoreUnavailable('away'));
  const settled = await Promise.allSettled([1, 2].map(add));
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(seen).toEqual([[1, 2]]);
});

test('closing waits for what was added, and refuses what comes later', async () => {
  const { add, close, seen } = recorder();
  const added = add(1);
  await close();
  expect(seen).toEqual([[1]]);
  expect(await added).toBe(10);
  await expect(add(2)).rejects.toThrow(StoreUnavailable);
});
