import { makeClaim, NONCE_BYTES } from '../../receipt/claim.ts';
import { submitReceipt } from '../api.ts';
import { agreed, agreementMissing, checked, claim, go, receipt, submission } from './state.ts';

/** Sends the photo, once the person agreed. After a failure the same claim is sent again. */
export async function submit(): Promise<void> {
  const subject = checked.value;
  if (!subject || submission.value.state === 'sending') return;
  agreementMissing.value = !agreed.value;
  if (!agreed.value) return;
  submission.value = { state: 'sending' };

  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sent = claim.value ?? (await makeClaim(subject.assessment, { nonce, now: new Date() }));
  if (checked.value !== subject) return;
  claim.value = sent;

  const answer = await submitReceipt(subject.assessment.photo, sent);
  if (checked.value !== subject) return;
  if (answer.ok) {
    submission.value = { state: 'idle' };
    receipt.value = answer.value;
    go('receipt');
  } else {
    submission.value = { state: 'failed', problem: answer.problem };
  }
}
