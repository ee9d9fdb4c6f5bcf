import { compactVerify, errors, importJWK } from 'jose';
import * as v from 'valibot';
import { capturedSchema } from './capture.ts';
import {
  checkIds,
  claimantSchema,
  editsSchema,
  kindSchema,
  numberSchema,
  outcomeSchema,
  sha256Schema,
} from './content.ts';
import type { SignatureFault } from './errors.ts';

/** The types of the full receipt and of the short form in a QR code. */
export const RECEIPT_TYPE = 'receipt+jws';
export const SLIP_TYPE = 'receipt-slip+jws';
export const ALGORITHM = 'Ed25519';

/** Eight digits, so that a QR code that has only digits can name a key. */
const kidSchema = v.pipe(v.string(), v.regex(/^\d{8}$/));

/** Public keys in the form of RFC 7517. The key that signs now is first. */
export const jwksSchema = v.object({
  keys: v.array(
    v.object({
      kty: v.literal('OKP'),
      crv: v.literal('Ed25519'),
      x: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
      kid: kidSchema,
      alg: v.literal(ALGORITHM),
      use: v.literal('sig'),
      /** Until when a copy of it may be used without asking again; seconds since 1970. */
      exp: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    }),
  ),
});
export type Jwks = v.InferOutput<typeof jwksSchema>;

/** The keys of a copy that may still be used. */
export const keysAt = ({ keys }: Jwks, now: Date): Jwks => ({
  keys: keys.filter(({ exp }) => exp === undefined || now.getTime() < exp * 1000),
});

const seconds = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a receipt's signature certifies. Times are in seconds since 1970. */
export const signedReceiptSchema = v.object({
  number: numberSchema,
  photoSha256: sha256Schema,
  spec: v.string(),
  /** What was done to the photo beyond cropping and scaling it. */
  edits: v.exactOptional(editsSchema),
  /** That the page's own camera took it, as a browser claims. Absent: an uploaded file. */
  captured: v.exactOptional(capturedSchema),
  /** SHA-256 of the canonical JSON of what the claim says of that. */
  captureSha256: v.exactOptional(sha256Schema),
  engine: v.string(),
  models: sha256Schema,
  outcome: outcomeSchema,
  /** The photo did not pass. Only a clerk can decide to accept it. */
  kind: v.exactOptional(kindSchema),
  /** SHA-256 of the canonical JSON (RFC 8785) of the claim's findings. */
  findingsSha256: sha256Schema,
  assessedBy: claimantSchema,
  /** Checks whose reported value the endpoint's own measurement of the pixels contradicts. */
  disagreements: v.array(v.picklist(checkIds)),
  iat: seconds,
  exp: seconds,
});
export type SignedReceipt = v.InferOutput<typeof signedReceiptSchema>;

export type Verified<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: SignatureFault };

/** Verifies one of our compact JWS against `jwks`. It does not check the time: look at `exp`. */
export async function verifyJws<T>(
  jws: string,
  type: string,
  schema: v.GenericSchema<unknown, T>,
  jwks: Jwks,
): Promise<Verified<T>> {
  try {
    const { payload, protectedHeader } = await compactVerify(
      jws,
      ({ kid }) => {
        const key = jwks.keys.find((one) => one.kid === kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return importJWK(key, ALGORITHM);
      },
      { algorithms: [ALGORITHM] },
    );
    const content = v.safeParse(schema, JSON.parse(new TextDecoder().decode(payload)));
    if (protectedHeader.typ !== type || !content.success) return { ok: false, fault: 'forged' };
    return { ok: true, value: content.output };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

/** A browser without Ed25519 throws its own error. All other errors are jose's. */
function faultOf(error: unknown): SignatureFault {
  if (error instanceof errors.JWKSNoMatchingKey) return 'key-unknown';
  if (error instanceof errors.JOSEError || error instanceof SyntaxError) return 'forged';
  return 'unsupported';
}

/** Verifies a whole signed receipt, as `verifySlip` does its slip. Exported for tests. */
export const verifyReceipt = (jws: string, jwks: Jwks): Promise<Verified<SignedReceipt>> =>
  verifyJws(jws, RECEIPT_TYPE, signedReceiptSchema, jwks);
