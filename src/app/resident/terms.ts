import type { Kind } from '../../receipt/content.ts';
import { loadTerms } from '../operator.ts';
import { go, setKind } from './state.ts';

function open(kind: Kind | undefined): void {
  setKind(kind);
  go('consent');
  void loadTerms();
}

/** Goes on to the consent, which says only what the endpoint promises. */
export function openConsent(): void {
  open(undefined);
}

/** As above, for a photo that did not pass and that staff shall decide about. */
export function openReview(): void {
  open('review');
}
