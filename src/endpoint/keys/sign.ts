import { canonicalDigest } from '../../receipt/canonical.ts';
import { capturedOf } from '../../receipt/capture.ts';
import type { Claim } from '../../receipt/content.ts';
import { RECEIPT_TYPE, type SignedReceipt, SLIP_TYPE } from '../../receipt/signature.ts';
import { PHOTO_PREFIX, type Slip, slipDigits, slipPayload } from '../../receipt/slip.ts';
import type { NewReceipt } from '../store/store.ts';
import { signJws } from './jws.ts';
import type { SigningKeys } from './signing-keys.ts';

const seconds = (iso: string) => Math.floor(Date.parse(iso) / 1000);

type Unsigned = Pick<NewReceipt, 'claim' | 'verdict' | 'flags' | 'issuedAt' | 'expiresAt'>;

/** The receipt as a compact JWS: the claim, the endpoint's verdict, and how long it is valid. */
export async function signReceipt(
  { claim, verdict, flags, issuedAt, expiresAt }: Unsigned,
  { key, kid }: SigningKeys,
): Promise<string> {
  const { number, photoSha256, edits, capture, engine, models, assessedBy } = claim;
  const captured = capturedOf(claim);
  const content: SignedReceipt = {
    number,
    photoSha256,
    spec: verdict.spec,
    ...(edits && { edits }),
    ...(captured && { captured }),
    ...(capture && { captureSha256: await canonicalDigest(capture) }),
    engine,
    models,
    outcome: verdict.outcome,
    ...(claim.kind && { kind: claim.kind }),
    findingsSha256: await canonicalDigest(claim.findings),
    assessedBy,
    disagreements: flags.map(({ check }) => check),
    iat: seconds(issuedAt),
    exp: seconds(expiresAt),
  };
  return signJws(JSON.stringify(content), RECEIPT_TYPE, kid, key);
}

/** The content of the receipt's QR code: a smaller JWS, as digits. */
export function signSlip(
  {
    number,
    photoSha256,
    kind,
    ...claim
  }: Pick<Claim, 'number' | 'photoSha256' | 'kind' | 'capture'>,
  expiresAt: string,
  { key, kid }: SigningKeys,
): string {
  const captured = capturedOf(claim);
  const slip: Slip = {
    number,
    photo: photoSha256.slice(0, PHOTO_PREFIX),
    exp: seconds(expiresAt),
    ...(kind === 'review' && { review: true }),
    ...(captured && { captured }),
  };
  return slipDigits(slip, kid, signJws(slipPayload(slip), SLIP_TYPE, kid, key));
}
