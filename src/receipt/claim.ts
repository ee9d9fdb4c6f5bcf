import type { Assessment } from '../engine/assessment.ts';
import type { Finding } from '../engine/verdict.ts';
import { sha256, toHex } from './bytes.ts';
import type { Capture } from './capture.ts';
import type { Claim, Claimant, ClaimedMeasurement, Kind, StationFound } from './content.ts';
import { receiptNumber } from './number.ts';

/** Bytes of a claim's nonce. */
export const NONCE_BYTES = 16;
/** Bytes of the secret that withdraws a receipt. */
const SECRET_BYTES = 32;

interface ClaimOptions {
  /** NONCE_BYTES fresh random bytes. */
  readonly nonce: Uint8Array;
  readonly now: Date;
  /** Who assessed the photo. By default the resident's own device. */
  readonly assessedBy?: Claimant;
  /** The page's own camera took the photo. */
  readonly capture?: Capture;
  /** The photo did not pass, and staff decide. */
  readonly kind?: Kind;
  /** SHA-256 of the withdrawal secret's text, hexadecimal. */
  readonly secretSha256?: string;
}

/** A new withdrawal secret (hexadecimal), and its hash for the claim. */
export async function newSecret(): Promise<{ secret: string; secretSha256: string }> {
  const secret = toHex(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
  return { secret, secretSha256: toHex(await sha256(new TextEncoder().encode(secret))) };
}

const measurement = ({ check, status, code, value }: Finding): ClaimedMeasurement => ({
  check,
  status,
  ...(code !== undefined && { code }),
  ...(value !== undefined && { value }),
});

/** What a station's machine found of a receipt's photo, to be sent when it redeems the receipt. */
export const stationFound = async ({
  verdict,
  photo,
  engine,
  models,
}: Assessment): Promise<StationFound> => ({
  photoSha256: toHex(await sha256(photo)),
  spec: verdict.spec,
  engine,
  models,
  outcome: verdict.outcome,
  findings: verdict.findings.map(measurement),
});

/**
 * What a device submits with the photo. Make it once for each press of "submit", and send the same claim again
 * when an answer is lost: the same nonce gives the same number, and so only one receipt.
 */
export async function makeClaim(
  assessment: Assessment,
  { nonce, now, assessedBy = 'self', capture, kind, secretSha256 }: ClaimOptions,
): Promise<Claim> {
  const { photo, mode, edits } = assessment;
  return {
    schema: 1,
    number: await receiptNumber(photo, nonce, now),
    nonce: toHex(nonce),
    ...(await stationFound(assessment)),
    mode,
    ...(edits.length > 0 && { edits: [...edits] }),
    ...(capture && { capture }),
    ...(kind && { kind }),
    assessedBy,
    ...(secretSha256 !== undefined && { secretSha256 }),
    assessedAt: now.toISOString(),
  };
}

/**
 * Makes the claim again with another number, for a photo that waited so long that the day in its number is too
 * old. Use it only after the endpoint said that it has not accepted the first one.
 */
export async function renewClaim(
  claim: Claim,
  photo: Uint8Array,
  { nonce, now }: Pick<ClaimOptions, 'nonce' | 'now'>,
): Promise<Claim> {
  return {
    ...claim,
    number: await receiptNumber(photo, nonce, now),
    nonce: toHex(nonce),
    assessedAt: now.toISOString(),
  };
}
