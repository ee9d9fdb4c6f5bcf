import { signal } from '@preact/signals';
import * as v from 'valibot';
import { endedId, isEnded, verifyEnded } from '../../receipt/ended-list.ts';
import type { SignatureFault } from '../../receipt/errors.ts';
import { type Jwks, jwksSchema, keysAt } from '../../receipt/signature.ts';
import { type Slip, type SlipText, verifySlip } from '../../receipt/slip.ts';
import { fetchEnded, fetchJwks } from '../api.ts';
import { readStored, writeStored } from '../stored.ts';

/** What the last list of receipts that ended before their time says; absent where there is none that holds. */
interface EndedCheck {
  /** It was used, refused or withdrawn by then. */
  readonly isEnded: boolean;
  /** When the list was made. */
  readonly at: Date;
}

/** The result of checking the signature on a scanned receipt. */
type SlipCheck =
  | {
      readonly genuine: true;
      readonly slip: Slip;
      readonly expired: boolean;
      readonly ended?: EndedCheck;
    }
  | { readonly genuine: false; readonly fault: SignatureFault };

export const slipCheck = signal<SlipCheck | undefined>(undefined);

const keysName = 'jwks';
const endedName = 'ended-list';

function cached(): Jwks | undefined {
  try {
    const read = v.safeParse(jwksSchema, JSON.parse(readStored(keysName) ?? 'null'));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

let keys: Jwks | undefined = cached();
let endedList: string | null = readStored(endedName);

const keysNow = (): Jwks => keysAt(keys ?? { keys: [] }, new Date());

/** Fetches the public keys for the time when there is no network. */
export async function refreshKeys(): Promise<void> {
  const answer = await fetchJwks();
  if (!answer.ok) return;
  keys = answer.value;
  writeStored(keysName, JSON.stringify(keys));
}

/** Fetches the list of receipts that ended, for the time when there is no network. */
export async function refreshEnded(token: string): Promise<void> {
  const answer = await fetchEnded(token);
  if (!answer.ok) return;
  endedList = answer.value;
  writeStored(endedName, endedList);
}

async function endedCheck({ number }: Slip): Promise<EndedCheck | undefined> {
  if (endedList === null) return undefined;
  const list = await verifyEnded(endedList, keysNow());
  if (!list.ok || Date.now() >= list.value.exp * 1000) return undefined;
  const found = isEnded(list.value, await endedId(number));
  return { isEnded: found, at: new Date(list.value.iat * 1000) };
}

/** Verifies a slip with the stored keys. Loads newer keys only where the slip names an unknown one. */
export async function checkSlip(text: SlipText): Promise<SlipCheck> {
  const verify = () => verifySlip(text, keysNow());
  let verified = await verify();
  if (!verified.ok && verified.fault === 'key-unknown') {
    await refreshKeys();
    verified = await verify();
  }
  if (!verified.ok) return { genuine: false, fault: verified.fault };
  const { value: slip } = verified;
  const ended = await endedCheck(slip);
  return { genuine: true, slip, expired: Date.now() >= slip.exp * 1000, ...(ended && { ended }) };
}
