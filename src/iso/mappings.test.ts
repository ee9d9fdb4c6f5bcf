import { describe, expect, test } from 'vitest';
import expected from './expected-scores.testing.json' with { type: 'json' };
import { mappings } from './mappings.ts';

const measures = Object.keys(mappings) as (keyof typeof mappings)[];

/** Raw values and quality components of 28 photos, from the conformance table of OFIQ (BSI, MIT licence). */
describe('every pair of the conformance table', () => {
  test('is there: 28 pairs for each measure', () => {
    expect(Object.keys(expected).toSorted()).toEqual(measures.toSorted());
    expect(Object.values(expected).flat()).toHaveLength(784);
  });

  test.each(measures)('%s', (measure) => {
    for (const [raw, score] of expected[measure]) expect(mappings[measure](raw)).toBe(score);
  });
});

describe('a quality component', () => {
  test.each(measures)('of %s is a whole number from 0 to 100', (measure) => {
    for (const raw of [-1e4, -200, -1, 0, 0.001, 0.1, 0.45, 0.95, 1, 5, 90, 240, 1e4]) {
      const isShareOrMore = raw >= 0 || /Pose|Expression|Unified/.test(measure);
      if (!isShareOrMore) continue;
      const score = mappings[measure](raw);
      expect(Number.isInteger(score)).toBe(true);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
    }
  });
});
