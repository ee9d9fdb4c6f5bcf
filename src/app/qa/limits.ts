import * as v from 'valibot';
import { type CheckId, checks } from '../../checks/index.ts';
import type { Rule, Spec } from '../../engine/spec.ts';
import type { Report } from '../../qa/report.ts';

export type LimitKey = 'min' | 'max' | 'grey';
const keys: readonly LimitKey[] = ['min', 'max', 'grey'];

export type Limits = Rule['limits'];
export const limitsOf = (spec: Spec, check: CheckId): Limits =>
  (spec.rules[check] as Rule | undefined)?.limits ?? {};

/** The limits of a check that are numbers. Only these can be moved. */
export const movable = (limits: Limits): readonly LimitKey[] =>
  keys.filter((key) => typeof limits[key] === 'number');

const equal = (a: Limits, b: Limits): boolean => keys.every((key) => a[key] === b[key]);

/** The next version: changed limits must not have the version of published ones. */
const nextVersion = (version: string): string =>
  version.replace(/\d+$/, (patch) => String(Number(patch) + 1));

const accepts = (check: CheckId, limits: Limits): boolean => {
  const judge = checks.find(({ id }) => id === check)?.judge;
  return judge !== undefined && v.is(judge.limits as v.GenericSchema, limits);
};

/** Checks whose limits differ between two specs. */
export const changedChecks = (a: Spec, b: Spec): readonly CheckId[] =>
  (Object.keys(a.rules) as CheckId[]).filter((id) => !equal(limitsOf(a, id), limitsOf(b, id)));

/**
 * A spec with one limit changed. `original` itself where nothing differs from it any more. Undefined where the
 * judge does not accept such limits.
 */
export function withLimit(
  original: Spec,
  now: Spec,
  check: CheckId,
  change: Partial<Record<LimitKey, number>>,
): Spec | undefined {
  const limits = { ...limitsOf(now, check), ...change };
  if (!accepts(check, limits)) return undefined;
  const rules = { ...now.rules, [check]: { ...now.rules[check], limits } } as Spec['rules'];
  const changed = { ...now, version: nextVersion(original.version), rules };
  return changedChecks(original, changed).length === 0 ? original : changed;
}

/** How many photos have another outcome in one report than in the other. */
export function movedPhotos(before: Report, after: Report): number {
  const outcomes = new Map(before.photos.map(({ file, outcome }) => [file, outcome]));
  return after.photos.filter(({ file, outcome }) => outcomes.get(file) !== outcome).length;
}

/** A range for sliders: what was measured and the limits, with room on both sides. */
export function sliderRange(
  values: readonly number[],
  limits: Limits,
): { min: number; max: number } {
  const all = [
    ...values,
    ...movable(limits).flatMap((k) => (k === 'grey' ? [] : Number(limits[k]))),
  ];
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of all) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (min > max) return { min: 0, max: 1 };
  const room = (max - min || Math.abs(max) || 1) * 0.1;
  return { min: min - room, max: max + room };
}

/** A step of 1, 2 or 5 times a power of ten that divides a range into a few hundred steps. */
export function sliderStep(span: number): number {
  const rough = span / 400;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough) ?? 10;
  return Number((factor * power).toPrecision(1));
}
