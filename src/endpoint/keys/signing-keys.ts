import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ALGORITHM, type Jwks } from '../../receipt/signature.ts';
import { createSecretFile } from './secret-file.ts';

const key32 = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const privateKeySchema = v.object({
  kty: v.literal('OKP'),
  crv: v.literal('Ed25519'),
  x: key32,
  /** Absent of a key that is only kept for what it signed. */
  d: v.exactOptional(key32),
});
export type PrivateKey = v.InferOutput<typeof privateKeySchema>;
export const privateKeysSchema = v.pipe(v.array(privateKeySchema), v.minLength(1));

export interface SigningKeys {
  /** The id of the key that signs. */
  readonly kid: string;
  readonly key: KeyObject;
  /** The public halves of all keys. The signing key's is first. */
  readonly jwks: Jwks;
}

/** Eight digits from the SHA-256 of a public key. */
export const kidOf = (x: string): string => {
  const digest = createHash('sha256').update(Buffer.from(x, 'base64url')).digest();
  return String(digest.readBigUInt64BE() % 10n ** 8n).padStart(8, '0');
};

/** A new Ed25519 key pair as a JWK. Exported for tests. */
export function newSigningKey(): PrivateKey {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return v.parse(privateKeySchema, jwk);
}

/** `keys`: newest first. Throws where two have the same id, one is no key, or the first cannot sign. */
export function signingKeys(keys: readonly PrivateKey[]): SigningKeys {
  const named = keys.map((key) => ({ ...key, kid: kidOf(key.x) }));
  if (new Set(named.map(({ kid }) => kid)).size < named.length) {
    throw new Error('Two signing keys have the same id');
  }
  const { d } = named[0];
  if (d === undefined) throw new Error('The newest signing key has no private half');
  return {
    kid: named[0].kid,
    key: createPrivateKey({ key: { ...named[0], d }, format: 'jwk' }),
    jwks: {
      keys: named.map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid, alg: ALGORITHM, use: 'sig' })),
    },
  };
}

/** The public halves by their ids. */
export const publicKeysOf = ({ keys }: Jwks): ReadonlyMap<string, KeyObject> =>
  new Map(
    keys.map(({ kty, crv, x, kid }) => [
      kid,
      createPublicKey({ key: { kty, crv, x }, format: 'jwk' }),
    ]),
  );

const nameOf = (count: number) => `signing-${String(count).padStart(4, '0')}.json`;
const names = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => /^signing-\d{4}\.json$/.test(name))
    .sort();

/** Whether there is a key in `dir`. */
export const hasSigningKeys = (dir: string): boolean => existsSync(dir) && names(dir).length > 0;

/** The keys in `dir`, newest first. Where there is none, one is made. Throws where a file contains no key. */
export function readSigningKeys(dir: string): PrivateKey[] {
  if (!existsSync(dir)) mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (names(dir).length === 0) rotateSigningKey(dir);
  return names(dir)
    .reverse()
    .map((name) => {
      const key = v.safeParse(privateKeySchema, parseJson(readFileSync(join(dir, name), 'utf8')));
      if (!key.success) throw new Error(`There is no usable signing key in ${join(dir, name)}`);
      return key.output;
    });
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Adds a new key. It signs from the next start on; the others still verify. */
export function rotateSigningKey(dir: string): string {
  const key = newSigningKey();
  const [last] = names(dir).reverse();
  const count = Number(last?.slice('signing-'.length, -'.json'.length) ?? 0) + 1;
  createSecretFile(join(dir, nameOf(count)), `${JSON.stringify(key)}\n`);
  return kidOf(key.x);
}
