import type { Assessment, Refusal, Stage } from '../../engine/assessment.ts';
import type { Spec } from '../../engine/spec.ts';
import type { Verdict } from '../../engine/verdict.ts';
import type { AssessorFailure } from '../../i18n/messages.ts';
import type { Capture } from '../../receipt/capture.ts';
import type { Claim, Kind } from '../../receipt/content.ts';
import type { Problem } from '../api.ts';
import type { Issued } from '../submission/sending.ts';
import { canBeReviewed, failuresAfter, needsHelp, TRIES } from './tries.ts';

/** What the page shows. */
export type Step =
  | 'start'
  | 'camera'
  | 'progress'
  | 'result'
  | 'stuck'
  | 'consent'
  | 'queued'
  | 'receipt';

/** A photo that was checked, and the document it was checked for. */
export interface Checked {
  readonly assessment: Assessment;
  readonly spec: Spec;
  /** The file that the person chose, or that the camera of this page took. */
  readonly file: Blob;
  /** What bears out that the camera of this page took it. Absent: the person chose the file. */
  readonly capture?: Capture;
  /** The same photo before it was edited. Absent where it was not edited. */
  readonly before?: Checked;
}

/** Whether a photo gets no receipt because it is a file, and its document wants one that was taken here. */
export const lacksCapture = ({ spec, capture }: Checked): boolean =>
  spec.capture === 'here' && capture === undefined;

/** What is sent, and the secret that can later withdraw its receipt. */
export interface SecretClaim {
  readonly claim: Claim;
  readonly secret: string;
}

/** How far the submission of the checked photo is. */
export interface Submission {
  /** `review`: the photo did not pass, and staff decide. */
  readonly kind: Kind | undefined;
  readonly agreed: boolean;
  /** The person pressed Submit without agreeing. */
  readonly agreementMissing: boolean;
  /** Made once, so that sending again gives the same receipt. */
  readonly made: SecretClaim | undefined;
  /** `waiting`: the photo waits on this device for a network. */
  readonly sending: 'no' | 'now' | 'waiting';
  /** Why the last sending failed. */
  readonly problem: Problem | undefined;
}

/** Exported for tests. */
export interface ResidentState {
  readonly step: Step;
  /** The step of the present entry in the browser's history. `progress` has no entry. */
  readonly entry: Step;
  /** A step has been left before, so the next one takes the focus. */
  readonly moved: boolean;
  /** The camera's code is loaded. */
  readonly hasCamera: boolean;
  /** Counts the checks, so that the result of an earlier one is never taken for a later one's. */
  readonly check: number;
  readonly stage: Stage;
  /** Why the last file could not be checked. */
  readonly refusal: Refusal | AssessorFailure | undefined;
  readonly checked: Checked | undefined;
  /** The verdicts since the last photo that passed. */
  readonly failures: readonly Verdict[];
  readonly submission: Submission;
  /** The receipt that is shown. */
  readonly issued: Issued | undefined;
}

export type ResidentEvent =
  | { readonly type: 'camera' | 'photo' | 'cancel' | 'undo-edits' }
  | { readonly type: 'to-result' | 'to-stuck' | 'to-consent' | 'to-review' }
  | { readonly type: 'submit' | 'start-over' }
  | { readonly type: 'agree'; readonly agreed: boolean }
  /** The browser's back or forward button. */
  | { readonly type: 'history'; readonly step: Step }
  | { readonly type: 'stage'; readonly check: number; readonly stage: Stage }
  | { readonly type: 'checked'; readonly check: number; readonly checked: Checked }
  | {
      readonly type: 'refused';
      readonly check: number;
      readonly refusal: Refusal | AssessorFailure;
    }
  /** What will be sent for this photo. */
  | { readonly type: 'claimed'; readonly checked: Checked; readonly made: SecretClaim }
  /** The answer to the claim with this number. */
  | { readonly type: 'sent'; readonly number: string; readonly issued: Issued }
  | { readonly type: 'kept'; readonly number: string }
  | { readonly type: 'failed'; readonly number: string; readonly problem: Problem }
  /** The waiting photo with this claim's number was sent. */
  | { readonly type: 'delivered'; readonly number: string; readonly issued: Issued }
  /** Show a receipt of a photo that waited and was sent. */
  | { readonly type: 'show'; readonly issued: Issued };

