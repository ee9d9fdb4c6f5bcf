import { randomBytes } from 'node:crypto';
import type { ChallengeAnswer } from '../../receipt/answers.ts';
import type { Vault } from '../keys/vault.ts';
import type { Challenge } from '../store/store.ts';
import { fail, type Result } from './problem.ts';

/** From opening the camera to pressing Submit: a quarter of an hour, for whoever reads slowly. */
const CHALLENGE_MS = 15 * 60_000;

type Macs = Pick<Vault, 'mac' | 'isMac'>;

/** What the MAC stands over; no other text that it is made of begins so. */
const signed = (ends: string, id: string): string => `challenge ${ends} ${id}`;

/**
 * A new challenge, which nothing is written down of: when it expires (ms since 1970), 16 random bytes, and a MAC
 * that every instance with the same keys knows as its own.
 */
export function newChallenge({ mac }: Macs, now: Date): ChallengeAnswer {
  const ends = now.getTime() + CHALLENGE_MS;
  const id = randomBytes(16).toString('hex');
  return {
    challenge: `${ends}.${id}.${mac(signed(String(ends), id))}`,
    expiresAt: new Date(ends).toISOString(),
  };
}

/** The challenge that a claim brings, where it is ours and has not expired. */
export function readChallenge(text: string, { isMac }: Macs, now: Date): Result<Challenge> {
  const [ends = '', id = '', ...mac] = text.split('.');
  if (!isMac(signed(ends, id), mac.join('.'))) return fail('challenge-forged');
  if (now.getTime() >= Number(ends)) return fail('challenge-expired');
  return { ok: true, value: { id, endsAt: new Date(Number(ends)).toISOString() } };
}
