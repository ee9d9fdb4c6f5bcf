import { effect } from '@preact/signals';
import { makeClaim, NONCE_BYTES, newSecret } from '../../receipt/claim.ts';
import type { Claim } from '../../receipt/content.ts';
import { submitReceipt } from '../api.ts';
import { rememberReceipt } from '../submission/own-receipts.ts';
import { enqueue, sent } from '../submission/sending.ts';
import {
  agreed,
  agreementMissing,
  type Checked,
  checked,
  claim,
  go,
  kind,
  showReceipt,
  step,
  submission,
  waitingId,
  withdrawalSecret,
} from './state.ts';

/**
 * Sends the photo, once the person agreed. After a failure the same claim is sent again; without a
 * network the photo waits on this device.
 */
export async function submit(): Promise<void> {
  const subject = checked.value;
  if (!subject || submission.value.state === 'sending') return;
  agreementMissing.value = !agreed.value;
  if (!agreed.value) return;
  submission.value = { state: 'sending' };

  if (!claim.value) {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const { secret, secretSha256 } = await newSecret();
    const fresh = await makeClaim(subject.assessment, {
      nonce,
      now: new Date(),
      secretSha256,
      ...(kind.value && { kind: kind.value }),
    });
    if (checked.value !== subject) return;
    claim.value = fresh;
    withdrawalSecret.value = secret;
  }
  const made = claim.value;
  const secret = withdrawalSecret.value;

  const answer = await submitReceipt(subject.assessment.photo, made);
  if (answer.ok) rememberReceipt(answer.value, secret);
  if (checked.value !== subject) return;
  if (answer.ok) {
    submission.value = { state: 'idle' };
    showReceipt({ receipt: answer.value, photo: subject.assessment.photo, claim: made });
  } else if (answer.problem.code === 'offline' && (await wait(subject, made, secret))) {
    if (checked.value !== subject) return;
    submission.value = { state: 'idle' };
    waitingId.value = made.number;
    go('queued');
  } else {
    submission.value = { state: 'failed', problem: answer.problem };
  }
}

/** Keeps the photo here until there is a network; false where this device keeps nothing. */
const wait = (subject: Checked, made: Claim, secret: string): Promise<boolean> =>
  enqueue({
    id: made.number,
    photo: subject.assessment.photo,
    claim: made,
    secret,
    since: made.assessedAt,
  });

// Once it is through, whoever still looks at it gets the receipt.
effect(() => {
  const received = sent.value[waitingId.value ?? ''];
  if (received && step.peek() === 'queued') showReceipt(received);
});
