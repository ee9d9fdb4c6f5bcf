import { parseReceiptNumber } from './number.ts';

/** 20 digits and nothing else, with the right check digits and a day that exists. */
export function isReceiptNumber(text: string): boolean {
  const parsed = parseReceiptNumber(text);
  return parsed.ok && parsed.number === text;
}
