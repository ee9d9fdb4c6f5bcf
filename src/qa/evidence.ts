import { type CheckId, checks } from '../checks/index.ts';
import type { Finding, Outcome, Status } from '../engine/verdict.ts';
import { type Rate, wilson } from '../statistics/rate.ts';
import { findingsByCheck, nextOf } from './compare.ts';
import type { Label, NextLabel } from './labels.ts';
import type { PhotoRow, Report } from './report.ts';
import type { ResolvedLabels } from './resolve.ts';
import { type Det, detOf, type Histogram, histograms } from './statistics.ts';

/** How often each class of the labels (first key) came out as each class of the report (second key). */
export type Confusion<Class extends string> = Readonly<
  Record<Class, Readonly<Record<Class, number>>>
>;

export type OutcomeClass = Outcome | 'error';
export type StatusClass = Status | 'error';

export const outcomeClasses = ['accept', 'review', 'reject', 'error'] as const;
export const statusClasses = ['pass', 'unsure', 'unknown', 'fail', 'error'] as const;

/** The bars of a histogram: of photos that labels pass or fail, and of those that no label judges. */
export const seriesNames = ['pass', 'fail', 'other'] as const;
export type SeriesName = (typeof seriesNames)[number];

const tones = { accept: 'pass', review: 'unsure', reject: 'fail', error: 'unknown' } as const;
/** The status whose colour an outcome is shown in. */
export const toneOf = (outcome: OutcomeClass): (typeof tones)[OutcomeClass] => tones[outcome];

/**
 * Rates of finding bad photos. Bad means that labels say reject (outcome) or fail (check); good means accept or
 * pass. Doubt (review, unsure, unknown) is no error and is counted separately. Each rate is absent where no photo
 * counts for it.
 */
export interface Rates {
  /** Precision: of those called bad, the share that is bad. */
  readonly precision?: Rate;
  /** Recall: of the bad, the share that was called bad. */
  readonly recall?: Rate;
  /** Of the bad, the share that was called good. */
  readonly falseAccept?: Rate;
  /** Of the good, the share that was called bad. */
  readonly falseReject?: Rate;
  /** Of the good and the bad, the share that was left in doubt. */
  readonly doubt?: Rate;
}

export const rateNames = ['precision', 'recall', 'falseAccept', 'falseReject', 'doubt'] as const;

export interface OutcomeEvidence {
  readonly labelled: number;
  readonly confusion: Confusion<OutcomeClass>;
  readonly rates: Rates;
}

export interface CheckEvidence {
  readonly check: CheckId;
  /** Photos whose label gives a status. */
  readonly labelled: number;
  readonly confusion: Confusion<StatusClass>;
  readonly rates: Rates;
  /** The limits that the values were compared with. */
  readonly limits: Finding['limits'];
  /** Histograms of measured numbers, by label: `pass`, `fail`, or `other` (no label, or in doubt). */
  readonly histogram?: Histogram;
  readonly det?: Det;
}

/** How often photos of one label were told one thing first. */
export interface NextCount {
  /** The label's first. */
  readonly expected: NextLabel;
  readonly said: NextLabel;
  readonly met: boolean;
  readonly photos: number;
}

export interface NextEvidence {
  readonly labelled: number;
  /** Of the labelled photos, how many are told what the label allows; absent where none is labelled. */
  readonly met?: Rate;
  /** What was said in whose place: wrong ones first, then the most frequent. */
  readonly counts: readonly NextCount[];
}

export interface Evidence {
  readonly outcome: OutcomeEvidence;
  readonly next: NextEvidence;
  /** The checks that the report's spec names, in their order. */
  readonly checks: readonly CheckEvidence[];
}

const BINS = 32;

function emptyConfusion<C extends string>(classes: readonly C[]): Record<C, Record<C, number>> {
  const row = () => Object.fromEntries(classes.map((name) => [name, 0])) as Record<C, number>;
  return Object.fromEntries(classes.map((name) => [name, row()])) as Record<C, Record<C, number>>;
}

const withoutAbsent = (rates: Readonly<Record<keyof Rates, Rate | undefined>>): Rates =>
  Object.fromEntries(Object.entries(rates).filter(([, rate]) => rate !== undefined));

