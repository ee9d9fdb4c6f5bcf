import type { Finding } from '../engine/assess.ts';
import type { Assessment } from '../engine/assessment.ts';
import { sha256, toHex } from './bytes.ts';
import type { Claim, ClaimedMeasurement } from './content.ts';
import { receiptNumber } from './number.ts';

/** Bytes of a claim's nonce. */
export const NONCE_BYTES = 16;

const measurement = ({ check, status, code, value }: Finding): ClaimedMeasurement => ({
  check,
  status,
  ...(code !== undefined && { code }),
  ...(value !== undefined && { value }),
});

/**
 * What a device submits with the photo. Make it once for each press of "submit" and send the same
 * one again when an answer is lost: the same nonce gives the same number, and so one receipt.
 * `nonce`: NONCE_BYTES fresh random bytes.
 */
export async function makeClaim(
  { mode, verdict, photo, engine, models }: Assessment,
  { nonce, now }: { readonly nonce: Uint8Array; readonly now: Date },
): Promise<Claim> {
  return {
    schema: 1,
    number: await receiptNumber(photo, nonce, now),
    nonce: toHex(nonce),
    photoSha256: toHex(await sha256(photo)),
    spec: verdict.spec,
    engine,
    models,
    mode,
    assessedBy: 'self',
    assessedAt: now.toISOString(),
    outcome: verdict.outcome,
    findings: verdict.findings.map(measurement),
  };
}
