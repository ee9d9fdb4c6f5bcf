import { describe, expect, test } from 'vitest';
import { fastest, trialSizes } from './tune.ts';

test('numbers of workers that are tried', () => {
  expect(trialSizes(1)).toEqual([1]);
  expect(trialSizes(2)).toEqual([1, 2]);
  expect(trialSizes(7)).toEqual([1, 2, 4, 7]);
});

/** A machine on which a photo takes `cost(size)` ms of the whole, with `size` workers; its clock is counted. */
async function tried(photos: number, most: number, cost: (size: number) => number) {
  let clock = 0;
  let size = 0;
  const seen: number[] = [];
  const found = await fastest({
    items: Array.from({ length: photos }, (_, n) => n),
    most,
    resize: (wanted) => {
      size = wanted;
    },
    work: async (photo) => {
      clock += cost(size);
      seen.push(photo);
    },
    next: () => true,
    now: () => clock,
  });
  expect(size).toBe(found.size);
  // Each photo once, in order, and none beyond what is said to be done.
  expect(seen).toEqual(Array.from({ length: found.done }, (_, n) => n));
  return found;
}

describe('the fastest number', () => {
  test('is one where two are slower', async () => {
    expect(await tried(22, 2, (size) => (size === 1 ? 700 : 950))).toEqual({ size: 1, done: 15 });
  });

  test('is one where two are hardly faster', async () => {
    expect((await tried(22, 2, (size) => (size === 1 ? 700 : 690))).size).toBe(1);
  });

  test('is where more stop helping', async () => {
    const onFourCores = (size: number) => 700 / Math.min(size, 4);
    expect((await tried(1000, 16, onFourCores)).size).toBe(4);
    expect((await tried(1000, 4, onFourCores)).size).toBe(4);
  });

  test('is not looked for with too few photos', async () => {
    expect(await tried(3, 8, (size) => 700 / size)).toEqual({ size: 1, done: 0 });
    expect(await tried(9, 8, (size) => 700 / size)).toEqual({ size: 1, done: 5 });
  });
});
