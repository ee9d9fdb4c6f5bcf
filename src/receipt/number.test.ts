import { describe, expect, test } from 'vitest';
import { isReceiptNumber } from './number.testing.ts';
import {
  checkDigits,
  chinaDay,
  chinaDayStart,
  formatReceiptNumber,
  parseReceiptNumber,
  receiptNumber,
} from './number.ts';

const photo = Uint8Array.from([1, 2, 3, 4, 5]);
const nonce = new Uint8Array(16).fill(7);
const noon = new Date('2026-11-23T04:00:00Z');
/** The number of this photo, nonce and day, computed without this code. */
const known = '26112385540264076434';

/** Numbers of many days with well-spread digits. */
function sampleNumbers(count: number): string[] {
  let state = 1n;
  return Array.from({ length: count }, (_, i) => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
    const day = chinaDay(new Date(Date.UTC(2026, 0, 1 + i)));
    const digits = day + String((state >> 8n) % 10n ** 12n).padStart(12, '0');
    return digits + checkDigits(digits);
  });
}

const slipOf = (text: string) => {
  const parsed = parseReceiptNumber(text);
  return parsed.ok ? undefined : parsed.slip;
};

describe('check digits, ISO 7064 MOD 97-10', () => {
  test.each([
    ['99991234567890121414', '90'],
    ['794', '44'],
    ['4354111611551114', '31'],
    ['000000000000000000', '98'],
    ['000000000000000001', '95'],
  ])('%s → %s', (digits, expected) => {
    expect(checkDigits(digits)).toBe(expected);
    expect(BigInt(digits + expected) % 97n).toBe(1n);
  });
});

describe('receiptNumber', () => {
  test('a known photo, nonce and day', async () => {
    expect(await receiptNumber(photo, nonce, noon)).toBe(known);
  });

  test('another byte, nonce or order gives other digits', async () => {
    const other = await Promise.all([
      receiptNumber(Uint8Array.from([1, 2, 3, 4, 6]), nonce, noon),
      receiptNumber(photo, new Uint8Array(16).fill(8), noon),
      receiptNumber(nonce, photo, noon),
    ]);
    expect(new Set([known, ...other]).size).toBe(4);
    expect(other.every(isReceiptNumber)).toBe(true);
  });

  test.each([
    ['2026-11-22T15:59:59.999Z', '261122'],
    ['2026-11-22T16:00:00.000Z', '261123'],
    ['2026-12-31T16:00:00.000Z', '270101'],
    ['2028-02-28T16:00:00.000Z', '280229'],
  ])('the day in China at %s is %s', (time, day) => {
    expect(chinaDay(new Date(time))).toBe(day);
  });
});

describe('parseReceiptNumber', () => {
  test.each([
    ['as it is', known],
    ['as it is shown', '2611 2385 5402 6407 6434'],
    ['hyphens', '2611-2385-5402-6407-6434'],
    ['dashes of other kinds', '2611–2385—5402－6407−6434'],
    ['full-width digits and spaces', '２６１１　２３８５　５４０２　６４０７　６４３４'],
    ['lines and invisible marks', '\uFEFF2611 2385\u200b5402\n6407\t6434\r\n'],
    ['a label', '回执号：2611 2385 5402 6407 6434。'],
  ])('reads %s', (_, text) => {
    expect(parseReceiptNumber(text)).toEqual({ ok: true, number: known });
  });

  test.each([
    ['', 'too-short'],
    ['   ', 'too-short'],
    [known.slice(1), 'too-short'],
    [`${known}0`, 'too-long'],
    ['receipt', 'not-digits'],
    [known.replace('1', 'l'), 'not-digits'],
    [known.replace('0', 'O'), 'not-digits'],
    ['٢٦١١٢٣٨٥٥٤٠٢٦٤٠٧٦٤٣٤', 'not-digits'],
    [`${known.slice(0, -1)}5`, 'check-digits'],
    [`261323000000000000${checkDigits('261323000000000000')}`, 'date'],
    [`260230000000000000${checkDigits('260230000000000000')}`, 'date'],
    [`270229000000000000${checkDigits('270229000000000000')}`, 'date'],
  ])('%s is %s', (text, slip) => {
    expect(slipOf(text)).toBe(slip);
  });

  test('only one pair of check digits is right, though 00, 01 and 99 leave the same remainder', () => {
    const bodies = sampleNumbers(300).map((number) => number.slice(0, 18));
    for (const body of bodies) {
      const right = Array.from({ length: 100 }, (_, check) =>
        String(check).padStart(2, '0'),
      ).filter((check) => isReceiptNumber(body + check));
      expect(right).toEqual([checkDigits(body)]);
    }
  });

  test('every single wrong digit is caught', () => {
    for (const number of sampleNumbers(200)) {
      const missed = [...number].flatMap((right, at) =>
        [...'0123456789']
          .filter((digit) => digit !== right)
          .map((digit) => number.slice(0, at) + digit + number.slice(at + 1))
          .filter((wrong) => slipOf(wrong) !== 'check-digits'),
      );
      expect(missed).toEqual([]);
    }
  });

  test('every swap of two unequal neighbours is caught', () => {
    for (const number of sampleNumbers(2_000)) {
      const missed = [...number.slice(0, -1)].flatMap((left, at) => {
        const right = number[at + 1];
        const swapped = number.slice(0, at) + right + left + number.slice(at + 2);
        return left === right || slipOf(swapped) === 'check-digits' ? [] : [swapped];
      });
      expect(missed).toEqual([]);
    }
  });
});

test('isReceiptNumber accepts the 20 digits alone', () => {
  expect(isReceiptNumber(known)).toBe(true);
  expect(isReceiptNumber(formatReceiptNumber(known))).toBe(false);
  expect(isReceiptNumber(` ${known}`)).toBe(false);
});

test('formatReceiptNumber groups by four', () => {
  expect(formatReceiptNumber(known)).toBe('2611 2385 5402 6407 6434');
});

test.each([
  ['2026-11-23T15:59:59.999Z', '2026-11-22T16:00:00.000Z'],
  ['2026-11-23T16:00:00.000Z', '2026-11-23T16:00:00.000Z'],
  ['2026-12-31T20:00:00.000Z', '2026-12-31T16:00:00.000Z'],
])('%s is of the day that began at %s', (time, start) => {
  expect(chinaDayStart(new Date(time)).toISOString()).toBe(start);
});
