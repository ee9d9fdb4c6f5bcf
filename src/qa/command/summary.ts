import { checks } from '../../checks/index.ts';
import { enQa } from '../../i18n/en.qa.ts';
import type { BaselineComparison } from '../baseline.ts';
import type { Comparison } from '../compare.ts';
import { type LabelProblem, labelProblemText } from '../labels.ts';
import type { MergeProblem } from '../merge.ts';
import type { Report } from '../report.ts';

/** At most this many lines of a kind are printed. All of them are in the reports. */
const LINES_MAX = 20;

function upTo(lines: readonly string[], max = LINES_MAX): readonly string[] {
  const more = lines.length - max;
  return more > 0 ? [...lines.slice(0, max), `  … and ${more} more`] : lines;
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = rows;
  const widths = first.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  '),
  );
}

/** Counts of each check, and of its expectations where there are any. */
function table(report: Report, { expectations }: Comparison): readonly string[] {
  const expected = expectations.length > 0;
  const of = (subject: string) => {
    const all = expectations.filter((expectation) => expectation.subject === subject);
    const met = all.filter((expectation) => expectation.met).length;
    return expected ? [String(met), String(all.length - met)] : [];
  };
  const rows = checks.flatMap(({ id }) => {
    const counts = report.totals.checks[id];
    if (!counts) return [];
    const { pass, unsure, unknown, fail } = counts;
    return [[id, ...[pass, unsure, unknown, fail].map(String), ...of(id)]];
  });
  const head = [
    'check',
    'pass',
    'unsure',
    'unknown',
    'fail',
    ...(expected ? ['met', 'failed'] : []),
  ];
  return columns([head, ...rows]);
}

/** The result of a run, for a terminal. */
export function summaryText(
  report: Report,
  comparison: Comparison,
  baseline: BaselineComparison | undefined,
): string {
  const { photos, accept, review, reject, errors } = report.totals;
  const failed = comparison.expectations.filter(({ met }) => !met);
  const lines = [
    ...(photos > 0 ? ['', ...table(report, comparison)] : []),
    '',
    `${photos} photos: ${accept} accept, ${review} review, ${reject} reject, ${errors} with errors`,
  ];
  if (comparison.expectations.length > 0) {
    lines.push(
      `Expectations: ${comparison.met} met, ${comparison.failed} failed; ${comparison.unlabelled} photos without labels`,
      ...upTo(
        failed.map(
          ({ file, subject, expected, actual }) =>
            `  ${file}  ${subject}: expected ${expected}, found ${actual}`,
        ),
      ),
    );
  }
  if (baseline) {
    const { worse, better, moved, added, gone } = baseline;
    lines.push(
      `Baseline: ${worse} worse, ${better} better, ${moved} moved; ${added.length} new photos, ${gone.length} gone`,
      ...(['worse', 'better', 'moved'] as const).flatMap((wanted) =>
        upTo(
          baseline.changes
            .filter(({ direction }) => direction === wanted)
            .map(
              ({ file, subject, before, after }) =>
                `  ${wanted}: ${file}  ${subject}: was ${before}, is ${after}`,
            ),
        ),
      ),
    );
  }
  return lines.join('\n');
}

export function labelProblemLines(problems: readonly LabelProblem[]): readonly string[] {
  const { kinds } = enQa.labelProblems;
  return upTo(problems.map((problem) => `Labels: ${labelProblemText(problem, kinds)}`));
}

export function mergeProblemLine(problem: MergeProblem, parts: readonly string[]): string {
  if (problem.kind === 'missing-shards') {
    return `Shards ${problem.indices.join(', ')} of ${problem.of} are not among the parts.`;
  }
  const part = parts[problem.part] ?? '';
  return problem.kind === 'contradiction'
    ? `${part} says of ${problem.file} what an earlier part does not; the earlier one counts.`
    : `${part} cannot be merged: its ${problem.what} is ${problem.other}, not ${problem.first}.`;
}
