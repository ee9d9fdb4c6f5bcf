import { describe, expect, test } from 'vitest';
import { composeCrop } from '../engine/compose.ts';
import { specs } from '../specs/index.ts';
import { cameraSizeFor } from './camera-size.ts';
import { headIn } from './measurements.testing.ts';

test.each([
  ['cn-resident-id', 1280, 960],
  ['us-visa', 1280, 960],
  ['uk-passport', 2048, 1536],
  ['hk-id', 2592, 1944],
  ['ca-passport', 2592, 1944],
])('%s asks for %i × %i', (id, width, height) => {
  expect(cameraSizeFor(specs[id]!)).toEqual({ width, height });
});

describe('a head in the outline becomes a photo without being enlarged', () => {
  test.each(Object.values(specs))('$id', (spec) => {
    const camera = cameraSizeFor(spec);
    const head = headIn(camera, { spec });
    const { scale, shortfalls } = composeCrop(head, camera, spec);
    expect(shortfalls).toEqual([]);
    expect(scale).toBeLessThanOrEqual(1 + 1e-9);
    const { limits } = spec.rules['source-face-width'] ?? {};
    expect(head.leftCheek.x - head.rightCheek.x).toBeGreaterThanOrEqual(limits?.min ?? 0);
  });
});
