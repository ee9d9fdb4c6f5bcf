import { expect, test } from 'vitest';
import { vertexNormals } from './geometry.ts';

test('normals of a counter-clockwise triangle face the viewer', () => {
  const normals = vertexNormals(
    Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0]),
    Uint32Array.of(0, 1, 2),
  );
  expect([...normals.subarray(0, 3)]).toEqual([0, 0, 1]);
});
