import { expect, test } from 'vitest';
import { inParallel } from './in-parallel.ts';

test('each item is processed once, in order, at most `lanes` at a time', async () => {
  const begun: number[] = [];
  let now = 0;
  let most = 0;
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    begun.push(item);
    most = Math.max(most, ++now);
    await Promise.resolve();
    now -= 1;
  });
  expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(3);
});

test('it stops where next says so', async () => {
  const done: number[] = [];
  await inParallel(
    [1, 2, 3, 4],
    1,
    async (item) => {
      done.push(item);
    },
    () => done.length < 2,
  );
  expect(done).toEqual([1, 2]);
});

test('nothing to do is done', async () => {
  await expect(inParallel([], 4, async () => {})).resolves.toBeUndefined();
});
