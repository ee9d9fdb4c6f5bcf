import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kernelsText } from '../../kernels/compile.ts';
import { roomFor } from './kernels.ts';

test('the compiled kernels are those of the source', async () => {
  const committed = readFileSync(new URL('kernels.compiled.ts', import.meta.url), 'utf8');
  expect(committed).toBe(await kernelsText());
});

describe('roomFor', () => {
  test('gives separate areas of one memory', () => {
    const { at, bytes } = roomFor({ a: 10, b: 0, c: 1000 });
    expect(at.a).toBe(0);
    expect(at.b).toBeGreaterThanOrEqual(at.a + 10 + 64);
    expect(at.c).toBeGreaterThanOrEqual(at.b + 64);
    expect(bytes.length).toBeGreaterThanOrEqual(at.c + 1000 + 64);
  });

  test('grows to the size asked for, and not further when used again', () => {
    const asked = roomFor({ a: 1 }).bytes.length + 100_000;
    const large = roomFor({ a: asked }).bytes.length;
    expect(large).toBeGreaterThanOrEqual(asked);
    expect(large).toBeLessThan(asked + 2 * 65_536);
    for (let i = 0; i < 100; i++) roomFor({ a: asked });
    expect(roomFor({ a: 1 }).bytes.length).toBe(large);
  });
});
