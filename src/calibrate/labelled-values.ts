import { type CheckId, checks } from '../checks/index.ts';
import type { Rule, Spec } from '../engine/spec.ts';
import { findingOf } from '../qa/compare.ts';
import { quantiles, type Sample, type Side } from './separation.ts';
import { type LabelledPhoto, personOf } from './suites.ts';

/** Whether a label says that a check must pass (true) or must fail (false). Undefined where it says neither. */
export function truthOf({ label }: LabelledPhoto, check: CheckId): boolean | undefined {
  const expected = label?.checks.get(check);
  if (expected?.kind !== 'status') return undefined;
  return { pass: true, fail: false, unsure: undefined, unknown: undefined }[expected.statuses[0]!];
}

/** Every photo whose truth is known and whose value was measured. */
export function samplesOf(check: CheckId, photos: readonly LabelledPhoto[]): readonly Sample[] {
  return photos.flatMap((labelled) => {
    const good = truthOf(labelled, check);
    const value = findingOf(labelled.photo, check)?.value;
    if (good === undefined || typeof value !== 'number') return [];
    const { file } = labelled.photo;
    return [{ file, person: personOf(file), value, good }];
  });
}

export const ruleOf = (spec: Spec, check: CheckId): Rule | undefined =>
  spec.rules[check] as Rule | undefined;

/** On which sides a rule has a limit. */
export function sidesOf({ limits }: Rule): readonly Side[] {
  const has = (key: string) => typeof (limits as Record<string, unknown>)[key] === 'number';
  return [...(has('min') ? (['low'] as const) : []), ...(has('max') ? (['high'] as const) : [])];
}

/** All good values, and the bad values on this side of the good values' middle. */
export function onSide(samples: readonly Sample[], side: Side): readonly Sample[] {
  const [middle = 0] = quantiles(
    samples.filter(({ good }) => good).map(({ value }) => value),
    [0.5],
  );
  return samples.filter(({ good, value }) => good || value < middle === (side === 'low'));
}

export const checkIds: readonly CheckId[] = checks.map(({ id }) => id);
