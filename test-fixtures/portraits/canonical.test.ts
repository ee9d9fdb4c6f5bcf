import { expect, test } from 'vitest';
import { parseCanonical } from './canonical.ts';
import { canonicalFace } from './canonical-face.ts';

test('the canonical face has 468 points and its triangles use no others', async () => {
  const { positions, uv, triangles } = await canonicalFace();
  expect([positions.length, uv.length, triangles.length]).toEqual([468 * 3, 468 * 2, 898 * 3]);
  expect(Math.max(...triangles)).toBe(467);
  expect(Math.min(...uv)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...uv)).toBeLessThanOrEqual(1);
});

test('other bytes have no mesh in them', () => {
  expect(() => parseCanonical(Uint8Array.of(8, 1))).toThrow('no canonical mesh');
});
