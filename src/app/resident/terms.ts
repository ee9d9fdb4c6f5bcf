import type { Kind } from '../../receipt/content.ts';
import { defaultSpec } from '../../specs/index.ts';
import { loadTerms, terms } from '../operator.ts';
import { go, setKind } from './state.ts';

function open(kind: Kind | undefined): void {
  setKind(kind);
  go('consent');
  void loadTerms();
}

/** Whether the endpoint gives receipts for a document. Before it has answered, it does for the usual one. */
export function givesReceipts(spec: string): boolean {
  const listed = terms.value?.ok ? terms.value.value.specs : undefined;
  return (listed ?? [defaultSpec.id]).includes(spec);
}

/** Goes on to the consent, which says only what the endpoint promises. */
export function openConsent(): void {
  open(undefined);
}

/** As above, for a photo that did not pass and that staff shall decide about. */
export function openReview(): void {
  open('review');
}
