import type { CheckId } from '../../checks/index.ts';
import type { Rule, Spec } from '../../engine/spec.ts';
import { judge, outcome } from '../../engine/verdict.ts';
import { makeReport, type PhotoRow, type Report } from '../../qa/report.ts';
import { changedChecks } from './limits.ts';

const givesWayTo = ({ rules }: Spec, id: CheckId): CheckId | undefined =>
  (rules[id] as Rule | undefined)?.givesWayTo;

/** The checks that a change of these affects, and those that must be judged together with them. */
function touched(spec: Spec, changed: readonly CheckId[]): readonly CheckId[] {
  const ids = Object.keys(spec.rules) as CheckId[];
  return ids.filter((id) => {
    const winner = givesWayTo(spec, id);
    const losers = ids.filter((other) => givesWayTo(spec, other) === id);
    return [id, winner, ...losers].some((one) => one !== undefined && changed.includes(one));
  });
}

function judgeRow(row: PhotoRow, spec: Spec): PhotoRow {
  if (row.outcome === undefined) return row;
  const measured = new Map<CheckId, { value: number | string } | { unknown: string }>();
  for (const { check, value, code } of row.findings) {
    if (spec.rules[check])
      measured.set(check, value === undefined ? { unknown: code ?? 'not-measured' } : { value });
  }
  const now = new Map(judge(measured, spec).findings.map((finding) => [finding.check, finding]));
  const findings = row.findings.map((finding) => now.get(finding.check) ?? finding);
  return { ...row, outcome: outcome(findings), findings };
}

/**
 * The result of `judgeAgain` for a report that was judged by `original`, where `spec` has the same rules with
 * other limits. It is faster, because only checks whose limits differ, and checks that give way to them, are
 * judged again.
 */
export function judgeChanged(report: Report, original: Spec, spec: Spec): Report {
  const ids = touched(spec, changedChecks(original, spec));
  const rules = Object.fromEntries(ids.map((id) => [id, spec.rules[id]])) as Spec['rules'];
  const photos = report.photos.map((row) => judgeRow(row, { ...spec, rules }));
  return makeReport({ ...report, spec: `${spec.id}@${spec.version}` }, photos, report.shard);
}
