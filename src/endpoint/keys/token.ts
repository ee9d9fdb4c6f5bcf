import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A secret that nobody can guess: 32 random bytes, base64url, 43 characters. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/**
 * The stored form of a token or of a resident's secret: its SHA-256, 64 hexadecimal characters. A secret of 256
 * random bits needs no salt and no slow hash. Looking it up by hash reveals nothing of the secret to an attacker
 * who measures time.
 */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');
