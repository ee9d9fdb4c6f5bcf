import type { Outcome } from '../../engine/verdict.ts';
import { isPassing, type Problem } from '../api.ts';
import type { CameraProblem } from '../camera/open-camera.ts';

/** The step of a session. In `idle` nobody is there. */
export type Step =
  | 'idle'
  | 'language'
  | 'consent'
  | 'capture'
  | 'checking'
  | 'result'
  | 'sending'
  | 'receipt';

/** The result of the checks for a photo. `refused` means that the file could not be checked at all. */
type Judgement = Outcome | 'refused';

/** All times are in ms of one clock that never goes back. Exported for tests. */
export interface KioskState {
  readonly step: Step;
  /** Counts people, so that what was started for one never reaches the next. */
  readonly session: number;
  /** When somebody last gave a sign: a touch, or a face in front of the camera. */
  readonly seen: number;
  /** When the last touch was, or the step began. */
  readonly touched: number;
  /** How many photos were judged. */
  readonly tries: number;
  readonly judgement?: Judgement;
  /** Why there is no picture, while there is none. */
  readonly camera?: CameraProblem;
  /** Since when everything is right for the photo. Absent where it is not. */
  readonly aligned?: number;
  /** How often sending failed, why, and when it is tried again. Absent where trying again does not help. */
  readonly failure?: {
    readonly times: number;
    readonly problem: Problem;
    readonly retryAt?: number;
  };
}

export interface KioskLimits {
  /** How many photos one person may try. */
  readonly tries: number;
  /** ms without a sign of a person until the session ends. */
  readonly patience: number;
  /** The same for the receipt step, where nothing more is expected of the person. */
  readonly receipt: number;
  /** The same while there is no network. */
  readonly network: number;
  /** ms before the end at which a countdown shows. */
  readonly warning: number;
  /** ms from being aligned to the photo. */
  readonly countdown: number;
}

export type KioskEvent =
  | { readonly type: 'tick' | 'touch' | 'face' | 'leave' }
  | { readonly type: 'start' | 'chosen' | 'agree' | 'photo' | 'again' | 'submit' | 'retry' }
  | { readonly type: 'aligned' | 'unaligned' | 'camera-back' }
  | { readonly type: 'camera-lost'; readonly problem: CameraProblem }
  | { readonly type: 'judged'; readonly session: number; readonly judgement: Judgement }
  | { readonly type: 'sent'; readonly session: number }
  | { readonly type: 'failed'; readonly session: number; readonly problem: Problem };

/** A face without any touch for this many patiences may be a picture on the wall. */
const FACES = 4;
const RETRY_MS = 2_000;
const RETRY_MS_MAX = 15_000;

/** 2 s, 4 s, 8 s, then every 15 s. */
const retryAfter = (times: number): number => Math.min(RETRY_MS_MAX, RETRY_MS * 2 ** (times - 1));

export const startKiosk = (now: number): KioskState => ({
  step: 'idle',
  session: 0,
  seen: now,
  touched: now,
  tries: 0,
});

const idle = ({ session }: KioskState, now: number): KioskState => ({
  step: 'idle',
  session: session + 1,
  seen: now,
  touched: now,
  tries: 0,
});

const enter = ({ session, tries }: KioskState, step: Step, now: number): KioskState => ({
  step,
  session,
  tries,
  seen: now,
  touched: now,
});

/**
 * When the session ends if nobody gives a sign. Undefined while it waits for the machine itself. Exported for
 * tests.
 */
export function endsAt(state: KioskState, limits: KioskLimits): number | undefined {
  const { step, seen, failure } = state;
  if (step === 'idle' || step === 'checking') return undefined;
  if (step === 'receipt') return seen + limits.receipt;
  if (step !== 'sending') return seen + limits.patience;
  return failure && seen + (failure.retryAt === undefined ? limits.patience : limits.network);
}

/** Whole seconds until the session ends, when only a few are left. */
export function secondsLeft(
  state: KioskState,
  limits: KioskLimits,
  now: number,
): number | undefined {
  const end = endsAt(state, limits);
  if (end === undefined || now < end - limits.warning) return undefined;
  return Math.max(0, Math.ceil((end - now) / 1000));
}

/** Whole seconds until the photo is taken, while everything is right. 0 means now. */
export function countdownAt(
  { step, aligned }: KioskState,
  { countdown }: KioskLimits,
  now: number,
): number | undefined {
  if (step !== 'capture' || aligned === undefined) return undefined;
  const left = Math.min(countdown, aligned + countdown - now);
  return Math.max(0, Math.ceil(left / 1000));
}

