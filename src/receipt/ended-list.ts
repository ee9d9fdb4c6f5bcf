import * as v from 'valibot';
import { sha256, toHex } from './bytes.ts';
import { type Jwks, type Verified, verifyJws } from './signature.ts';

// A short list of the receipts that ended before their time, for a station without a network: a Golomb-coded
// set (as in BIP 158) of their ids, some 2.7 bytes for each.

export const ENDED_TYPE = 'ended-receipts+jws';

/** A receipt that is not in the list is taken for one that is in it once in 2^20 times, and then looked up. */
const FALSE_BITS = 20;
/** Hexadecimal characters of an id that are taken: 48 bits. */
const ID_DIGITS = 12;

export const endedListSchema = v.object({
  /** When it was made, and when it says nothing any more; seconds since 1970. */
  iat: v.pipe(v.number(), v.integer(), v.minValue(0)),
  exp: v.pipe(v.number(), v.integer(), v.minValue(0)),
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Base64url. */
  set: v.pipe(v.string(), v.regex(/^[\w-]*$/)),
});
export type EndedList = v.InferOutput<typeof endedListSchema>;

/** By what a list knows a receipt: SHA-256 of `receipt:` and its number, hexadecimal. */
export const endedId = async (number: string): Promise<string> =>
  toHex(await sha256(new TextEncoder().encode(`receipt:${number}`)));

/** Where an id falls in a range that is 2^20 times as wide as there are ids. */
const placeOf = (id: string, count: number): bigint =>
  (BigInt(`0x${id.slice(0, ID_DIGITS)}`) * (BigInt(count) << BigInt(FALSE_BITS))) >>
  BigInt(4 * ID_DIGITS);

const toBase64url = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

const fromBase64url = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/** Packs ids, hexadecimal hashes of 12 characters or more: sorted, and each step Golomb–Rice coded. */
export function packEnded(ids: readonly string[]): Pick<EndedList, 'count' | 'set'> {
  const places = ids.map((id) => Number(placeOf(id, ids.length))).sort((a, b) => a - b);
  const bytes: number[] = [];
  let [byte, used] = [0, 0];
  const put = (bit: number) => {
    byte = (byte << 1) | bit;
    if (++used < 8) return;
    bytes.push(byte);
    [byte, used] = [0, 0];
  };
  let last = 0;
  for (const place of places) {
    const step = place - last;
    for (let ones = Math.floor(step / 2 ** FALSE_BITS); ones > 0; ones--) put(1);
    put(0);
    for (let bit = FALSE_BITS - 1; bit >= 0; bit--) put(Math.floor(step / 2 ** bit) % 2);
    last = place;
  }
  while (used > 0) put(0);
  return { count: ids.length, set: toBase64url(Uint8Array.from(bytes)) };
}

/** Whether an id is in the list; false for one that is not, but for one in a million. */
export function isEnded({ count, set }: Pick<EndedList, 'count' | 'set'>, id: string): boolean {
  if (count === 0) return false;
  const wanted = Number(placeOf(id, count));
  const bytes = fromBase64url(set);
  let at = 0;
  const bit = (): number => {
    const found = ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
    at += 1;
    return found;
  };
  let place = 0;
  for (let i = 0; i < count && at < 8 * bytes.length; i++) {
    let step = 0;
    while (bit() === 1) step += 2 ** FALSE_BITS;
    for (let left = FALSE_BITS - 1; left >= 0; left--) step += bit() * 2 ** left;
    place += step;
    if (place >= wanted) return place === wanted;
  }
  return false;
}

/** Verifies a list with no network, against public keys fetched before. Says nothing of the time: look at `exp`. */
export const verifyEnded = (jws: string, jwks: Jwks): Promise<Verified<EndedList>> =>
  verifyJws(jws, ENDED_TYPE, endedListSchema, jwks);
