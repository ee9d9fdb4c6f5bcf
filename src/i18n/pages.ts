import type { Outcome } from '../engine/assess.ts';
import type { Edit } from '../engine/assessment.ts';
import type { ReceiptStatus } from '../receipt/answers.ts';
import type { Claimant } from '../receipt/content.ts';
import type { ErrorCode, SignatureFault } from '../receipt/errors.ts';

/** What is wrong, and the one thing to do about it. */
export interface Trouble {
  readonly title: string;
  readonly fix: string;
}

/** What can go wrong between this page and the endpoint. */
export type ProblemCode = ErrorCode | 'offline' | 'answer-unreadable';

/** What can be wrong with a number as it was typed. */
export type NumberSlip = 'too-short' | 'too-long' | 'not-digits' | 'check-digits' | 'date';

/** Words that more than one page uses. */
export interface SharedMessages {
  readonly serviceName: string;
  /** The other language's name, in that language. */
  readonly otherLanguage: string;
  readonly skipToContent: string;
  /** The large and calm page: the switches to it and back, and what is put away there. */
  readonly elder: {
    readonly on: string;
    readonly off: string;
    readonly more: string;
    readonly less: string;
  };
  readonly photoAlt: string;
  readonly showLines: string;
  readonly hideLines: string;
  readonly linesTitle: string;
  /** Of the tinted zone in which a line should lie. */
  readonly bandHint: string;
  readonly measured: string;
  readonly required: string;
  readonly basis: string;
  readonly noValue: string;
  /** The menu of documents. */
  readonly documents: {
    readonly label: string;
    readonly chinese: string;
    readonly others: string;
  };
  readonly back: string;
  /** Where a receipt is taken. */
  readonly where: {
    readonly title: string;
    readonly others: (count: number) => string;
    readonly appointment: string;
    readonly hotline: (phone: string) => string;
  };
  readonly notFound: { readonly title: string; readonly text: string; readonly home: string };
  readonly problem: Readonly<Record<ProblemCode, Trouble>>;
  /** When what the problem speaks of happened. */
  readonly problemAt: (time: string) => string;
}

/** `/`: from a photo to a receipt. */
export interface ResidentMessages {
  readonly start: {
    readonly title: string;
    readonly lead: string;
    /** For a document other than the usual one. */
    readonly titleOf: (document: string) => string;
    /** Where the photo is for a document that the endpoint gives no receipts for. */
    readonly leadNoReceipt: string;
    readonly promise: string;
    readonly privacyLink: string;
    readonly shoot: string;
    readonly pick: string;
    readonly dropHint: string;
    readonly dropHere: string;
    readonly caveat: Readonly<Record<'insecure-origin' | 'in-app-browser', Trouble>>;
    readonly tipsTitle: string;
    readonly tips: Readonly<Record<'wall' | 'lightWall' | 'straight' | 'light' | 'bare', Trouble>>;
    readonly frameTitle: string;
    readonly frameAlt: string;
    readonly frameSize: (width: number, height: number) => string;
    readonly printSize: (width: number, height: number) => string;
  };
  readonly privacy: { readonly title: string; readonly points: readonly string[] };
  readonly progress: {
    readonly title: string;
    readonly firstTime: string;
    /** Megabytes that are here, and of all. */
    readonly download: (loaded: string, total: string) => string;
    readonly cancel: string;
    readonly done: string;
  };
  readonly result: {
    readonly next: string;
    readonly ready: string;
    /** Where the endpoint gives no receipt for the document. */
    readonly readyToSave: string;
    readonly noReceipt: string;
    readonly savePhoto: string;
    readonly whiten: string;
    readonly whitenNote: string;
    readonly whitenForbidden: string;
    readonly whitened: string;
    readonly whitenedNote: string;
    readonly before: string;
    readonly after: string;
    readonly undoWhiten: string;
    readonly notices: string;
    readonly toReceipt: string;
    readonly shootAgain: string;
    readonly pickAnother: string;
    readonly allFindings: string;
    readonly passed: (passed: number, total: number) => string;
    readonly keptPrevious: string;
  };
  /** After three photos that did not pass. */
  readonly stuck: {
    readonly title: string;
    readonly lead: string;
    readonly causesTitle: string;
    readonly toResult: string;
    readonly reviewTitle: string;
    readonly review: string;
    readonly toReview: string;
  };
  /** Without a network, and with a newer version. */
  readonly offline: {
    readonly ready: string;
    readonly consent: string;
    readonly queuedTitle: string;
    readonly queued: string;
    readonly title: string;
    readonly note: string;
    readonly since: (time: string) => string;
    readonly sendNow: string;
    readonly sending: string;
    readonly sent: (number: string) => string;
    readonly showReceipt: string;
    readonly discard: string;
    readonly sure: string;
    readonly confirm: string;
    readonly update: string;
    readonly reload: string;
  };
  readonly consent: {
    readonly title: string;
    /** To whom the photo goes, where the operator names them. */
    readonly lead: (authority: string | undefined) => string;
    readonly sentTitle: string;
    readonly sent: readonly string[];
    readonly notSentTitle: string;
    readonly notSent: readonly string[];
    readonly rulesTitle: string;
    /** `days`, or `settledDays` once a station has settled it, if that is sooner. */
    readonly rules: (days: number, settledDays: number | undefined) => readonly string[];
    readonly agree: string;
    readonly agreeFirst: string;
    readonly submit: string;
    readonly sending: string;
    readonly retry: string;
    readonly nothingLost: string;
    readonly loading: string;
    /** Of a photo that did not pass. */
    readonly review: string;
  };
  readonly receipt: {
    readonly reviewTitle: string;
    readonly reviewLead: string;
    readonly reviewDocument: string;
    readonly title: string;
    readonly lead: string;
    readonly number: string;
    readonly copy: string;
    readonly copied: string;
    readonly copyFailed: string;
    readonly qrAlt: string;
    readonly issued: string;
    readonly expires: string;
    readonly nextTitle: string;
    /** What to bring, where the operator names it. */
    readonly nextSteps: (bring: readonly string[] | undefined) => readonly string[];
    readonly save: string;
    readonly print: string;
    readonly startOver: string;
    readonly startOverNote: string;
    readonly document: (name: string) => string;
    readonly edits: Readonly<Record<Edit, string>>;
  };
  /** The receipts that this device submitted. */
  readonly own: {
    readonly title: string;
    readonly note: string;
    readonly until: (day: string) => string;
    readonly code: string;
    readonly withdraw: string;
    readonly sure: string;
    readonly confirm: string;
    readonly keep: string;
    readonly withdrawing: string;
    readonly done: string;
  };
}

