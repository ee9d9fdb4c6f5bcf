import { describe, expect, test } from 'vitest';
import { emptyVisibility, rasterise } from './rasteriser.ts';

describe('rasteriser', () => {
  const triangle = (z: number) => ({
    positions: Float32Array.from([0, 0, z, 8, 0, z, 0, 8, z]),
    triangles: Uint32Array.of(0, 1, 2),
    uv: new Float32Array(6),
    aux: Float32Array.from([0, 0, 0, 1, 0, 0, 0, 0, 0]),
  });
  const asIs = (points: Float32Array): Float32Array => points;

  test('shows the nearer of two triangles', () => {
    const seen = emptyVisibility(8, 8);
    rasterise(seen, [triangle(5), triangle(3)], asIs, true);
    expect(seen.mesh[0]).toBe(2);
    expect(seen.depth[0]).toBe(3);
    expect(seen.mesh[63]).toBe(0);
    expect(seen.depth[63]).toBe(Infinity);
  });

  test('leaves out what is cut', () => {
    const seen = emptyVisibility(8, 8);
    rasterise(seen, [{ ...triangle(3), cut: (first) => first > 0.5 }], asIs, true);
    expect(seen.mesh[0]).toBe(1);
    expect(seen.mesh[6]).toBe(0);
  });
});
