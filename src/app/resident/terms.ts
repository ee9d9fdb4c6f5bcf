import { defaultSpec } from '../../specs/index.ts';
import { loadTerms, terms } from '../operator.ts';
import { send } from './session.ts';

/** Whether the endpoint gives receipts for a document. Before it has answered, it does for the usual one. */
export function givesReceipts(spec: string): boolean {
  const listed = terms.value?.ok ? terms.value.value.specs : undefined;
  return (listed ?? [defaultSpec.id]).includes(spec);
}

/** Goes on to the consent, which says only what the endpoint promises. */
export function openConsent(): void {
  send({ type: 'to-consent' });
  void loadTerms();
}

/** As above, for a photo that did not pass and that staff shall decide about. */
export function openReview(): void {
  send({ type: 'to-review' });
  void loadTerms();
}
