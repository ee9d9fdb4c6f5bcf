import { expect, test } from 'vitest';
import { copyOpaque } from './opaque.ts';

const pixels = Uint8ClampedArray.from({ length: 4 * 7 }, (_, i) => i);

test.each([
  ['R, G, B', false, [0, 1, 2]],
  ['B, G, R', true, [2, 1, 0]],
] as const)(
  'copies pixels that are %s to where they belong, and nothing else',
  (_, isBgr, order) => {
    const to = new Uint8ClampedArray(4 * 9).fill(99);
    copyOpaque(pixels, to, 4, isBgr);
    const copied = Array.from({ length: 7 }, (_, i) => [
      ...order.map((k) => 4 * i + k),
      255,
    ]).flat();
    expect([...to]).toEqual([99, 99, 99, 99, ...copied, 99, 99, 99, 99]);
  },
);
