import { computed, signal } from '@preact/signals';
import type { CheckId } from '../../checks/index.ts';
import type { Subject } from '../../qa/compare.ts';
import { type Evidence, evidence } from '../../qa/evidence.ts';
import { assessed, labels, report, trial } from './state.ts';

export const subject = signal<Subject>('outcome');

export const after = computed<Evidence>(() => evidence(report.value, labels.value));
/** As the suite's own spec has it. */
export const before = computed<Evidence>(() =>
  trial.value ? evidence(assessed.value, labels.value) : after.value,
);

export const checkIn = ({ checks }: Evidence, id: CheckId) =>
  checks.find(({ check }) => check === id);
