import { expect, test } from 'vitest';
import { canonicalDigest, canonicalJson } from './canonical.ts';

test('is the same, whatever the order of the keys', () => {
  const a = { b: [1, 'x', null, true], a: { d: 1e21, c: -0, é: 0.1 } };
  const b = { a: { é: 0.1, c: 0, d: 1e21 }, b: [1, 'x', null, true] };
  expect(canonicalJson(a)).toBe('{"a":{"c":0,"d":1e+21,"é":0.1},"b":[1,"x",null,true]}');
  expect(canonicalJson(b)).toBe(canonicalJson(a));
});

test('leaves out what is undefined', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

test('digest', async () => {
  // printf '{"a":1}' | sha256sum
  expect(await canonicalDigest({ a: 1 })).toBe(
    '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862',
  );
});
