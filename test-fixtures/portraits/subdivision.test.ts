import { describe, expect, test } from 'vitest';
import { boundaryLoops, planSubdivision, subdivide } from './subdivision.ts';

describe('subdivision', () => {
  const square = Uint32Array.from([0, 1, 2, 0, 2, 3]);
  const plan = planSubdivision(4, square);

  test('quarters each triangle and splits each edge', () => {
    expect(plan.triangles.length).toBe(square.length * 4);
    expect(plan.count).toBe(4 + 5);
  });

  test('keeps a constant, because weights add up to 1', () => {
    expect([...subdivide([plan], new Float32Array(4).fill(7), 1)]).toEqual(Array(9).fill(7));
  });

  test('finds the border in order', () => {
    expect(boundaryLoops(square)).toEqual([[0, 1, 2, 3]]);
  });
});
