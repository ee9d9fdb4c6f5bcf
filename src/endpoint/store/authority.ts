import type { KeyNames } from './keys-in-use.ts';
import type { SealedPhoto, StoredReceipt } from './store.ts';

/**
 * What only who holds the endpoint's keys can make: it is how the store tells its own rows from those
 * that someone with the database's password wrote.
 */
export interface Authority {
  /** All keys that there are, old and new. */
  readonly keys: KeyNames;
  /** Of the key that signs. */
  readonly kid: string;
  /** An Ed25519 signature over `text`, base64url. */
  sign(text: string): string;
  /** Whether a key of ours, old or new, signed `text`. */
  isSigned(text: string, kid: string, signature: string): boolean;
  /** The name of the newest photo key, and an HMAC-SHA-256 of `text` under it. */
  mac(text: string): string;
  /** Whether `mac` is one that we made for `text`, by an older key perhaps. */
  isMac(text: string, mac: string): boolean;
  /** Whether a receipt's signed form is ours and says what the rest of it says. */
  isVouchedFor(receipt: StoredReceipt, jws: string): boolean;
  /** Seals a photo that lies there as it is, from before there were keys. */
  seal(number: string, photo: Uint8Array): SealedPhoto;
  /** Whether the photo opens, under this number, and has this SHA-256. */
  isPhoto(number: string, photo: SealedPhoto, sha256: string): boolean;
}
