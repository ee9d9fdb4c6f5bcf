import { expect, test } from 'vitest';
import { isPattern, patternBmp } from './pixel-truth.ts';

/** What a truthful browser reads: the BMP's rows from the top, blue first. */
function read(): Uint8ClampedArray {
  const bmp = patternBmp().subarray(54);
  const rgba = new Uint8ClampedArray((bmp.length / 3) * 4).fill(255);
  for (let at = 0; at < bmp.length / 3; at++) {
    for (const channel of [0, 1, 2]) rgba[4 * at + channel] = bmp[3 * at + 2 - channel]!;
  }
  return rgba;
}

const changed = (change: (value: number, at: number) => number) => read().map(change);

test('pixels as they are', () => {
  expect(isPattern(read())).toBe(true);
});

test('a level or two more or less is harmless', () => {
  expect(isPattern(changed((value, at) => value ^ (at % 5 === 0 ? 1 : 0)))).toBe(true);
  expect(isPattern(changed((value) => value + 2))).toBe(true);
});

test('white, black, shifted or mirrored pixels, and none, are not the pattern', () => {
  expect(isPattern(changed(() => 255))).toBe(false);
  expect(isPattern(changed(() => 0))).toBe(false);
  expect(isPattern(changed((value, at) => (at === 4 * 517 ? (value + 99) % 256 : value)))).toBe(
    false,
  );
  expect(isPattern(read().reverse())).toBe(false);
  expect(isPattern([])).toBe(false);
});

test('the file is a BMP of the right size', async () => {
  const bytes = patternBmp();
  expect(String.fromCharCode(...bytes.subarray(0, 2))).toBe('BM');
  expect(bytes.length).toBe(54 + 32 * 32 * 3);
});
