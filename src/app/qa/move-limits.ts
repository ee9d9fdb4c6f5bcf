import { computed, signal } from '@preact/signals';
import type { CheckId } from '../../checks/index.ts';
import {
  changedChecks,
  type LimitKey,
  type Limits,
  limitsOf,
  movedPhotos,
  withLimit,
} from './limits.ts';
import { assessed, judgingSpec, report, suiteSpec, trial } from './state.ts';

/** Limits that are being typed or dragged, but that the check's judge does not accept. */
export const refused = signal<{ readonly check: CheckId; readonly limits: Limits } | undefined>(
  undefined,
);
/** The limits that the controls of a check show. */
export const shownLimits = (check: CheckId): Limits =>
  refused.value?.check === check ? refused.value.limits : limitsOf(judgingSpec.value, check);

export const changed = computed(() => changedChecks(suiteSpec.value, judgingSpec.value));
export const moved = computed(() => movedPhotos(assessed.value, report.value));

let pending: (() => void) | undefined;
/** A slider moves faster than thousands of photos can be judged, so only its last place in a frame counts. */
function soon(act: () => void): void {
  if (!pending) {
    requestAnimationFrame(() => {
      const last = pending;
      pending = undefined;
      last?.();
    });
  }
  pending = act;
}

export function setLimit(check: CheckId, key: LimitKey, value: number): void {
  if (!Number.isFinite(value)) return;
  const limits = { ...shownLimits(check), [key]: value };
  soon(() => {
    const spec = withLimit(suiteSpec.value, judgingSpec.value, check, limits);
    refused.value = spec ? undefined : { check, limits };
    if (spec) trial.value = spec === suiteSpec.value ? undefined : spec;
  });
}

export function resetLimits(check: CheckId): void {
  refused.value = undefined;
  const limits = limitsOf(suiteSpec.value, check);
  const spec = withLimit(suiteSpec.value, judgingSpec.value, check, limits);
  trial.value = spec === suiteSpec.value ? undefined : spec;
}

export function resetAllLimits(): void {
  refused.value = undefined;
  trial.value = undefined;
}
