import { randomBytes } from 'node:crypto';
import type { NewReceipt, SealedPhoto } from './store.ts';

// Shared by the store's tests. The store never reads photo or claim, so these are short.

export const issuedAt = '2026-11-23T04:00:00.000Z';
export const expiresAt = '2027-05-22T04:00:00.000Z';

export interface Sample {
  readonly number: string;
  readonly receipt: NewReceipt;
  readonly photo: SealedPhoto;
}

let made = 0;

/** A receipt with a number of its own, and bytes for its photo. */
export function sample(own: Partial<NewReceipt> = {}): Sample {
  const number = `261123${String(++made).padStart(14, '0')}`;
  const receipt = {
    claim: { number, mode: 'as-is' },
    verdict: { spec: 'cn-id@1', outcome: 'accept', findings: [] },
    jws: 'a.b.c',
    flags: [{ check: 'sharpness', reported: 0.9, measured: 0.4 }],
    issuedAt,
    expiresAt,
    withdrawalHash: 'f'.repeat(64),
    ...own,
  } as unknown as NewReceipt;
  return { number, receipt, photo: { keyId: 'key-1', sealed: new Uint8Array(randomBytes(9_000)) } };
}
