import { describe, expect, it } from 'vitest';
import { areaUnderRoc, proposalOf, quantiles, type Sample, separationOf } from './separation.ts';

const samples = (good: readonly number[], bad: readonly number[]): Sample[] => [
  ...good.map((value, i) => ({ file: `g${i}`, person: `g${i}`, value, good: true })),
  ...bad.map((value, i) => ({ file: `b${i}`, person: `b${i}`, value, good: false })),
];

describe('areaUnderRoc', () => {
  it('is 1 where every good score exceeds every bad one, and 0 in the opposite case', () => {
    expect(areaUnderRoc([3, 4], [1, 2])).toBe(1);
    expect(areaUnderRoc([1, 2], [3, 4])).toBe(0);
  });

  it('counts a tie as half', () => {
    expect(areaUnderRoc([1], [1])).toBe(0.5);
    expect(areaUnderRoc([1, 2], [1])).toBe(0.75);
  });
});

describe('separationOf', () => {
  it('is without error where values do not overlap', () => {
    const found = separationOf(samples([1, 2, 3], [7, 8]), (value) => -value);
    expect(found).toMatchObject({ good: 3, bad: 2, auc: 1, eer: { rate: 0, of: 2 } });
  });

  it('uses the number of persons, not of edits, for the interval', () => {
    const edits = samples([1, 2], [3, 4, 5, 6]).map((sample) => ({ ...sample, person: 'one' }));
    expect(separationOf(edits, (value) => -value)?.eer.of).toBe(1);
  });

  it('knows nothing without bad photos', () => {
    expect(separationOf(samples([1], []), (value) => value)).toBeUndefined();
  });
});

describe('proposalOf', () => {
  it('lies in the middle of a gap, a quarter of it in doubt on each side', () => {
    expect(proposalOf(samples([1, 2], [6, 9]), 'high')).toEqual({
      side: 'high',
      limit: 4,
      grey: 1,
    });
    expect(proposalOf(samples([6, 9], [1, 2]), 'low')).toEqual({ side: 'low', limit: 4, grey: 1 });
  });

  it('leaves an overlap in doubt', () => {
    expect(proposalOf(samples([1, 8], [4, 9]), 'high')).toEqual({
      side: 'high',
      limit: 6,
      grey: 2,
    });
  });

  it('ignores one good photo of a hundred', () => {
    const good = [...Array.from({ length: 99 }, () => 1), 50];
    expect(proposalOf(samples(good, [5]), 'high')?.limit).toBe(3);
  });
});

describe('quantiles', () => {
  it('are values of the list', () => {
    expect(quantiles([5, 1, 3], [0, 0.5, 1])).toEqual([1, 3, 5]);
  });
});
