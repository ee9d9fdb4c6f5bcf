import { mayWhiten, type Spec } from '../../engine/spec.ts';
import { defaultSpec } from '../../specs/index.ts';
import { loadTerms, terms } from '../operator.ts';
import { send } from './session.ts';

/** Whether the endpoint gives receipts for a document. Before it has answered: only for the default document. */
export function givesReceipts(spec: string): boolean {
  const listed = terms.value?.ok ? terms.value.value.specs : undefined;
  return (listed ?? [defaultSpec.id]).includes(spec);
}

/** Whether the page offers to make the background white. Before the endpoint has answered: not where it decides. */
export const offersWhite = (spec: Spec): boolean =>
  mayWhiten(spec, (terms.value?.ok && terms.value.value.whiteBackground) === true);

/** Goes on to the consent, which says only what the endpoint promises. */
export function openConsent(): void {
  send({ type: 'to-consent' });
  void loadTerms();
}

/** The same, for a photo that did not pass, so that staff decide. */
export function openReview(): void {
  send({ type: 'to-review' });
  void loadTerms();
}
