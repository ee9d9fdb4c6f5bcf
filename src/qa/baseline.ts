import { checks } from '../checks/index.ts';
import type { Status } from '../engine/verdict.ts';
import { expectationMet, findingOf, findingText, outcomeMet, type Subject } from './compare.ts';
import type { PhotoRow, Report } from './report.ts';
import { noLabels, type ResolvedLabels } from './resolve.ts';

/** `moved` means another value, but the same status. */
export type Direction = 'better' | 'worse' | 'moved';

/** One difference between the two reports about a photo. */
export interface Change {
  readonly file: string;
  readonly subject: Subject;
  readonly before: string;
  readonly after: string;
  readonly direction: Direction;
}

export interface BaselineComparison {
  readonly changes: readonly Change[];
  readonly better: number;
  readonly worse: number;
  readonly moved: number;
  /** Photos that are in only one of the two reports. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** A number whose relative change is less than this has not changed. */
const SAME = 1e-9;

const statusRank: Readonly<Record<Status, number>> = { fail: 0, unknown: 1, unsure: 2, pass: 3 };
const outcomeRank = { error: 0, reject: 1, review: 2, accept: 3 } as const;

const towards = (before: number, after: number): Direction =>
  after > before ? 'better' : after < before ? 'worse' : 'moved';

function same(a: number | string | undefined, b: number | string | undefined): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
}

function outcomeChange(before: PhotoRow, after: PhotoRow, labels: ResolvedLabels): Change[] {
  if (before.outcome === after.outcome && before.error === after.error) return [];
  const expected = labels.byFile.get(after.file)?.outcome;
  const direction = expected
    ? towards(Number(outcomeMet(expected, before)), Number(outcomeMet(expected, after)))
    : towards(outcomeRank[before.outcome ?? 'error'], outcomeRank[after.outcome ?? 'error']);
  const textOf = ({ outcome, error }: PhotoRow) => outcome ?? error ?? 'error';
  const { file } = after;
  return [{ file, subject: 'outcome', before: textOf(before), after: textOf(after), direction }];
}

function checkChanges(before: PhotoRow, after: PhotoRow, labels: ResolvedLabels): Change[] {
  return checks.flatMap(({ id: subject }) => {
    const [old, now] = [findingOf(before, subject), findingOf(after, subject)];
    if (!old || !now) return [];
    if (old.status === now.status && old.code === now.code && same(old.value, now.value)) return [];
    const expected = labels.byFile.get(after.file)?.checks.get(subject);
    const direction = expected
      ? towards(Number(expectationMet(expected, old)), Number(expectationMet(expected, now)))
      : towards(statusRank[old.status], statusRank[now.status]);
    const { file } = after;
    return [{ file, subject, before: findingText(old), after: findingText(now), direction }];
  });
}

/**
 * What changed since a baseline. Where there is a label, better means nearer to it. Elsewhere, a step towards pass
 * or accept is better, and a step away is worse. A check that is in only one report is not compared.
 */
export function compareBaseline(
  report: Report,
  baseline: Report,
  labels: ResolvedLabels = noLabels,
): BaselineComparison {
  const old = new Map(baseline.photos.map((photo) => [photo.file, photo]));
  const now = new Set(report.photos.map(({ file }) => file));
  const changes = report.photos.flatMap((after) => {
    const before = old.get(after.file);
    if (!before) return [];
    return [...outcomeChange(before, after, labels), ...checkChanges(before, after, labels)];
  });
  const count = (wanted: Direction) =>
    changes.filter(({ direction }) => direction === wanted).length;
  return {
    changes,
    better: count('better'),
    worse: count('worse'),
    moved: count('moved'),
    added: report.photos.flatMap(({ file }) => (old.has(file) ? [] : [file])),
    gone: baseline.photos.flatMap(({ file }) => (now.has(file) ? [] : [file])),
  };
}
