import { describe, expect, test } from 'vitest';
import { wilson } from './rate.ts';

describe('wilson', () => {
  // By hand: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.95996.
  test.each([
    [8, 10, 0.8, 0.49016, 0.94332],
    [50, 100, 0.5, 0.40383, 0.59617],
    [1, 3, 1 / 3, 0.06149, 0.79234],
    [0, 10, 0, 0, 0.27753],
    [10, 10, 1, 0.72247, 1],
    [1, 1, 1, 0.20655, 1],
  ])('%i of %i', (count, of, rate, low, high) => {
    const found = wilson(count, of);
    expect(found).toMatchObject({ count, of, rate });
    expect(found?.low).toBeCloseTo(low, 5);
    expect(found?.high).toBeCloseTo(high, 5);
  });

  test('nothing has no rate', () => {
    expect(wilson(0, 0)).toBeUndefined();
  });
});
