import type { CheckId } from '../checks/index.ts';
import { assessRecorded } from '../engine/recorded.ts';
import type { Spec } from '../engine/spec.ts';
import { judge, type OnBug } from '../engine/verdict.ts';
import type { RecordedPhoto, Recording, RecordingOf } from './recording.ts';
import { makeReport, type PhotoRow, type Report } from './report.ts';

const specName = ({ id, version }: Spec): string => `${id}@${version}`;

/**
 * Measures and judges a recorded photo by today's checks, without pixels or models. A composed photo keeps the
 * frame of the spec that it was composed for.
 */
export function rejudgePhoto(
  { recorded, ...facts }: RecordedPhoto,
  spec: Spec,
  onBug: OnBug,
): PhotoRow {
  if (!recorded) return { ...facts, error: facts.error ?? 'unreadable', findings: [] };
  const { outcome, findings } = assessRecorded(recorded, spec, onBug);
  const { isoQuality: iso } = recorded.artifacts;
  return { ...facts, outcome, findings, ...(iso && { iso }) };
}

/** The report of photos that `rejudgePhoto` judged while a recording was read. */
export const rejudged = ({ photos, ...facts }: RecordingOf<PhotoRow>, spec: Spec): Report =>
  makeReport({ ...facts, spec: specName(spec) }, photos);

/** Measures and judges all photos of a recording with `rejudgePhoto`. */
export const rejudge = (recording: Recording, spec: Spec, onBug: OnBug): Report => {
  const photos = recording.photos.map((photo) => rejudgePhoto(photo, spec, onBug));
  return rejudged({ ...recording, photos }, spec);
};

/**
 * Judges the values of a report by other limits, fast enough for a slider. A check that the report's spec did not
 * name has no value, so it is unknown.
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
