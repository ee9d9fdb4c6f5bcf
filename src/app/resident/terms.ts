import { signal } from '@preact/signals';
import type { Terms } from '../../receipt/answers.ts';
import { defaultSpec } from '../../specs/index.ts';
import { type Answer, fetchTerms } from '../api.ts';
import { go } from './state.ts';

/** What is promised of the photo, as the endpoint says it; undefined while it is asked. */
export const terms = signal<Answer<Terms> | undefined>(undefined);

export async function loadTerms(): Promise<void> {
  if (terms.value?.ok) return;
  terms.value = undefined;
  terms.value = await fetchTerms();
}

/** Whether the endpoint gives receipts for a document. Before it has answered, it does for the usual one. */
export function givesReceipts(spec: string): boolean {
  const listed = terms.value?.ok ? terms.value.value.specs : undefined;
  return (listed ?? [defaultSpec.id]).includes(spec);
}

/** Goes on to the consent, which says only what the endpoint promises. */
export function openConsent(): void {
  go('consent');
  void loadTerms();
}
