import type { CheckId } from '../checks/index.ts';
import { assess, judge, type OnBug } from '../engine/assess.ts';
import { replay } from '../engine/recorded.ts';
import type { Spec } from '../engine/spec.ts';
import type { RecordedPhoto, Recording } from './recording.ts';
import { makeReport, type PhotoRow, type Report } from './report.ts';

const specName = ({ id, version }: Spec): string => `${id}@${version}`;

async function rejudgePhoto(
  { recorded, ...facts }: RecordedPhoto,
  spec: Spec,
  onBug: OnBug,
): Promise<PhotoRow> {
  if (!recorded) return { ...facts, error: facts.error ?? 'unreadable', findings: [] };
  const { outcome, findings } = await assess(replay(recorded), spec, onBug);
  const { isoQuality: iso } = recorded.artifacts;
  return { ...facts, outcome, findings, ...(iso && { iso }) };
}

/**
 * Measures and judges recorded photos, without pixels or models, by today's checks. Photos that were
 * composed keep the frame of the spec that they were composed for.
 */
export async function rejudge(recording: Recording, spec: Spec, onBug: OnBug): Promise<Report> {
  const rows: PhotoRow[] = [];
  for (const photo of recording.photos) rows.push(await rejudgePhoto(photo, spec, onBug));
  return makeReport({ ...recording, spec: specName(spec) }, rows);
}

/**
 * Judges the values of a report by other limits, fast enough for a slider. A check that the report's spec
 * did not name has no value, and is unknown.
 */
export function judgeAgain(report: Report, spec: Spec): Report {
  const rows = report.photos.map((photo) => {
    if (photo.outcome === undefined) return photo;
    const measured = new Map<CheckId, { value: number | string } | { unknown: string }>(
      photo.findings.map(({ check, value, code }) => [
        check,
        value === undefined ? { unknown: code ?? 'not-measured' } : { value },
      ]),
    );
    const { outcome, findings } = judge(measured, spec);
    return { ...photo, outcome, findings };
  });
  return makeReport({ ...report, spec: specName(spec) }, rows, report.shard);
}