const noSubmission: Submission = {
  kind: undefined,
  agreed: false,
  agreementMissing: false,
  made: undefined,
  sending: 'no',
  problem: undefined,
};

/** `entry`: the present entry of the browser's history, which a reloaded page may find there. */
export const startResident = (entry: Step): ResidentState => ({
  step: 'start',
  entry,
  moved: false,
  hasCamera: false,
  check: 0,
  stage: 'reading',
  refusal: undefined,
  checked: undefined,
  failures: [],
  submission: noSubmission,
  issued: undefined,
});

/** A photo that is being sent, or has a receipt, must not be lost by an accidental drop. */
export const takesDrops = ({ step, submission }: ResidentState): boolean =>
  step !== 'receipt' && !(step === 'consent' && submission.sending === 'now');

/** Every photo that the page may show, each once. */
export function photosOf({ checked, issued }: ResidentState): ReadonlySet<Uint8Array<ArrayBuffer>> {
  const photos = [checked?.assessment.photo, checked?.before?.assessment.photo, issued?.photo];
  return new Set(photos.filter((photo) => photo !== undefined));
}

/** Shows a step and leaves the browser's history as it is. */
const show = (state: ResidentState, step: Step): ResidentState => ({ ...state, step, moved: true });

/** Goes on to a step; the browser's back button comes back from it. */
const go = (state: ResidentState, step: Step): ResidentState =>
  show({ ...state, entry: step }, step);

/** Replaces everything about the photo before by a result, or by none. */
const replaceChecked = (state: ResidentState, checked: Checked | undefined): ResidentState => ({
  ...state,
  checked,
  submission: noSubmission,
  issued: undefined,
});

const change = (state: ResidentState, some: Partial<Submission>): ResidentState => ({
  ...state,
  submission: { ...state.submission, ...some },
});

/** The submission of the photo. Another kind needs another claim and a new consent. */
const setKind = (state: ResidentState, kind: Kind | undefined): ResidentState =>
  state.submission.kind === kind ? state : { ...state, submission: { ...noSubmission, kind } };

/** Goes to the last result, where there is one. */
const leaveProgress = (state: ResidentState): ResidentState =>
  show(state, state.checked ? 'result' : 'start');

const showReceipt = (state: ResidentState, issued: Issued): ResidentState =>
  go({ ...state, issued }, 'receipt');

/** Whether the data that a step shows exists. */
const holds: Readonly<Record<Step, (state: ResidentState) => boolean>> = {
  start: () => true,
  camera: ({ hasCamera }) => hasCamera,
  progress: () => false,
  result: ({ checked }) => checked !== undefined,
  stuck: ({ checked }) => checked !== undefined,
  consent: ({ checked }) => checked !== undefined,
  queued: ({ submission }) => submission.sending === 'waiting',
  receipt: ({ issued }) => issued !== undefined,
};

/** Whether the check with this number is the running one. */
export const isChecking = (state: ResidentState, check: number): boolean =>
  state.step === 'progress' && state.check === check;

/** Whether an answer belongs to what was sent last for the present photo. */
const isAnswered = ({ submission }: ResidentState, event: { readonly number: string }): boolean =>
  submission.sending === 'now' && submission.made?.claim.number === event.number;

type EventOf<T extends ResidentEvent['type']> = Extract<ResidentEvent, { readonly type: T }>;

type Handlers = {
  readonly [T in ResidentEvent['type']]: (state: ResidentState, event: EventOf<T>) => ResidentState;
};

