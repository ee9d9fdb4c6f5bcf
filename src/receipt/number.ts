import { sha256 } from './bytes.ts';

const DAY_DIGITS = 6;
const BOUND_DIGITS = 12;
const LENGTH = 20;
const CHINA_OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

/** YYMMDD in China Standard Time (UTC+8, no summer time). */
export const chinaDay = (date: Date): string =>
  new Date(date.getTime() + CHINA_OFFSET).toISOString().slice(2, 10).replaceAll('-', '');

/** The moment when the day of `date` began in China Standard Time. */
export function chinaDayStart(date: Date): Date {
  const local = date.getTime() + CHINA_OFFSET;
  return new Date(local - (local % DAY) - CHINA_OFFSET);
}

/** The two check digits of ISO 7064 MOD 97-10, 02…98, over a string of digits. Exported for tests. */
export const checkDigits = (digits: string): string =>
  String(98n - ((BigInt(digits) * 100n) % 97n)).padStart(2, '0');

/**
 * The receipt number (回执号) of a photo: YYMMDD of `date` in China Standard Time, 12 digits made from the bytes, 2
 * check digits. The 12 digits are the first 8 bytes of SHA-256(photo ‖ nonce), read big-endian, modulo 10^12. 2^64
 * is not a multiple of 10^12, so some digits are more likely by one part in 18 million. Without the nonce (16
 * random bytes) nobody can guess the number from the photo.
 */
export async function receiptNumber(
  photo: Uint8Array,
  nonce: Uint8Array,
  date: Date,
): Promise<string> {
  const digest = await sha256(photo, nonce);
  const bound = new DataView(digest.buffer).getBigUint64(0) % 10n ** BigInt(BOUND_DIGITS);
  const digits = chinaDay(date) + String(bound).padStart(BOUND_DIGITS, '0');
  return digits + checkDigits(digits);
}

/** What can be wrong with a number that a person typed or pasted. */
export const slips = ['too-short', 'too-long', 'not-digits', 'check-digits', 'date'] as const;
export type Slip = (typeof slips)[number];

type ParsedNumber =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly slip: Slip };

/** Characters that a number and a label around it may have; NFKC makes at most 18 of each. */
const TEXT_MAX = 200;

/** What lies between the first digit and the last. */
function betweenDigits(text: string): string {
  const isDigit = (at: number) => text[at] >= '0' && text[at] <= '9';
  let start = 0;
  let end = text.length;
  while (start < end && !isDigit(start)) start += 1;
  while (end > start && !isDigit(end - 1)) end -= 1;
  return text.slice(start, end);
}

/**
 * Reads a number as people write it: grouped by spaces or hyphens of any kind, in full-width digits, or pasted
 * with a label around it. Every single wrong digit, and every swap of two neighbours, gives `check-digits`.
 * Strangers send what is read here: the work grows with the length alone.
 */
export function parseReceiptNumber(text: string): ParsedNumber {
  if (text.length > TEXT_MAX) return { ok: false, slip: 'too-long' };
  const bare = text.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}\u2212]/gu, '');
  const digits = betweenDigits(bare);
  const slip = slipOf(digits, bare);
  return slip ? { ok: false, slip } : { ok: true, number: digits };
}

function slipOf(digits: string, bare: string): Slip | undefined {
  if (/\D/.test(digits) || (bare && !digits)) return 'not-digits';
  if (digits.length < LENGTH) return 'too-short';
  if (digits.length > LENGTH) return 'too-long';
  if (checkDigits(digits.slice(0, -2)) !== digits.slice(-2)) return 'check-digits';
  return isDay(digits.slice(0, DAY_DIGITS)) ? undefined : 'date';
}

function isDay(day: string): boolean {
  const iso = `20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

/** The number as it is shown: 4-4-4-4-4, with a space between the groups. */
export const formatReceiptNumber = (number: string): string =>
  number.replace(/\d{4}(?=\d)/g, '$& ');
