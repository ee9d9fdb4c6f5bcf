import { describe, expect, test } from 'vitest';
import { smoothstep, tableAt } from './maths.ts';

describe('maths', () => {
  test('smoothstep goes from 0 to 1, either way round', () => {
    expect([-1, 0, 0.5, 1, 2].map((x) => smoothstep(0, 1, x))).toEqual([0, 0, 0.5, 1, 1]);
    expect(smoothstep(1, 0, 0)).toBe(1);
  });

  test('a table is met at its points and stays level after its end', () => {
    const table: [number, number][] = [
      [0, 10],
      [2, 20],
      [4, 0],
    ];
    expect([0, 1, 2, 4, 9].map((x) => tableAt(x, table))).toEqual([10, 15, 20, 0, 0]);
  });
});
