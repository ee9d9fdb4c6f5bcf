import { describe, expect, test } from 'vitest';
import { canonicalFace } from '../../../test-fixtures/portraits/canonical-face.ts';
import { innerLipPairs, landmark, leftLidPairs, rightLidPairs } from './landmarks.ts';
import { rigidFace } from './rigid-face.ts';

const { positions } = await canonicalFace();

describe('rigidFace', () => {
  test('lies where the canonical face has it', () => {
    const rounded = rigidFace.map(([i]) => [
      i,
      ...Array.from(positions.subarray(3 * i, 3 * i + 3), (value) => Number(value.toFixed(4))),
    ]);
    expect(rigidFace).toEqual(rounded);
  });

  test('names each landmark once, in order', () => {
    const numbers = rigidFace.map(([i]) => i);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  test('is symmetric: what it has on one side it has on the other', () => {
    const places = rigidFace.map(([, ...place]) => place.join());
    for (const [, x, y, z] of rigidFace) expect(places).toContain([x === 0 ? 0 : -x, y, z].join());
  });

  test('has nothing that jaw or lids move', () => {
    const lids = [...leftLidPairs, ...rightLidPairs].flat();
    const mouth = innerLipPairs.flat();
    const moving: readonly number[] = [...lids, ...mouth, landmark.chin];
    expect(rigidFace.filter(([i]) => moving.includes(i))).toEqual([]);
    // The upper lip begins at y = -2.7; the jaw moves what is below.
    expect(Math.min(...rigidFace.map(([, , y]) => y))).toBeGreaterThan(-2.7);
  });
});
