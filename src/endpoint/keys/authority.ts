import { createHash, sign, verify } from 'node:crypto';
import * as v from 'valibot';
import { RECEIPT_TYPE, signedReceiptSchema } from '../../receipt/signature.ts';
import type { Authority } from '../store/authority.ts';
import { CorruptRow, type StoredReceipt } from '../store/store.ts';
import { openJws } from './jws.ts';
import { publicKeysOf, type SigningKeys } from './signing-keys.ts';
import type { Vault } from './vault.ts';

const seconds = (iso: string) => Math.floor(Date.parse(iso) / 1000);

/** What the store proves its rows with: the keys that sign receipts, and those that seal photos. */
export function createAuthority(signing: SigningKeys, vault: Vault): Authority {
  const publicKeys = publicKeysOf(signing.jwks);

  function isVouchedFor({ number, content, issuedAt, expiresAt }: StoredReceipt, jws: string) {
    const signed = v.safeParse(signedReceiptSchema, openJws(jws, RECEIPT_TYPE, publicKeys));
    if (!signed.success || !content) return false;
    const { output } = signed;
    return (
      output.number === number &&
      output.photoSha256 === content.claim.photoSha256 &&
      output.outcome === content.verdict.outcome &&
      output.iat === seconds(issuedAt) &&
      output.exp === seconds(expiresAt)
    );
  }

  return {
    keys: { signing: [...publicKeys.keys()], photo: vault.keyIds },
    kid: signing.kid,
    sign: (text) => sign(null, Buffer.from(text), signing.key).toString('base64url'),
    isSigned(text, kid, signature) {
      const key = publicKeys.get(kid);
      // Only one spelling of a signature is ours, or the column could be edited unseen.
      const bytes = Buffer.from(signature, 'base64url');
      if (!key || bytes.toString('base64url') !== signature) return false;
      return verify(null, Buffer.from(text), key, bytes);
    },
    mac: vault.mac,
    isMac: vault.isMac,
    isVouchedFor,
    seal: vault.seal,
    isPhoto(number, photo, sha256) {
      try {
        const bytes = vault.open(number, photo);
        return createHash('sha256').update(bytes).digest('hex') === sha256;
      } catch (error) {
        if (error instanceof CorruptRow) return false;
        throw error;
      }
    },
  };
}
