import type { CheckId } from '../checks/index.ts';
import type { Finding, Outcome, Status } from '../engine/verdict.ts';
import { makeReport, type PhotoRow, type Report, type SuiteFacts } from './report.ts';

export const facts: SuiteFacts = {
  spec: 'cn-resident-id@1.0.0',
  engine: '0.1.0',
  models: 'abc',
  mode: 'auto',
};

/** A finding of pose-yaw's kind of limits, unless others are given. */
export const finding = (
  check: CheckId,
  status: Status,
  value?: number | string,
  limits: Finding['limits'] = { min: -6, max: 6, grey: 1 },
): Finding => ({
  check,
  severity: 'required',
  status,
  limits,
  ...(value !== undefined && { value }),
});

export const photo = (
  file: string,
  outcome: Outcome,
  findings: readonly Finding[] = [],
): PhotoRow => ({ file, sha256: 'a', ms: 12.4, mode: 'as-is', outcome, findings });

export const broken = (file: string, error: NonNullable<PhotoRow['error']>): PhotoRow => ({
  file,
  ms: 1,
  findings: [],
  error,
});

export const reportOf = (...photos: readonly PhotoRow[]): Report => makeReport(facts, photos);