export const triesLeft = ({ tries }: KioskState, limits: KioskLimits): number =>
  Math.max(0, limits.tries - tries);

/** What may be sent: a photo that passed, or, when the tries are used up, one for staff to decide. */
export function maySubmit(state: KioskState, limits: KioskLimits): 'passed' | 'review' | undefined {
  const { judgement } = state;
  if (judgement === 'accept') return 'passed';
  const judged = judgement === 'review' || judgement === 'reject';
  return judged && triesLeft(state, limits) === 0 ? 'review' : undefined;
}

type EventOf<T extends KioskEvent['type']> = Extract<KioskEvent, { readonly type: T }>;

interface Circumstances {
  readonly limits: KioskLimits;
  readonly now: number;
}
interface Moment<T extends KioskEvent['type']> extends Circumstances {
  readonly event: EventOf<T>;
}

type Handlers = {
  readonly [T in KioskEvent['type']]: (state: KioskState, moment: Moment<T>) => KioskState;
};

/** Goes from one step to another, if the kiosk is in the first. */
const step =
  (from: Step, to: Step, may: (state: KioskState, limits: KioskLimits) => boolean = () => true) =>
  (state: KioskState, { limits, now }: Circumstances): KioskState =>
    state.step === from && may(state, limits) ? enter(state, to, now) : state;

function unaligned(state: KioskState): KioskState {
  if (state.aligned === undefined) return state;
  const { aligned: _, ...rest } = state;
  return rest;
}

function withCamera(state: KioskState): KioskState {
  if (state.camera === undefined) return state;
  const { camera: _, ...rest } = state;
  return rest;
}

const handlers: Handlers = {
  tick: (state, { limits, now }) => {
    const end = endsAt(state, limits);
    return end !== undefined && now >= end ? idle(state, now) : state;
  },
  touch: (state, { now }) =>
    state.step === 'idle' ? state : { ...state, seen: now, touched: now },
  face: (state, { limits, now }) =>
    state.step === 'capture' && now - state.touched < FACES * limits.patience
      ? { ...state, seen: now }
      : state,
  leave: (state, { now }) =>
    state.step === 'idle' || state.step === 'checking' ? state : idle(state, now),
  start: step('idle', 'language'),
  chosen: step('language', 'consent'),
  agree: step('consent', 'capture'),
  photo: step('capture', 'checking'),
  again: step('result', 'capture', (state, limits) => triesLeft(state, limits) > 0),
  submit: step('result', 'sending', (state, limits) => maySubmit(state, limits) !== undefined),
  aligned: (state, { now }) =>
    state.step === 'capture' && state.aligned === undefined
      ? { ...state, seen: now, aligned: now }
      : state,
  unaligned,
  'camera-lost': (state, { event }) =>
    state.step === 'capture' ? { ...unaligned(state), camera: event.problem } : state,
  'camera-back': withCamera,
  judged: (state, { event: { session, judgement }, now }) => {
    if (state.step !== 'checking' || session !== state.session) return state;
    // A file that could not be checked is no try.
    const tries = state.tries + (judgement === 'refused' ? 0 : 1);
    return { ...enter({ ...state, tries }, 'result', now), judgement };
  },
  sent: (state, { event: { session }, now }) =>
    state.step === 'sending' && session === state.session ? enter(state, 'receipt', now) : state,
  failed: (state, { event: { session, problem }, now }) => {
    if (state.step !== 'sending' || session !== state.session) return state;
    const times = (state.failure?.times ?? 0) + 1;
    const retry = isPassing(problem) && { retryAt: now + retryAfter(times) };
    // The wait began with the first failure, so a network that stays away ends the session.
    const seen = state.failure ? state.seen : now;
    return { ...state, seen, failure: { times, problem, ...retry } };
  },
  retry: (state, { now }) => {
    const { failure } = state;
    if (state.step !== 'sending' || failure?.retryAt === undefined) return state;
    return { ...state, seen: now, touched: now, failure: { ...failure, retryAt: now } };
  },
};

/**
 * The kiosk after one more event at `now`. A pure function. An event that does not fit the step, or that belongs
 * to an earlier person, changes nothing.
 */
export const kioskAfter = (
  state: KioskState,
  event: KioskEvent,
  limits: KioskLimits,
  now: number,
): KioskState => {
  const handle = handlers[event.type] as (state: KioskState, moment: unknown) => KioskState;
  return handle(state, { event, limits, now });
};
