import type { ProblemCode } from '../i18n/messages.ts';
import type { Receipt } from '../receipt/answers.ts';
import { unchallenged } from '../receipt/capture.ts';
import type { Claim } from '../receipt/content.ts';
import { type Answer, type Submitting, submitReceipt } from './api.ts';

const lapses: ReadonlySet<ProblemCode> = new Set([
  'challenge-expired',
  'challenge-used',
  'challenge-forged',
]);

/**
 * Sends a photo and what is claimed of it. Where its challenge no longer holds, as after a long wait for a network,
 * it is sent without: the camera of the page took it all the same. The number stays.
 */
export async function submitClaim(
  photo: Uint8Array<ArrayBuffer>,
  claim: Claim,
  how?: Submitting,
): Promise<Answer<Receipt>> {
  const answer = await submitReceipt(photo, claim, how);
  const hasLapsed = !answer.ok && lapses.has(answer.problem.code);
  return hasLapsed ? submitReceipt(photo, unchallenged(claim), how) : answer;
}