/** `/station`: from a receipt number to a redeemed photo. */
export interface StationMessages {
  readonly title: string;
  readonly token: {
    readonly title: string;
    readonly lead: string;
    readonly label: string;
    readonly submit: string;
    readonly forget: string;
  };
  readonly lookUp: {
    readonly title: string;
    readonly label: string;
    readonly hint: string;
    readonly submit: string;
    readonly looking: string;
    readonly scan: string;
    readonly scanning: string;
    readonly stopScanning: string;
    /** What to do where the camera does not open. */
    readonly withoutCamera: string;
    readonly slip: Readonly<Record<NumberSlip, string>>;
  };
  readonly queue: {
    readonly title: string;
    readonly refresh: string;
    readonly loading: string;
    readonly empty: string;
    readonly more: string;
  };
  readonly receipt: {
    readonly number: string;
    readonly status: Readonly<Record<ReceiptStatus, string>>;
    readonly issued: string;
    readonly expires: string;
    readonly decided: string;
    readonly reason: string;
    readonly clerk: string;
    /** Of a photo that did not pass. */
    readonly reviewNote: string;
    readonly spec: string;
    readonly edits: Readonly<Record<Edit, Trouble>>;
    readonly engine: string;
    readonly assessedBy: string;
    readonly claimant: Readonly<Record<Claimant, string>>;
  };
  /** The signature on a scanned receipt. */
  readonly slip: {
    readonly genuine: (until: string) => string;
    readonly expired: (until: string) => string;
    /** It is of a photo that did not pass. */
    readonly review: string;
    readonly note: string;
    readonly fault: Readonly<Record<SignatureFault, Trouble>>;
  };
  /** Where the server's own look does not bear out what was reported. */
  readonly flags: {
    readonly title: string;
    readonly fix: string;
    readonly line: (check: string, reported: string, measured: string) => string;
  };
  readonly comparison: {
    readonly title: string;
    readonly running: string;
    readonly failed: string;
    readonly again: string;
    readonly check: string;
    readonly home: string;
    readonly here: string;
    readonly same: string;
    readonly different: string;
    readonly outcome: string;
    readonly outcomes: Readonly<Record<Outcome, string>>;
    readonly summary: (differences: number) => string;
    readonly sourceNote: string;
    readonly engineNote: string;
  };
  readonly decide: {
    readonly title: string;
    readonly redeem: string;
    /** Instead, while this machine is still checking. */
    readonly checking: string;
    readonly refuse: string;
    readonly reasonLabel: string;
    readonly reasonHint: string;
    readonly reasonMissing: string;
    readonly override: string;
    readonly overrideHint: string;
    readonly clerkLabel: string;
    readonly clerkMissing: string;
    readonly confirmOverride: string;
    readonly confirmRefuse: string;
    readonly cancel: string;
    readonly sending: string;
    readonly redeemed: string;
    readonly overridden: string;
    readonly refused: string;
  };
}
