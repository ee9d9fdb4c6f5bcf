import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { CorruptRow, type SealedPhoto } from '../store/store.ts';
import { secretFile } from './secret-file.ts';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Seals photos for the store and opens them again. */
export interface Vault {
  /** The id of the key that seals. */
  readonly keyId: string;
  /** The ids of all keys, that one's first. */
  readonly keyIds: readonly string[];
  seal(number: string, photo: Uint8Array): SealedPhoto;
  /** Throws `CorruptRow` where no key opens it, or it belongs to another number. */
  open(number: string, photo: SealedPhoto): Uint8Array;
  /** The newest key's id and an HMAC-SHA-256 of `text`, under a key that is made of it. */
  mac(text: string): string;
  /** Whether one of the keys made `mac` of `text`. */
  isMac(text: string, mac: string): boolean;
  /** A keyed hash, for something that must not be stored itself. It is the same on every instance with these keys. */
  pseudonym(text: string): string;
}

/** One or more keys of 32 bytes in base64, separated by commas or white space. Undefined where one is malformed. */
export function parsePhotoKeys(text: string): readonly Buffer[] | undefined {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const keys = words.map((word) => Buffer.from(word, 'base64'));
  const good = words.every((word) => /^[\w+/-]{43}=?$/.test(word));
  return good && keys.length > 0 && keys.every(({ length }) => length === KEY_BYTES)
    ? keys
    : undefined;
}

export const newPhotoKey = (): string => randomBytes(KEY_BYTES).toString('base64');

/** The keys in the file at `path`, newest first. Where there is no file, one key is made. */
export function readPhotoKeys(path: string): readonly Buffer[] {
  const keys = parsePhotoKeys(secretFile(path, () => `${newPhotoKey()}\n`));
  if (!keys) throw new Error(`There is no usable photo key in ${path}`);
  return keys;
}

const keyIdOf = (key: Buffer): string =>
  createHash('sha256').update('photo-key').update(key).digest('hex').slice(0, 16);

/**
 * AES-256-GCM with a new 96-bit IV for each photo. The number is additional data, so that a photo stored under
 * another number does not open. The first of `keys` seals, all open. A sealed photo is IV ‖ tag ‖ text.
 */
export function openVault(keys: readonly Buffer[]): Vault {
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]));
  const [current] = keys;
  const keyId = keyIdOf(current);
  // From the oldest key, which rotations do not change.
  const pseudonyms = createHash('sha256')
    .update('pseudonym')
    .update(keys[keys.length - 1])
    .digest();
  const macKeys = new Map(
    keys.map((key) => [keyIdOf(key), createHmac('sha256', key).update('rows').digest()]),
  );
  const macOf = (text: string, id: string): string =>
    `${id}.${createHmac('sha256', macKeys.get(id) as Buffer)
      .update(text)
      .digest('hex')}`;
  return {
    keyId,
    keyIds: [...byId.keys()],
    mac: (text) => macOf(text, keyId),
    isMac(text, mac) {
      const [id = ''] = mac.split('.');
      if (!macKeys.has(id)) return false;
      const [given, ours] = [Buffer.from(mac), Buffer.from(macOf(text, id))];
      return given.length === ours.length && timingSafeEqual(given, ours);
    },
    seal(number, photo) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, current, iv).setAAD(Buffer.from(number));
      const text = Buffer.concat([cipher.update(photo), cipher.final()]);
      return { keyId, sealed: Buffer.concat([iv, cipher.getAuthTag(), text]) };
    },
    open(number, { keyId, sealed }) {
      const key = byId.get(keyId);
      if (!key) throw new CorruptRow(`photo sealed with the unknown key ${keyId}`);
      try {
        const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        })
          .setAAD(Buffer.from(number))
          .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const text = sealed.subarray(IV_BYTES + TAG_BYTES);
        return Buffer.concat([decipher.update(text), decipher.final()]);
      } catch {
        throw new CorruptRow('photo that its key does not open');
      }
    },
    pseudonym: (text) =>
      createHmac('sha256', pseudonyms).update(text).digest('base64url').slice(0, 22),
  };
}
