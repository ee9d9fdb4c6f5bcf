import { makeClaim, NONCE_BYTES, newSecret } from '../../receipt/claim.ts';
import type { Kind } from '../../receipt/content.ts';
import { chosenStation } from '../chosen-station.ts';
import { rememberReceipt } from '../submission/own-receipts.ts';
import { enqueue, sent } from '../submission/sending.ts';
import { submitClaim } from '../submit-claim.ts';
import type { Checked, SecretClaim } from './machine.ts';
import { resident, send } from './session.ts';

async function make(
  { assessment, capture }: Checked,
  kind: Kind | undefined,
): Promise<SecretClaim> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const { secret, secretSha256 } = await newSecret();
  const now = new Date();
  const claim = await makeClaim(assessment, {
    nonce,
    now,
    secretSha256,
    ...(capture && { capture }),
    ...(kind && { kind }),
  });
  return { claim, secret };
}

/**
 * Sends the photo after the person agreed. After a failure the same claim is sent again. Without a network the
 * photo waits on this device.
 */
export async function submit(): Promise<void> {
  const wasSending = resident.value.submission.sending === 'now';
  send({ type: 'submit' });
  const { checked, submission } = resident.value;
  if (!checked || wasSending || submission.sending !== 'now') return;
  if (submission.made) return deliver(checked, submission.made);
  const made = await make(checked, submission.kind);
  send({ type: 'claimed', checked, made });
  // If the person has chosen another photo meanwhile, nothing is sent.
  if (resident.value.submission.made === made) await deliver(checked, made);
}

async function deliver({ assessment }: Checked, { claim, secret }: SecretClaim): Promise<void> {
  const { photo } = assessment;
  const { number, assessedAt: since } = claim;
  const station = chosenStation.value?.id;
  const answer = await submitClaim(photo, claim, { station });
  if (answer.ok) {
    rememberReceipt(answer.value, claim, secret);
    send({ type: 'sent', number, issued: { receipt: answer.value, photo, claim } });
    return;
  }
  const { problem } = answer;
  const isKept =
    problem.code === 'offline' &&
    (await enqueue({
      id: number,
      photo,
      claim,
      secret,
      since,
      ...(station !== undefined && { station }),
    }));
  send(isKept ? { type: 'kept', number } : { type: 'failed', number, problem });
}

/** When it was sent, a person who still looks at the page gets the receipt. */
export function followDelivery(): void {
  sent.subscribe((all) => {
    for (const [number, issued] of Object.entries(all)) send({ type: 'delivered', number, issued });
  });
}
