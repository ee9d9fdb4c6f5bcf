import { makeClaim, NONCE_BYTES, newSecret } from '../../receipt/claim.ts';
import { submitReceipt } from '../api.ts';
import { rememberReceipt } from './own-receipts.ts';
import {
  agreed,
  agreementMissing,
  checked,
  claim,
  go,
  receipt,
  submission,
  withdrawalSecret,
} from './state.ts';

/** Sends the photo, once the person agreed. After a failure the same claim is sent again. */
export async function submit(): Promise<void> {
  const subject = checked.value;
  if (!subject || submission.value.state === 'sending') return;
  agreementMissing.value = !agreed.value;
  if (!agreed.value) return;
  submission.value = { state: 'sending' };

  if (!claim.value) {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const { secret, secretSha256 } = await newSecret();
    const made = await makeClaim(subject.assessment, { nonce, now: new Date(), secretSha256 });
    if (checked.value !== subject) return;
    claim.value = made;
    withdrawalSecret.value = secret;
  }
  const sent = claim.value;
  const secret = withdrawalSecret.value;

  const answer = await submitReceipt(subject.assessment.photo, sent);
  if (answer.ok) rememberReceipt(answer.value, secret);
  if (checked.value !== subject) return;
  if (answer.ok) {
    submission.value = { state: 'idle' };
    receipt.value = answer.value;
    go('receipt');
  } else {
    submission.value = { state: 'failed', problem: answer.problem };
  }
}
