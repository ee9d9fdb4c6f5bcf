import type { CheckId } from '../checks/index.ts';
import type { Finding } from '../engine/verdict.ts';
import {
  type Expected,
  expectedText,
  type Label,
  type NextLabel,
  type OutcomeLabel,
} from './labels.ts';
import type { PhotoRow, Report } from './report.ts';
import type { ResolvedLabels } from './resolve.ts';

/** What evidence is gathered about. */
export type EvidenceSubject = 'outcome' | CheckId;
/** What labels can speak of: `next` is what a photo is told first. */
export type Subject = EvidenceSubject | 'next';

/** One expectation of the labels about a photo, and what the report says. */
export interface Expectation {
  readonly file: string;
  readonly subject: Subject;
  readonly expected: string;
  readonly actual: string;
  readonly met: boolean;
}

export interface Comparison {
  /** In the order of the photos. For each photo, the outcome comes first, then what it is told. */
  readonly expectations: readonly Expectation[];
  readonly met: number;
  readonly failed: number;
  /** Photos of the report without a label. */
  readonly unlabelled: number;
}

const DIGITS = 6;

/** A finding in a few characters: `fail 231.4`, `unknown no-face`. Numbers have up to six digits. */
export function findingText(finding: Finding | undefined): string {
  if (!finding) return 'not checked';
  const { status, value, code } = finding;
  const detail = typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : (value ?? code);
  return detail === undefined ? status : `${status} ${detail}`;
}

export const outcomeMet = (expected: readonly OutcomeLabel[], photo: PhotoRow): boolean =>
  photo.outcome !== undefined
    ? expected.includes(photo.outcome)
    : expected.includes('error') || (photo.error !== undefined && expected.includes(photo.error));

export function expectationMet(expected: Expected, finding: Finding | undefined): boolean {
  if (!finding) return false;
  if (expected.kind === 'status') return expected.statuses.includes(finding.status);
  if (expected.kind === 'text') return finding.value === expected.value;
  return (
    typeof finding.value === 'number' &&
    Math.abs(finding.value - expected.value) <= expected.tolerance
  );
}

export const findingOf = (photo: PhotoRow, check: CheckId): Finding | undefined =>
  photo.findings.find((finding) => finding.check === check);

/** The findings of each check, in the order of the photos. One pass over all findings of a suite. */
export function findingsByCheck(
  photos: readonly PhotoRow[],
): ReadonlyMap<CheckId, readonly (Finding | undefined)[]> {
  const columns = new Map<CheckId, (Finding | undefined)[]>();
  photos.forEach(({ findings }, at) => {
    for (const finding of findings) {
      let column = columns.get(finding.check);
      if (!column) {
        column = new Array(photos.length).fill(undefined);
        columns.set(finding.check, column);
      }
      // Of two findings of one check the first counts, as in `findingOf`.
      column[at] ??= finding;
    }
  });
  return columns;
}

/** The check that the photo is told of first. */
export const nextOf = ({ next }: PhotoRow): NextLabel => next?.check ?? 'none';

function expectationsOf(photo: PhotoRow, label: Label): Expectation[] {
  const { file, error } = photo;
  const outcome = label.outcome && {
    file,
    subject: 'outcome' as const,
    expected: label.outcome.join('|'),
    actual: photo.outcome ?? error ?? 'error',
    met: outcomeMet(label.outcome, photo),
  };
  const next = label.next && {
    file,
    subject: 'next' as const,
    expected: label.next.join('|'),
    actual: error ?? nextOf(photo),
    met: !error && label.next.includes(nextOf(photo)),
  };
  const ofChecks = [...label.checks].map(([subject, expected]) => {
    const finding = findingOf(photo, subject);
    const actual = error ?? findingText(finding);
    return {
      file,
      subject,
      expected: expectedText(expected),
      actual,
      met: expectationMet(expected, finding),
    };
  });
  return [...(outcome ? [outcome] : []), ...(next ? [next] : []), ...ofChecks];
}

/** Compares a report with what labels expect. */
export function compare(report: Report, { byFile }: ResolvedLabels): Comparison {
  let unlabelled = 0;
  const expectations = report.photos.flatMap((photo) => {
    const label = byFile.get(photo.file);
    if (!label) unlabelled += 1;
    return label ? expectationsOf(photo, label) : [];
  });
  const met = expectations.filter((expectation) => expectation.met).length;
  return { expectations, met, failed: expectations.length - met, unlabelled };
}