const handlers: Handlers = {
  camera: (state) =>
    state.step === 'start' || state.step === 'result' || state.step === 'stuck'
      ? go({ ...state, hasCamera: true }, 'camera')
      : state,
  photo: (state) =>
    show({ ...state, check: state.check + 1, stage: 'reading', refusal: undefined }, 'progress'),
  stage: (state, event) =>
    isChecking(state, event.check) ? { ...state, stage: event.stage } : state,
  checked: (state, event) => {
    if (!isChecking(state, event.check)) return state;
    const { checked } = event;
    const isAgain = state.checked?.file === checked.file;
    const failures = failuresAfter(state.failures, checked.assessment.verdict, isAgain);
    const next = replaceChecked({ ...state, failures }, checked);
    return go(next, needsHelp(failures, isAgain) ? 'stuck' : 'result');
  },
  refused: (state, event) =>
    isChecking(state, event.check) ? leaveProgress({ ...state, refusal: event.refusal }) : state,
  cancel: (state) => (state.step === 'progress' ? leaveProgress(state) : state),
  'undo-edits': (state) =>
    state.step === 'result' && state.checked?.before
      ? replaceChecked(state, state.checked.before)
      : state,
  'to-result': (state) => {
    if (state.step === 'stuck' || state.step === 'consent') return go(state, 'result');
    // Back to the photo before the refused one.
    return state.step === 'result' && state.refusal ? { ...state, refusal: undefined } : state;
  },
  'to-stuck': (state) =>
    state.step === 'result' && state.failures.length >= TRIES ? go(state, 'stuck') : state,
  'to-consent': (state) =>
    state.step === 'result' &&
    state.checked?.assessment.verdict.outcome === 'accept' &&
    !lacksCapture(state.checked)
      ? go(setKind(state, undefined), 'consent')
      : state,
  'to-review': (state) =>
    state.step === 'stuck' &&
    state.checked &&
    canBeReviewed(state.checked.assessment.verdict) &&
    !lacksCapture(state.checked)
      ? go(setKind(state, 'review'), 'consent')
      : state,
  agree: (state, { agreed }) =>
    state.step === 'consent' ? change(state, { agreed, agreementMissing: false }) : state,
  submit: (state) => {
    const { agreed, sending } = state.submission;
    if (state.step !== 'consent' || !state.checked || sending === 'now') return state;
    return agreed
      ? change(state, { agreementMissing: false, sending: 'now', problem: undefined })
      : change(state, { agreementMissing: true });
  },
  claimed: (state, { checked, made }) =>
    state.checked === checked && state.submission.sending === 'now' && !state.submission.made
      ? change(state, { made })
      : state,
  // Also where the person has started another check meanwhile: that check is given up, because a receipt is more
  // important.
  sent: (state, event) =>
    isAnswered(state, event) ? showReceipt(change(state, { sending: 'no' }), event.issued) : state,
  kept: (state, event) =>
    isAnswered(state, event) ? go(change(state, { sending: 'waiting' }), 'queued') : state,
  failed: (state, event) =>
    isAnswered(state, event) ? change(state, { sending: 'no', problem: event.problem }) : state,
  delivered: (state, { number, issued }) =>
    state.step === 'queued' && state.submission.made?.claim.number === number
      ? showReceipt(state, issued)
      : state,
  show: (state, { issued }) =>
    state.step === 'start' || state.step === 'queued' ? showReceipt(state, issued) : state,
  'start-over': (state) =>
    state.step === 'queued' || state.step === 'receipt'
      ? go(replaceChecked({ ...state, refusal: undefined }, undefined), 'start')
      : state,
  history: (state, { step }) => {
    const next = { ...state, entry: step };
    if (state.step === 'progress') return next;
    return show(next, holds[step](state) ? step : 'start');
  },
};

/** The page after one more event. A pure function. An event that does not fit the step changes nothing. */
export const residentAfter = (state: ResidentState, event: ResidentEvent): ResidentState => {
  const handle = handlers[event.type] as (
    state: ResidentState,
    event: ResidentEvent,
  ) => ResidentState;
  return handle(state, event);
};
