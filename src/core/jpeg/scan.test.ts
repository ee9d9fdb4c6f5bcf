import { expect, test } from 'vitest';
import { codeFor } from './huffman.ts';
import { bitsOf, codesFor, scanOf, writeScan } from './scan.ts';

const block = (values: Readonly<Record<number, number>>) =>
  Int16Array.from({ length: 64 }, (_, k) => values[k] ?? 0);

/** One unit: four blocks of brightness, then one of each colour. */
const unit = (first: Readonly<Record<number, number>>, cb: Readonly<Record<number, number>>) => ({
  y: Int16Array.from([first, { 0: 5 }, { 0: 5 }, { 0: 3 }].flatMap((each) => [...block(each)])),
  cb: block(cb),
  cr: block({}),
});

/** Code, symbol and further bits of each word. */
const said = (blocks: Parameters<typeof scanOf>[0]) =>
  Array.from(scanOf(blocks).words, (word) => [word >>> 24, (word >>> 16) & 255, word & 0xffff]);

test('the words of a unit', () => {
  const blocks = unit({ 0: 5, 1: -1, 4: 6, 63: 1 }, { 0: -3, 40: -2 });
  expect(said(blocks)).toEqual([
    [0, 0x03, 5],
    [1, 0x01, 0],
    [1, 0x23, 6],
    // 58 zeros: three times sixteen, and ten.
    [1, 0xf0, 0],
    [1, 0xf0, 0],
    [1, 0xf0, 0],
    [1, 0xa1, 1],
    [0, 0x00, 0],
    [1, 0x00, 0],
    [0, 0x00, 0],
    [1, 0x00, 0],
    [0, 0x02, 1],
    [1, 0x00, 0],
    [2, 0x02, 0],
    [3, 0xf0, 0],
    [3, 0xf0, 0],
    [3, 0x72, 1],
    [3, 0x00, 0],
    [2, 0x00, 0],
    [3, 0x00, 0],
  ]);
});

test('what is written has the bits that were counted', () => {
  const scan = scanOf(unit({ 0: 900, 1: -1, 4: 6, 63: 1 }, { 0: -3, 40: -2 }));
  const codes = codesFor(scan);
  const to = new Uint8Array(100);
  const end = writeScan(scan, codes, to, 10);
  const stuffed = to.subarray(10, end).filter((byte) => byte === 255).length;
  expect(end - 10 - stuffed).toBe(Math.ceil(bitsOf(scan, codes) / 8));
});

test('a byte of all ones is followed by an empty one, and ones fill the last', () => {
  const code = codeFor(Array.from({ length: 12 }, (_, symbol) => (symbol === 11 ? 1 : 0)));
  const words = Uint32Array.of((11 << 16) | 0x7ff, (11 << 16) | 0x7ff);
  const to = new Uint8Array(8);
  const end = writeScan({ words, occurrences: new Uint32Array() }, [code], to, 0);
  // Twice 0, then eleven ones.
  expect(Array.from(to.subarray(0, end))).toEqual([0x7f, 0xf7, 0xff, 0]);
});
