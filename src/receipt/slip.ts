import * as v from 'valibot';
import { fromHex, toHex } from './bytes.ts';
import { capturedSchema } from './capture.ts';
import { numberSchema } from './content.ts';
import { parseReceiptNumber } from './number.ts';
import { ALGORITHM, type Jwks, SLIP_TYPE, type Verified, verifyJws } from './signature.ts';

/** Hexadecimal characters of a photo's digest on a slip: 128 bits. */
export const PHOTO_PREFIX = 32;

/** What a slip vouches for; `exp` in seconds since 1970. */
const slipSchema = v.object({
  number: numberSchema,
  /** The first 128 bits of the photo's SHA-256, hexadecimal. */
  photo: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  exp: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999_999_999)),
  /** The photo did not pass, and staff decide. */
  review: v.exactOptional(v.literal(true)),
  /** The page's own camera took the photo. Absent: it is an uploaded file. */
  captured: v.exactOptional(capturedSchema),
});
export type Slip = v.InferOutput<typeof slipSchema>;

type Kind = Pick<Slip, 'review' | 'captured'>;
/** What a slip's first two digits say. No receipt number begins so until 2091, and no number is as long. */
const marks: Readonly<Record<string, Kind>> = {
  91: {},
  92: { review: true },
  93: { captured: 'here' },
  94: { review: true, captured: 'here' },
  95: { captured: 'here-unchallenged' },
  96: { review: true, captured: 'here-unchallenged' },
};
const MARK_LENGTH = 2;
const widths = { number: 20, exp: 10, kid: 8, photo: 39, signature: 155 } as const;
const LENGTH = Object.values(widths).reduce((sum, width) => sum + width, MARK_LENGTH);

const ascii = (text: string) => new TextEncoder().encode(text);
const toBase64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const fromBase64url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/** The protected header and the payload of a slip's JWS: always spelt the same, so that they can be left out. */
export const slipHeader = (kid: string) => ({ alg: ALGORITHM, kid, typ: SLIP_TYPE }) as const;
export const slipPayload = ({ number, photo, exp, review, captured }: Slip): string =>
  JSON.stringify({ number, photo, exp, ...(review && { review }), ...(captured && { captured }) });

const markOf = ({ review, captured }: Kind): string =>
  Object.keys(marks).find(
    (mark) => marks[mark]?.review === review && marks[mark]?.captured === captured,
  ) as string;

/**
 * A slip's compact JWS as 234 decimal digits: a mark, the number, the expiry, the key, the photo's digest
 * and the signature. Digits make the smallest QR code that any scanner reads, and the only one whose text
 * survives a keyboard in any language and case.
 */
export function slipDigits(slip: Slip, kid: string, jws: string): string {
  const signature = toHex(fromBase64url(jws.split('.')[2] ?? ''));
  const fields: Readonly<Record<keyof typeof widths, string>> = {
    number: slip.number,
    exp: String(slip.exp),
    kid,
    photo: String(BigInt(`0x${slip.photo}`)),
    signature: String(BigInt(`0x${signature}`)),
  };
  const digits = (Object.keys(widths) as (keyof typeof widths)[]).map((name) =>
    fields[name].padStart(widths[name], '0'),
  );
  return markOf(slip) + digits.join('');
}

export interface SlipText {
  readonly slip: Slip;
  /** The whole compact JWS, header and payload filled in again. */
  readonly jws: string;
}

/** Characters that the digits of a slip and the spaces among them may have. */
const TEXT_MAX = 2 * LENGTH;

/** Reads what a scanner types of a slip's QR code; undefined where it is something else. */
export function parseSlip(text: string): SlipText | undefined {
  if (text.length > TEXT_MAX) return;
  const digits = text.normalize('NFKC').replace(/\s/g, '');
  if (digits.length !== LENGTH || !/^\d+$/.test(digits)) return;
  const kind = marks[digits.slice(0, MARK_LENGTH)];
  if (!kind) return;
  let at = MARK_LENGTH;
  const field = (name: keyof typeof widths) => {
    at += widths[name];
    return digits.slice(at - widths[name], at);
  };
  const number = field('number');
  const exp = Number(field('exp'));
  const kid = field('kid');
  const photo = BigInt(field('photo')).toString(16).padStart(PHOTO_PREFIX, '0');
  const signature = BigInt(field('signature')).toString(16).padStart(128, '0');
  if (photo.length > PHOTO_PREFIX || signature.length > 128) return;
  if (!parseReceiptNumber(number).ok) return;
  const slip = { number, photo, exp, ...kind };
  const texts = [JSON.stringify(slipHeader(kid)), slipPayload(slip)];
  const jws = [...texts.map(ascii), fromHex(signature)].map(toBase64url).join('.');
  return { slip, jws };
}

/** Verifies a slip with no network, against public keys fetched before. */
export const verifySlip = ({ jws }: SlipText, jwks: Jwks): Promise<Verified<Slip>> =>
  verifyJws(jws, SLIP_TYPE, slipSchema, jwks);
