import { signal } from '@preact/signals';
import * as v from 'valibot';
import type { SignatureFault } from '../../receipt/errors.ts';
import { type Jwks, jwksSchema } from '../../receipt/signature.ts';
import { type Slip, type SlipText, verifySlip } from '../../receipt/slip.ts';
import { fetchJwks } from '../api.ts';

/** The result of checking the signature on a scanned receipt. */
type SlipCheck =
  | { readonly genuine: true; readonly slip: Slip; readonly expired: boolean }
  | { readonly genuine: false; readonly fault: SignatureFault };

export const slipCheck = signal<SlipCheck | undefined>(undefined);

const storageKey = 'jwks';

function cached(): Jwks | undefined {
  try {
    const read = v.safeParse(jwksSchema, JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

let keys: Jwks | undefined = cached();

/** Fetches the public keys for the time when there is no network. */
export async function refreshKeys(): Promise<void> {
  const answer = await fetchJwks();
  if (!answer.ok) return;
  keys = answer.value;
  try {
    localStorage.setItem(storageKey, JSON.stringify(keys));
  } catch {
    // Where storage is refused, the keys are kept only as long as the page.
  }
}

/** Verifies a slip with the stored keys. Loads newer keys only where the slip names an unknown one. */
export async function checkSlip(text: SlipText): Promise<SlipCheck> {
  const verify = () => verifySlip(text, keys ?? { keys: [] });
  let verified = await verify();
  if (!verified.ok && verified.fault === 'key-unknown') {
    await refreshKeys();
    verified = await verify();
  }
  if (!verified.ok) return { genuine: false, fault: verified.fault };
  const { value: slip } = verified;
  return { genuine: true, slip, expired: Date.now() >= slip.exp * 1000 };
}
