import { describe, expect, test } from 'vitest';
import { random } from '../handmade.testing.ts';
import { codeFor } from './huffman.ts';

const occurring = (counts: Readonly<Record<number, number>>) =>
  Array.from({ length: 256 }, (_, symbol) => counts[symbol] ?? 0);

/** Codes as text. */
function textsOf(occurrences: readonly number[]): Map<number, string> {
  const { codes, lengths } = codeFor(occurrences);
  const texts = new Map<number, string>();
  occurrences.forEach((count, symbol) => {
    if (count > 0) texts.set(symbol, codes[symbol]!.toString(2).padStart(lengths[symbol]!, '0'));
  });
  return texts;
}

function expectCode(occurrences: readonly number[]) {
  const texts = [...textsOf(occurrences).values()];
  for (const text of texts) {
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(16);
    expect(text).toContain('0');
    expect(texts.filter((other) => other.startsWith(text))).toEqual([text]);
  }
  const { counts, symbols } = codeFor(occurrences);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(texts.length);
  expect(symbols.length).toBe(texts.length);
}

describe('codeFor', () => {
  test('gives what is more frequent the shorter code', () => {
    const texts = textsOf(occurring({ 1: 1, 2: 1, 3: 2, 4: 8 }));
    expect([4, 3].map((symbol) => texts.get(symbol))).toEqual(['0', '10']);
    // One of the two rarest shares its length with the code of all ones, which stays free.
    expect([1, 2].map((symbol) => texts.get(symbol)!.length).sort()).toEqual([3, 4]);
  });

  test('nothing and one symbol', () => {
    expect(codeFor(occurring({})).symbols.length).toBe(0);
    expect(textsOf(occurring({ 7: 1000 })).get(7)).toBe('0');
  });

  test('is free of prefixes, of all ones and of more than 16 bits', () => {
    const next = random(3);
    expectCode(occurring({ 0: 5, 255: 1 }));
    expectCode(Array.from({ length: 256 }, () => 1));
    expectCode(Array.from({ length: 256 }, () => Math.floor(1e6 * next() ** 9)));
    // Without a limit these would take 30 bits and more.
    expectCode(occurring(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [i, 1.7 ** i]))));
  });

  test('takes as few bits as entropy asks, but for less than one a symbol', () => {
    const next = random(8);
    const occurrences = Array.from({ length: 100 }, () => Math.floor(5000 * next() ** 3));
    const all = occurrences.reduce((sum, count) => sum + count, 0);
    const { lengths } = codeFor(occurrences);
    let [bits, entropy] = [0, 0];
    occurrences.forEach((count, symbol) => {
      bits += count * lengths[symbol]!;
      if (count > 0) entropy -= count * Math.log2(count / all);
    });
    expect(bits).toBeGreaterThanOrEqual(entropy);
    expect(bits).toBeLessThan(1.02 * entropy);
  });
});
