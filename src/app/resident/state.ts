import { signal } from '@preact/signals';
import type { Assessment, Refusal, Stage } from '../../engine/assessment.ts';
import type { Spec } from '../../engine/spec.ts';
import type { AssessorFailure } from '../../i18n/messages.ts';
import type { Claim, Kind } from '../../receipt/content.ts';
import type { Problem } from '../api.ts';
import type { Issued } from '../submission/sending.ts';

export type Step =
  | 'start'
  | 'camera'
  | 'progress'
  | 'result'
  | 'stuck'
  | 'consent'
  | 'queued'
  | 'receipt';

export interface Checked {
  readonly assessment: Assessment;
  /** Object URL of the assessed photo; revoked when another takes its place. */
  readonly photoUrl: string;
  readonly spec: Spec;
  /** The file that the person chose, or that the camera of this page took. */
  readonly file: Blob;
  readonly isTaken: boolean;
  /** The same photo before it was edited, where it was. */
  readonly before?: Checked;
}

export type Submission =
  | { readonly state: 'idle' | 'sending' }
  | { readonly state: 'failed'; readonly problem: Problem };

export const step = signal<Step>('start');
/** Some step has been left, so that the next one takes the focus. */
export const moved = signal(false);
export const stage = signal<Stage>('reading');
/** Why the last file could not be assessed. */
export const refusal = signal<Refusal | AssessorFailure | undefined>(undefined);
export const checked = signal<Checked | undefined>(undefined);
/** `review`: the person sends a photo that did not pass, for staff to decide. */
export const kind = signal<Kind | undefined>(undefined);
export const agreed = signal(false);
export const agreementMissing = signal(false);
/** Made once for each photo, so that sending again is the same receipt. */
export const claim = signal<Claim | undefined>(undefined);
/** Withdraws the receipt of that claim. */
export const withdrawalSecret = signal('');
/** Its name among what waits to be sent, where it waits. */
export const waitingId = signal<string | undefined>(undefined);
export const submission = signal<Submission>({ state: 'idle' });
/** The receipt that is shown; `photoUrl`: revoked when another takes its place. */
export const issued = signal<(Issued & { readonly photoUrl: string }) | undefined>(undefined);

const reachable = (wanted: Step): boolean => {
  if (wanted === 'start' || wanted === 'camera') return true;
  if (wanted === 'queued') return waitingId.value !== undefined;
  if (wanted === 'receipt') return issued.value !== undefined;
  return wanted !== 'progress' && checked.value !== undefined;
};

/** Shows a step and leaves the browser's history as it is. */
export function show(next: Step): void {
  moved.value = true;
  step.value = next;
  window.scrollTo(0, 0);
}

/** Goes on to a step; the browser's back button comes back from it. */
export function go(next: Step): void {
  if (next === step.value) return;
  const here = (history.state as { step?: Step } | null)?.step ?? 'start';
  if (next !== 'progress' && next !== here) history.pushState({ step: next }, '');
  show(next);
}

/** Puts a receipt, or none, in the place of the one before. */
function replaceIssued(next: Issued | undefined): void {
  if (issued.value) URL.revokeObjectURL(issued.value.photoUrl);
  const photo = next && new Blob([next.photo], { type: 'image/jpeg' });
  issued.value = next && photo && { ...next, photoUrl: URL.createObjectURL(photo) };
}

export function showReceipt(next: Issued): void {
  replaceIssued(next);
  go('receipt');
}

/** Puts a new result, or none, in the place of everything about the photo before. */
export function replaceChecked(next: Checked | undefined): void {
  const still = [next?.photoUrl, next?.before?.photoUrl];
  for (const url of [checked.value?.photoUrl, checked.value?.before?.photoUrl]) {
    if (url && !still.includes(url)) URL.revokeObjectURL(url);
  }
  checked.value = next;
  kind.value = undefined;
  waitingId.value = undefined;
  agreed.value = false;
  agreementMissing.value = false;
  claim.value = undefined;
  submission.value = { state: 'idle' };
  replaceIssued(undefined);
}

/** What is asked for the photo; another kind is another claim, and is agreed to anew. */
export function setKind(wanted: Kind | undefined): void {
  if (wanted === kind.value) return;
  kind.value = wanted;
  claim.value = undefined;
  agreed.value = false;
}

export function startOver(): void {
  replaceChecked(undefined);
  refusal.value = undefined;
  go('start');
}

/** Makes the browser's back and forward buttons move between steps that still hold. */
export function followHistory(): void {
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    const wanted = ((state as { step?: Step } | null)?.step ?? 'start') satisfies Step;
    if (step.value !== 'progress') show(reachable(wanted) ? wanted : 'start');
  });
}
