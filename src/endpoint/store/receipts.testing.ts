import { createHash, randomBytes } from 'node:crypto';
import { RECEIPT_TYPE, type SignedReceipt } from '../../receipt/signature.ts';
import { createAuthority } from '../keys/authority.ts';
import { signJws } from '../keys/jws.ts';
import { newSigningKey, signingKeys } from '../keys/signing-keys.ts';
import { newPhotoKey, openVault, parsePhotoKeys } from '../keys/vault.ts';
import type { NewReceipt, SealedPhoto } from './store.ts';

// What the store's tests share: receipts and photos as short as they can be, signed and sealed by real keys.

export const issuedAt = '2026-11-23T04:00:00.000Z';
export const expiresAt = '2027-05-22T04:00:00.000Z';

/** The keys, for another process to open the same store. */
export const testKeys =
  process.env['TEST_KEYS'] ?? JSON.stringify({ signing: newSigningKey(), photo: newPhotoKey() });
const { signing, photo: photoKey } = JSON.parse(testKeys);
export const testSigning = signingKeys([signing]);
export const testVault = openVault(parsePhotoKeys(photoKey) ?? []);
export const testAuthority = createAuthority(testSigning, testVault);

/** The same keys as a command's environment has them. */
export const testEnv = { SIGNING_KEYS: JSON.stringify([signing]), PHOTO_KEY: photoKey as string };

export interface Sample {
  readonly number: string;
  readonly receipt: NewReceipt;
  /** As it was before it was sealed. */
  readonly bytes: Uint8Array;
  readonly photo: SealedPhoto;
}

const seconds = (iso: string) => Date.parse(iso) / 1000;

/** The same receipt, signed as it is now. */
export function signed(receipt: NewReceipt): NewReceipt {
  const { number, photoSha256 } = receipt.claim;
  const content: SignedReceipt = {
    number,
    photoSha256,
    spec: receipt.verdict.spec,
    engine: '0.1.0',
    models: 'a'.repeat(64),
    outcome: receipt.verdict.outcome,
    findingsSha256: 'b'.repeat(64),
    assessedBy: 'self',
    disagreements: [],
    iat: seconds(receipt.issuedAt),
    exp: seconds(receipt.expiresAt),
  };
  const jws = signJws(JSON.stringify(content), RECEIPT_TYPE, testSigning.kid, testSigning.key);
  return { ...receipt, jws };
}

let made = 0;

/** A receipt with a number of its own, and bytes for its photo. */
export function sample(own: Partial<NewReceipt> = {}): Sample {
  const number = `261123${String(++made).padStart(14, '0')}`;
  const bytes = new Uint8Array(randomBytes(9_000));
  const photoSha256 = createHash('sha256').update(bytes).digest('hex');
  const receipt = {
    claim: { number, mode: 'as-is', photoSha256, engine: '0.1.0' },
    verdict: { spec: 'cn-id@1', outcome: 'accept', findings: [] },
    flags: [{ check: 'sharpness', reported: 0.9, measured: 0.4 }],
    issuedAt,
    expiresAt,
    withdrawalHash: 'f'.repeat(64),
    ...own,
  } as unknown as NewReceipt;
  const { keyId, sealed } = testVault.seal(number, bytes);
  return {
    number,
    receipt: signed(receipt),
    bytes,
    photo: { keyId, sealed: new Uint8Array(sealed) },
  };
}
