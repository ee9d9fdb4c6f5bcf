import { CompactSign } from 'jose';
import { canonicalDigest } from '../../receipt/canonical.ts';
import type { Claim } from '../../receipt/content.ts';
import { ALGORITHM, RECEIPT_TYPE, type SignedReceipt } from '../../receipt/signature.ts';
import {
  PHOTO_PREFIX,
  type Slip,
  slipDigits,
  slipHeader,
  slipPayload,
} from '../../receipt/slip.ts';
import type { NewReceipt } from '../store/store.ts';
import type { SigningKeys } from './signing-keys.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const seconds = (iso: string) => Math.floor(Date.parse(iso) / 1000);

type Unsigned = Pick<NewReceipt, 'claim' | 'verdict' | 'flags' | 'issuedAt' | 'expiresAt'>;

/** The receipt as a compact JWS: the claim, the endpoint's verdict, and how long it is valid. */
export async function signReceipt(
  { claim, verdict, flags, issuedAt, expiresAt }: Unsigned,
  { key, kid }: SigningKeys,
): Promise<string> {
  const { number, photoSha256, edits, engine, models, assessedBy } = claim;
  const content: SignedReceipt = {
    number,
    photoSha256,
    spec: verdict.spec,
    ...(edits && { edits }),
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
  return new CompactSign(bytes(JSON.stringify(content)))
    .setProtectedHeader({ alg: ALGORITHM, kid, typ: RECEIPT_TYPE })
    .sign(key);
}

/** The content of the receipt's QR code: a smaller JWS, as digits. */
export async function signSlip(
  { number, photoSha256, kind }: Pick<Claim, 'number' | 'photoSha256' | 'kind'>,
  expiresAt: string,
  { key, kid }: SigningKeys,
): Promise<string> {
  const slip: Slip = {
    number,
    photo: photoSha256.slice(0, PHOTO_PREFIX),
    exp: seconds(expiresAt),
    ...(kind === 'review' && { review: true }),
  };
  const jws = await new CompactSign(bytes(slipPayload(slip)))
    .setProtectedHeader(slipHeader(kid))
    .sign(key);
  return slipDigits(slip, kid, jws);
}
