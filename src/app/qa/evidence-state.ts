import { computed, signal } from '@preact/signals';
import type { CheckId } from '../../checks/index.ts';
import type { EvidenceSubject } from '../../qa/compare.ts';
import { type Evidence, evidence } from '../../qa/evidence.ts';
import type { Report } from '../../qa/report.ts';
import { assessed, labels, report, trial } from './state.ts';

export const subject = signal<EvidenceSubject>('outcome');

/** With the findings of one check only: no other is shown, and a suite may have thousands of photos. */
const narrowed = (report: Report): Report => ({
  ...report,
  photos: report.photos.map((row) => ({
    ...row,
    findings: row.findings.filter(({ check }) => check === subject.value),
  })),
});

/** The evidence of the outcome, and of the check that is shown. */
export const after = computed<Evidence>(() => evidence(narrowed(report.value), labels.value));
/** By the limits of the suite's own spec. */
export const before = computed<Evidence>(() =>
  trial.value ? evidence(narrowed(assessed.value), labels.value) : after.value,
);

export const checkIn = ({ checks }: Evidence, id: CheckId) =>
  checks.find(({ check }) => check === id);
