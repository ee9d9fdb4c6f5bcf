import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { endedId, isEnded, packEnded } from './ended-list.ts';

const idOf = (i: number) => createHash('sha256').update(`receipt:${i}`).digest('hex');
const ids = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => idOf(from + i));

test('a receipt is known by a hash of its number', async () => {
  expect(await endedId('7')).toBe(idOf(7));
});

describe('the list of receipts that ended', () => {
  test.each([1, 2, 3, 100, 3_000])('of %i holds each of them', (count) => {
    const all = ids(0, count);
    const list = packEnded(all);
    expect(list.count).toBe(count);
    for (const id of all.slice(0, 200)) expect(isEnded(list, id)).toBe(true);
  });

  test('holds no other, but for one in a million', () => {
    const list = packEnded(ids(0, 500));
    expect(ids(1_000_000, 2_000).filter((id) => isEnded(list, id))).toEqual([]);
  });

  test('is empty where none ended', () => {
    expect(packEnded([])).toEqual({ count: 0, set: '' });
    expect(isEnded(packEnded([]), idOf(1))).toBe(false);
  });

  test('takes 2.7 bytes for each, and says nothing of the order', () => {
    const all = ids(0, 3_000);
    const list = packEnded(all);
    expect(list).toEqual(packEnded(all.toReversed()));
    expect((list.set.length * 3) / 4 / all.length).toBeCloseTo(2.7, 1);
  });

  test('the same twice is in it once or twice, and found', () => {
    expect(isEnded(packEnded([idOf(1), idOf(1)]), idOf(1))).toBe(true);
  });

  test('that was cut short ends there', () => {
    const list = packEnded(ids(0, 50));
    const short = { ...list, set: list.set.slice(0, 10) };
    expect(ids(0, 50).filter((id) => isEnded(short, id)).length).toBeLessThan(50);
  });
});
