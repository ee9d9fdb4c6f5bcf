import type { Refusal } from '../engine/assessment.ts';
import type { IsoMeasure } from '../iso/quality.ts';
import type { OutcomeClass, Rates, StatusClass } from '../qa/evidence.ts';
import type { LabelProblem } from '../qa/labels.ts';
import type { PhotoError, SuiteMode } from '../qa/report.ts';
import type { Trouble } from './pages.ts';

/** What can be wrong with what a person gave, or with this browser. */
export type QaProblem =
  | 'empty-folder'
  | 'denied'
  | 'other-folder'
  | 'labels-unreadable'
  | 'nothing-to-export'
  | 'no-start'
  | 'unsupported-browser';

/** In what form a suite leaves the page. */
export type ExportKind = 'json' | 'csv' | 'junit' | 'html' | 'recording';

type LabelProblemWords = {
  readonly [P in LabelProblem as P['kind']]: (problem: P) => string;
};

/** What ISO/IEC 29794-5 measures, and how it is shown. */
interface IsoWords {
  readonly title: string;
  readonly text: string;
  readonly raw: string;
  readonly score: string;
  readonly measures: Readonly<Record<IsoMeasure, string>>;
}

/** `/qa`: from a folder of photos to evidence. Loaded with that page alone. */
export interface QaMessages {
  readonly title: string;
  readonly lead: string;
  /** Where photos go: nowhere. */
  readonly local: string;
  readonly opening: string;
  readonly setup: {
    readonly folder: string;
    readonly pick: string;
    readonly pickOther: string;
    readonly dropHint: string;
    readonly dropHere: string;
    readonly listing: string;
    readonly photos: (count: number) => string;
    readonly others: (count: number) => string;
    readonly unlisted: (names: string) => string;
    readonly dropped: string;
    readonly labels: string;
    readonly labelsHint: string;
    readonly labelsFormat: string;
    readonly labelsPick: string;
    readonly labelsRemove: string;
    readonly spec: string;
    readonly mode: string;
    readonly modes: Readonly<Record<SuiteMode, string>>;
    readonly modeHints: Readonly<Record<SuiteMode, string>>;
    readonly workers: string;
    readonly workersHint: (suggested: number) => string;
    readonly options: string;
    readonly start: string;
    readonly pickFirst: string;
  };
  readonly run: {
    readonly progress: string;
    readonly done: (done: number, total: number) => string;
    readonly perSecond: (rate: string) => string;
    readonly left: (time: string) => string;
    readonly minutes: (minutes: number, seconds: number) => string;
    readonly hours: (hours: number, minutes: number) => string;
    readonly seconds: (seconds: number) => string;
    readonly pause: string;
    readonly goOn: string;
    readonly cancel: string;
    readonly resume: string;
    readonly resumeFolder: string;
    readonly phases: Readonly<Record<'running' | 'paused' | 'stopped' | 'done', string>>;
    readonly resumeHint: string;
    readonly newSuite: string;
    readonly discardTitle: string;
    readonly discardText: string;
    readonly discard: string;
    readonly keep: string;
    readonly unkept: string;
    readonly workers: (count: number) => string;
  };
  readonly tabs: Readonly<Record<'photos' | 'evidence' | 'export', string>>;
  readonly outcomes: Readonly<Record<OutcomeClass, string>>;
  readonly statuses: Readonly<Record<StatusClass, string>>;
  readonly errors: Readonly<Record<Exclude<PhotoError, Refusal | 'worker-failed'>, Trouble>>;
  readonly filter: {
    readonly title: string;
    readonly text: string;
    readonly outcome: string;
    readonly all: string;
    readonly check: string;
    readonly anyCheck: string;
    readonly status: string;
    readonly anyStatus: string;
    readonly notPassing: string;
    readonly disagreeing: (count: number) => string;
    readonly clear: string;
    readonly shown: (shown: number, total: number) => string;
    readonly none: string;
    readonly nothingYet: string;
  };
  readonly table: {
    readonly label: string;
    readonly hint: string;
    readonly photo: string;
    readonly file: string;
    readonly outcome: string;
    readonly failing: string;
    readonly ms: string;
    /** Between the items of a short list. */
    readonly comma: string;
    readonly allPass: string;
    readonly expected: (value: string) => string;
  };
  readonly viewer: {
    readonly close: string;
    readonly previous: string;
    readonly next: string;
    readonly position: (at: number, of: number) => string;
    readonly compare: string;
    readonly compareHint: string;
    readonly stopComparing: string;
    readonly swap: string;
    readonly pinned: string;
    readonly noPhoto: string;
    readonly check: string;
    readonly limits: string;
    readonly expected: string;
    readonly values: string;
    readonly keys: string;
    readonly iso: IsoWords;
  };
  readonly limits: {
    readonly title: string;
    readonly text: string;
    readonly min: string;
    readonly max: string;
    readonly grey: string;
    readonly refused: string;
    readonly reset: string;
    readonly resetAll: string;
    readonly changed: (checks: number, photos: number) => string;
    readonly exportSpec: string;
    readonly before: string;
    readonly after: string;
    readonly moved: string;
    readonly none: string;
  };
  readonly evidence: {
    readonly subjects: string;
    readonly outcome: string;
    readonly noLabels: string;
    readonly addLabels: string;
    readonly labelled: (count: number, of: number) => string;
    readonly confusion: string;
    readonly confusionHint: string;
    readonly expected: string;
    readonly found: string;
    readonly rates: string;
    readonly rate: Readonly<Record<keyof Rates, string>>;
    readonly rateHints: Readonly<Record<keyof Rates, string>>;
    readonly interval: string;
    readonly photos: string;
    readonly histogram: string;
    readonly histogramAlt: (check: string) => string;
    readonly series: Readonly<Record<'pass' | 'fail' | 'other', string>>;
    readonly det: string;
    readonly detAlt: (check: string, eer: string) => string;
    readonly detHint: string;
    readonly noDet: string;
    readonly eer: (rate: string) => string;
    readonly falseAccept: string;
    readonly falseReject: string;
    readonly count: string;
    readonly statusCounts: string;
    readonly waits: string;
    readonly print: string;
    readonly failRate: string;
  };
  readonly labelProblems: {
    readonly title: (count: number) => string;
    readonly more: (count: number) => string;
    readonly kinds: LabelProblemWords;
  };
  readonly export: {
    readonly title: string;
    readonly lead: string;
    readonly unfinished: string;
    readonly trial: string;
    readonly kinds: Readonly<Record<ExportKind, { readonly name: string; readonly use: string }>>;
    readonly save: string;
    readonly thumbnails: string;
    readonly making: string;
    readonly saved: (name: string) => string;
  };
  readonly problems: Readonly<Record<QaProblem, Trouble>>;
}
