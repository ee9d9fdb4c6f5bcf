import { expect, test } from 'vitest';
import { random } from '../handmade.testing.ts';
import { forecaster } from './forecast.ts';
import { tables } from './quantisation.ts';
import { gains } from './transform.ts';

const table = tables[60]!;
/** So many blocks, whose coefficients are these multiples of the table's steps. */
const blocks = (count: number, multiple: (k: number) => number) =>
  Float32Array.from(
    { length: 64 * count },
    (_, i) => multiple(i % 64) * table[i % 64]! * gains[i % 64]!,
  );

test('of so many blocks, numbers and bits', () => {
  expect(forecaster([blocks(100, () => 0.4)])(table)).toBeCloseTo((100 * 7.83) / 8, 6);
  // Three numbers of 1, 2 and 3 bits in each block.
  const few = blocks(100, (k) => [1, -2.3, 0, 5][k] ?? 0.2);
  const foreseen = (100 * (7.83 + 3 * 1.79 + 6 * 1.53)) / 8;
  expect(forecaster([few])(table)).toBeCloseTo(foreseen, 6);
  expect(forecaster([few, few])(table)).toBeCloseTo(2 * foreseen, 6);
});

test('a finer table never comes to less', () => {
  const next = random(2);
  const foreseen = forecaster([blocks(50, (k) => (40 * (next() - 0.5)) / (1 + k))]);
  const found = tables.map(foreseen);
  for (const [i, bytes] of found.entries()) {
    expect(bytes).toBeGreaterThanOrEqual(found[i - 1] ?? 0);
  }
});
