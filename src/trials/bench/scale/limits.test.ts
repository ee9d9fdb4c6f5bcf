import { describe, expect, test } from 'vitest';
import { brokenScale } from './limits.ts';
import type { Scale, StoreScale } from './results.ts';

const machine = { cpu: 'a processor', cores: 2, node: 'v20' };
const calls = ['look-up', 'look-up of none', 'photo', 'submit', 'sweep, nothing due'];

const store = (receipts: number, median: number): StoreScale => ({
  receipts,
  bytes: receipts * 4_000,
  costs: Object.fromEntries(calls.map((call) => [call, { median, p90: 2 * median }])),
  audit: { entries: 3 * receipts, ms: receipts / 10 },
});

const run = (memories: readonly number[]): NonNullable<Scale['photos']> => ({
  photos: memories.length,
  workers: 2,
  megapixels: 0.5,
  seconds: memories.length,
  verdicts: memories.length - 0.5,
  median: 100,
  peak: Math.max(...memories),
  moments: memories.map((memory, i) => ({ photos: i + 1, seconds: i + 1, memory })),
});

describe('limits', () => {
  test('a store may cost up to three times as much with the most receipts', () => {
    const grown = (times: number) => [
      store(1_000, 0.01),
      store(10_000, 0.1),
      store(1e6, 0.1 * times),
    ];
    expect(brokenScale({ engines: {}, machine, sqlite: grown(2.9) })).toEqual([]);
    const broken = brokenScale({ engines: {}, machine, sqlite: grown(3.5), postgres: grown(1) });
    expect(broken).toHaveLength(4);
    expect(broken[0]).toMatch(/^SQLite, look-up: 3\.5 times .* 1000000 receipts as with 10000/);
  });

  test('memory may not grow', () => {
    expect(brokenScale({ engines: {}, machine, photos: run([900, 1000, 900, 1100]) })).toEqual([]);
    expect(brokenScale({ engines: {}, machine, photos: run([700, 800, 900, 1300]) })).toHaveLength(
      1,
    );
  });
});
