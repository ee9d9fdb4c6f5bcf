import { expect, test } from 'vitest';
import { fromHex, sha256, toHex } from './bytes.ts';

const ascii = (text: string) => new TextEncoder().encode(text);

test('SHA-256 of the parts, joined (FIPS 180-4, example "abc")', async () => {
  const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(toHex(await sha256(ascii('abc')))).toBe(expected);
  expect(toHex(await sha256(ascii('a'), ascii(''), ascii('bc')))).toBe(expected);
});

test('hexadecimal and back gives the same bytes', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(toHex(all.subarray(0, 17))).toBe('000102030405060708090a0b0c0d0e0f10');
  expect(fromHex(toHex(all))).toEqual(all);
  expect(fromHex('')).toEqual(new Uint8Array(0));
});
