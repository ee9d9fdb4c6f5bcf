import { expect, test } from 'vitest';
import { float16 } from './float16.ts';

test.each([
  [0x0000, 0],
  [0x8000, -0],
  [0x3c00, 1],
  [0xc000, -2],
  [0x3555, 0.333251953125],
  [0x7bff, 65504],
  [0x0400, 2 ** -14],
  [0x03ff, 1023 * 2 ** -24],
  [0x0001, 2 ** -24],
  [0x7c00, Number.POSITIVE_INFINITY],
  [0xfc00, Number.NEGATIVE_INFINITY],
  [0x7e00, Number.NaN],
])('%i', (bits, value) => {
  expect(float16(bits)).toBe(value);
});

test('the finite positive numbers are in the order of their bits', () => {
  for (let bits = 1; bits < 0x7c00; bits++) {
    expect(float16(bits)).toBeGreaterThan(float16(bits - 1));
  }
});
