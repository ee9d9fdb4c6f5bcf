import { signal } from '@preact/signals';
import type { Assessment, Refusal } from '../../engine/assessment.ts';
import type { NumberSlip } from '../../i18n/en.pages.ts';
import type { AssessorFailure } from '../../i18n/messages.ts';
import type { StationReceipt } from '../../receipt/answers.ts';
import type { Problem } from '../api.ts';

/** This machine's result for the photo. */
type Recheck =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly assessment: Assessment }
  | { readonly state: 'failed'; readonly refusal: Refusal | AssessorFailure };

/** Exported for tests. */
export interface Shown {
  readonly receipt: StationReceipt;
  readonly photo: Blob;
  readonly photoUrl: string;
}

export const numberText = signal('');
export const slip = signal<NumberSlip | undefined>(undefined);
export const looking = signal(false);
export const problem = signal<Problem | undefined>(undefined);
export const shown = signal<Shown | undefined>(undefined);
export const recheck = signal<Recheck>({ state: 'running' });

/** Which form is open: for refusing a receipt, or for using it against the checks. */
export type Deciding = 'refuse' | 'override';
export const deciding = signal<Deciding | undefined>(undefined);
/** What is missing in that form. */
export const missing = signal<readonly ('reason' | 'clerk')[]>([]);
/** The clerk of the last decision. Used again until another name is entered. */
export const clerk = signal('');
export const settling = signal(false);

/** What was done last, for the message about it. */
export const settled = signal<'redeemed' | 'overridden' | 'refused' | undefined>(undefined);

/** Clears everything about the last receipt, so that nothing of it appears beside the next one. */
export function clearShown(): void {
  if (shown.value) URL.revokeObjectURL(shown.value.photoUrl);
  shown.value = undefined;
  problem.value = undefined;
  settled.value = undefined;
  deciding.value = undefined;
  missing.value = [];
}
