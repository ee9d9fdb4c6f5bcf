import type { AppCheck } from '../checks/index.ts';
import type { Reason } from '../core/check/gatherer.ts';
import type { Judge } from '../core/check/judge.ts';
import type { CropShortfall, Notice, Refusal, Stage } from '../engine/assessment.ts';
import type { Severity } from '../engine/spec.ts';
import type { Outcome, Status } from '../engine/verdict.ts';
import type { ErrorCode } from '../receipt/errors.ts';
import type { KioskMessages } from './en.kiosk.ts';
import type { LiveMessages } from './en.live.ts';
import type { ResidentMessages, SharedMessages, StationMessages } from './en.pages.ts';
import type { Units } from './measure.ts';

/** What is wrong, and the one thing to do about it. */
export interface Trouble {
  readonly title: string;
  readonly fix: string;
}

/** What can go wrong between a page and the endpoint. */
export type ProblemCode = ErrorCode | 'offline' | 'answer-unreadable';

// biome-ignore lint/suspicious/noExplicitAny: only the judge's codes are of interest
type CodesOf<C> = C extends { judge: Judge<any, any, infer Code> } ? Code : never;

/** What a language must say about each check: a title, and a fix for each way it can fail. */
type CheckMessages = {
  readonly [C in AppCheck as C['id']]: {
    readonly title: string;
    /** One short instruction to the person, for each way of failing. */
    readonly fix: Readonly<Record<CodesOf<C>, string>>;
    /**
     * For a pass that misses the ideal in this direction. Needed where a spec has an ideal, or lets the check give
     * way.
     */
    readonly advice?: Readonly<Partial<Record<CodesOf<C>, string>>>;
  };
};

/** Why a check has no value. */
export type UnknownReason = Reason | 'error' | 'not-measured';

/** Why the device could not assess any file. */
export type AssessorFailure = 'worker-failed' | 'unsupported-browser';

/**
 * Everything a language says; a missing key does not compile. What belongs to one page has the shape of its
 * English words.
 */
export interface Messages {
  readonly checks: CheckMessages;
  readonly status: Readonly<Record<Status, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly outcome: Readonly<Record<Outcome, string>>;
  readonly unknown: Readonly<Record<UnknownReason, Trouble>>;
  /** Another check failed, and left this one nothing to measure. @param title of the other */
  readonly afterCause: (title: string) => string;
  readonly refusal: Readonly<Record<Refusal | AssessorFailure, Trouble>>;
  readonly notice: Readonly<Record<Notice, string>>;
  readonly stage: Readonly<Record<Stage, string>>;
  /** The snapshot leaves no room for the frame on this side of the image. */
  readonly shortfall: Readonly<Record<CropShortfall, string>>;
  readonly units: Units;
  readonly shared: SharedMessages;
  readonly live: LiveMessages;
  readonly resident: ResidentMessages;
  readonly station: StationMessages;
  readonly kiosk: KioskMessages;
}
