import type { CheckId } from '../checks/index.ts';
import type { Spec } from '../engine/spec.ts';
import type { Finding } from '../engine/verdict.ts';
import { findingOf } from '../qa/compare.ts';
import { marginOf } from '../qa/evidence.ts';
import { checkIds, onSide, ruleOf, samplesOf, sidesOf, truthOf } from './labelled-values.ts';
import { proposalOf, quantiles, type Sample, separationOf } from './separation.ts';
import type { LabelledPhoto } from './suites.ts';

const number = (value: number): string => String(Number(value.toPrecision(3)));
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const SHOWN = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1] as const;

function distributionLine(name: string, samples: readonly Sample[]): string {
  const values = samples.map(({ value }) => value);
  if (values.length === 0) return `  ${name.padEnd(5)} none`;
  const at = quantiles(values, SHOWN).map((value, i) => `${SHOWN[i]! * 100}%: ${number(value)}`);
  return `  ${name.padEnd(5)} ${String(values.length).padStart(5)}  ${at.join('  ')}`;
}

const names = (samples: readonly Sample[]): string =>
  samples.map(({ file, value }) => `${file} ${number(value)}`).join(', ');

/** How many photos of each kind are listed: enough to see why. */
const NAMED = 5;

function worstLines(samples: readonly Sample[], margin: (value: number) => number): string[] {
  const by = (a: Sample, b: Sample) => margin(a.value) - margin(b.value);
  const good = samples.filter((sample) => sample.good).sort(by);
  const bad = samples.filter((sample) => !sample.good).sort(by);
  return [
    `  worst good: ${names(good.slice(0, NAMED))}`,
    `  best bad:   ${names(bad.slice(-NAMED).reverse())}`,
  ];
}

/**
 * How well today's limits work: good photos that failed, bad photos that passed, and how many of either are in
 * doubt.
 */
function todayLine(check: CheckId, photos: readonly LabelledPhoto[]): string {
  const known = photos.filter((photo) => truthOf(photo, check) !== undefined);
  const share = (good: boolean, status: (found: Finding | undefined) => boolean) => {
    const of = known.filter((photo) => truthOf(photo, check) === good);
    const count = of.filter(({ photo }) => status(findingOf(photo, check))).length;
    return of.length === 0 ? '–' : `${percent(count / of.length)} (${count}/${of.length})`;
  };
  const failed = share(true, (found) => found?.status === 'fail');
  const passed = share(false, (found) => found?.status === 'pass');
  const doubt = share(true, (found) => found?.status === 'unsure');
  return `  today: good failed ${failed}, good in doubt ${doubt}, bad passed ${passed}`;
}

function checkLines(check: CheckId, photos: readonly LabelledPhoto[], spec: Spec): string[] {
  const rule = ruleOf(spec, check);
  const samples = samplesOf(check, photos);
  if (!rule || samples.length === 0) return [];
  const limits = rule.limits as Finding['limits'];
  const margin = (value: number) => marginOf(value, limits) ?? 0;
  const separation = separationOf(samples, margin);
  const proposals = sidesOf(rule).flatMap((side) => proposalOf(onSide(samples, side), side) ?? []);
  const stated = Object.entries(limits).map(([name, value]) => `${name} ${String(value)}`);
  return [
    `\n${check} (${rule.severity}; ${stated.join(', ')})`,
    distributionLine(
      'good',
      samples.filter(({ good }) => good),
    ),
    distributionLine(
      'bad',
      samples.filter(({ good }) => !good),
    ),
    todayLine(check, photos),
    ...(separation
      ? [
          `  AUC ${separation.auc.toFixed(4)}, EER ${percent(separation.eer.rate)} (${percent(separation.eer.low)}–${percent(separation.eer.high)})`,
          ...worstLines(samples, margin),
        ]
      : []),
    ...proposals.map(
      ({ side, limit, grey }) =>
        `  proposed: ${side === 'low' ? 'min' : 'max'} ${number(limit)}, grey ${number(grey)}`,
    ),
  ];
}

/** Distributions, errors and proposed limits of every check that has labels. */
export const calibrationText = (photos: readonly LabelledPhoto[], spec: Spec): string =>
  checkIds.flatMap((check) => checkLines(check, photos, spec)).join('\n');