/** Sums over a confusion's classes. */
function ratesOf<C extends string>(confusion: Confusion<C>, good: C, bad: C, doubt: readonly C[]) {
  const total = (row: C) =>
    Object.values<number>(confusion[row]).reduce((sum, count) => sum + count, 0);
  const calledBad = confusion[bad][bad] + confusion[good][bad];
  const doubts = doubt.reduce((sum, name) => sum + confusion[good][name] + confusion[bad][name], 0);
  return withoutAbsent({
    precision: wilson(confusion[bad][bad], calledBad),
    recall: wilson(confusion[bad][bad], total(bad)),
    falseAccept: wilson(confusion[bad][good], total(bad)),
    falseReject: wilson(confusion[good][bad], total(good)),
    doubt: wilson(doubts, total(good) + total(bad)),
  });
}

type Labelled = { readonly photo: PhotoRow; readonly label: Label | undefined };

function outcomeEvidence(photos: readonly Labelled[]): OutcomeEvidence {
  const confusion = emptyConfusion(outcomeClasses);
  let labelled = 0;
  for (const { photo, label } of photos) {
    const [truth] = label?.outcome ?? [];
    if (truth === undefined) continue;
    const row = outcomeClasses.find((name) => name === truth) ?? 'error';
    confusion[row][photo.outcome ?? 'error'] += 1;
    labelled += 1;
  }
  return { labelled, confusion, rates: ratesOf(confusion, 'accept', 'reject', ['review']) };
}

function nextEvidence(photos: readonly Labelled[]): NextEvidence {
  const counts = new Map<string, NextCount>();
  let labelled = 0;
  let right = 0;
  for (const { photo, label } of photos) {
    const [expected] = label?.next ?? [];
    if (expected === undefined || photo.error !== undefined) continue;
    const said = nextOf(photo);
    const met = label!.next!.includes(said);
    labelled += 1;
    right += Number(met);
    const key = `${expected} ${said} ${met}`;
    counts.set(key, { expected, said, met, photos: (counts.get(key)?.photos ?? 0) + 1 });
  }
  const met = wilson(right, labelled);
  const sorted = [...counts.values()].sort(
    (a, b) => Number(a.met) - Number(b.met) || b.photos - a.photos,
  );
  return { labelled, ...(met && { met }), counts: sorted };
}

/** How far a value lies inside its limits; negative outside. Undefined without numeric limits. */
export function marginOf(value: number, { min, max }: Finding['limits']): number | undefined {
  const margins = [
    ...(typeof min === 'number' ? [value - min] : []),
    ...(typeof max === 'number' ? [max - value] : []),
  ];
  return margins.length > 0 ? Math.min(...margins) : undefined;
}

/** The limits that are numbers, the lower first. */
export const numbersIn = (limits: Finding['limits']): number[] =>
  [limits['min'], limits['max']].filter((limit) => typeof limit === 'number');

function checkEvidence(
  check: CheckId,
  photos: readonly Labelled[],
  findings: readonly (Finding | undefined)[],
): CheckEvidence | undefined {
  const confusion = emptyConfusion(statusClasses);
  const values: Record<SeriesName, number[]> = { pass: [], fail: [], other: [] };
  let limits: Finding['limits'] | undefined;
  let labelled = 0;
  for (const [at, { label }] of photos.entries()) {
    const finding = findings[at];
    limits ??= finding?.limits;
    const expected = label?.checks.get(check);
    const [truth] = expected?.kind === 'status' ? expected.statuses : [];
    if (truth !== undefined) {
      confusion[truth][finding?.status ?? 'error'] += 1;
      labelled += 1;
    }
    if (typeof finding?.value !== 'number') continue;
    values[truth === 'pass' || truth === 'fail' ? truth : 'other'].push(finding.value);
  }
  if (!limits) return undefined;
  const ofLimits = limits;
  const margins = (of: readonly number[]) => of.flatMap((value) => marginOf(value, ofLimits) ?? []);
  const histogram = histograms(values, BINS, numbersIn(limits));
  const det = detOf(margins(values.pass), margins(values.fail));
  const rates = ratesOf(confusion, 'pass', 'fail', ['unsure', 'unknown']);
  return {
    check,
    labelled,
    confusion,
    rates,
    limits,
    ...(histogram && { histogram }),
    ...(det && { det }),
  };
}

/** The evidence of a labelled suite. Photos without a label count only in histograms. */
export function evidence(report: Report, { byFile }: ResolvedLabels): Evidence {
  const photos = report.photos.map((photo) => ({ photo, label: byFile.get(photo.file) }));
  const findings = findingsByCheck(report.photos);
  return {
    outcome: outcomeEvidence(photos),
    next: nextEvidence(photos),
    checks: checks.flatMap(({ id }) => checkEvidence(id, photos, findings.get(id) ?? []) ?? []),
  };
}
