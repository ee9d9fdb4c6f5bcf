import { type Ground, grounds } from '../checks/grounds.ts';
import { type AppCheck, type CheckId, checks } from '../checks/index.ts';
import type { AnyCheck } from '../core/check/check.ts';
import { type Gather, type Have, Unavailable } from '../core/check/gatherer.ts';
import { size as sizeJudge } from '../core/check/judge.ts';
import type { Rule, Severity, Spec } from './spec.ts';

export type Status = 'pass' | 'fail' | 'unsure' | 'unknown';

/** One check's result, without words of any language. */
export interface Finding {
  readonly check: CheckId;
  readonly severity: Severity;
  readonly status: Status;
  /**
   * Which way it failed ('low', 'high', …), or why it is unknown ('no-face', …): the id of another check
   * where that one's failure leaves this one without a ground. The value is kept then, but says nothing.
   */
  readonly code?: string;
  /** It passed, but missed the ideal in this direction. */
  readonly advice?: string;
  readonly value?: number | string;
  readonly limits: Readonly<Record<string, unknown>>;
}

export type Outcome = 'accept' | 'review' | 'reject';

export interface Verdict {
  readonly outcome: Outcome;
  /** `id@version` of the spec. */
  readonly spec: string;
  /** In the order in which a person should hear about them. */
  readonly findings: readonly Finding[];
}

/** Called for a bug. What a photo can cause is no bug. */
export type OnBug = (check: CheckId, error: unknown) => void;

/** A check's value, or why there is none. */
export type Measurement = { readonly value: number | string } | { readonly unknown: string };

/** Runs every check that the spec names. Never throws for what a photo contains. */
export async function measureAndJudge(gather: Gather, spec: Spec, onBug: OnBug): Promise<Verdict> {
  const wanted = checks.filter(({ id }) => spec.rules[id]);
  // All at the same time: while one check waits for a network, others measure.
  const measured = await Promise.all(
    wanted.map(async (check) => [check.id, await measure(check, gather, onBug)] as const),
  );
  return judge(new Map(measured), spec);
}

async function measure(check: AppCheck, gather: Gather, onBug: OnBug): Promise<Measurement> {
  try {
    return takeValue(check, await gather(check.needs), onBug);
  } catch (error) {
    return unmeasured(check, error, onBug);
  }
}

function unmeasured({ id }: AppCheck, error: unknown, onBug: OnBug): Measurement {
  if (error instanceof Unavailable) return { unknown: error.reason };
  onBug(id, error);
  return { unknown: 'error' };
}

/** Measures a check's value from artifacts that exist already. They include its `needs`. */
export function takeValue(check: AppCheck, have: Have<never>, onBug: OnBug): Measurement {
  try {
    const value = (check as AnyCheck).measure(have);
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`measured ${value}`);
    return { value };
  } catch (error) {
    return unmeasured(check, error, onBug);
  }
}

/**
 * Compares measured values with a spec's limits, without photo or model. The endpoint uses this same function to
 * judge again what a browser reports.
 */
export function judge(measured: ReadonlyMap<CheckId, Measurement>, spec: Spec): Verdict {
  const times = enlarged(measured, spec);
  const findings: Finding[] = [];
  for (const check of checks) {
    const stated = spec.rules[check.id] as Rule | undefined;
    if (!stated) continue;
    const rule = (check as AnyCheck).inFrame ? timesLimits(stated, times) : stated;
    findings.push(finding(check, rule, measured.get(check.id) ?? { unknown: 'not-measured' }));
  }
  const settled = withGround(findings.map((finding) => giveWay(finding, findings, spec)));
  return { outcome: outcome(settled), spec: `${spec.id}@${spec.version}`, findings: settled };
}

/** How many times larger a photo is than the format's frame, where the spec allows other sizes too. */
function enlarged(measured: ReadonlyMap<CheckId, Measurement>, spec: Spec): number {
  const rule = spec.rules['frame-size'];
  const size = measured.get('frame-size');
  if (!rule || !size || !('value' in size) || typeof size.value !== 'string') return 1;
  if (sizeJudge.decide(size.value, rule.limits).status !== 'pass') return 1;
  return Number.parseInt(size.value, 10) / spec.format.width;
}

const timesNumbers = (limits: Rule['limits'], times: number): Rule['limits'] =>
  Object.fromEntries(
    Object.entries(limits).map(([name, limit]) => [
      name,
      typeof limit === 'number' ? limit * times : limit,
    ]),
  );

function timesLimits(rule: Rule, times: number): Rule {
  if (times === 1) return rule;
  const { ideal } = rule;
  return {
    ...rule,
    limits: timesNumbers(rule.limits, times),
    ...(ideal && { ideal: timesNumbers(ideal, times) }),
  };
}

/** Written without object spread, for speed: the QA page judges whole suites at once. */
function finding({ id: check, judge }: AppCheck, rule: Rule, measurement: Measurement): Finding {
  const { severity, limits, ideal } = rule;
  if ('unknown' in measurement) {
    return { check, severity, limits, status: 'unknown', code: measurement.unknown };
  }
  const { value } = measurement;
  const { decide } = judge as AnyCheck['judge'];
  const decision = decide(value, limits);
  if (decision.status !== 'pass') {
    const { status, code } = decision;
    return { check, severity, limits, value, status, code };
  }
  const wish = ideal && decide(value, ideal);
  if (wish && wish.status !== 'pass') {
    return { check, severity, limits, value, status: 'pass', advice: wish.code };
  }
  return { check, severity, limits, value, status: 'pass' };
}

/**
 * Some rules give way to another (GA 461: the eyes' height above the bottom edge has priority over the gap above
 * the hair). Then a value that is too low passes, if raising it would break the other rule.
 */
function giveWay(finding: Finding, findings: readonly Finding[], spec: Spec): Finding {
  const to = (spec.rules[finding.check] as Rule | undefined)?.givesWayTo;
  if (!to || finding.code !== 'low' || typeof finding.value !== 'number') return finding;
  const winner = findings.find(({ check }) => check === to);
  if (typeof winner?.value !== 'number') return finding;
  const short = Number(finding.limits['min']) - finding.value;
  const spare = winner.value - Number(winner.limits['min']);
  if (spare >= short) return finding;
  const { code: _, ...excused } = finding;
  return { ...excused, status: 'pass', advice: 'low' };
}

const isCause = (finding: Finding, { cause, from, below }: Ground): boolean => {
  const { check, status, value } = finding;
  if (check !== cause || status !== 'fail') return false;
  if (from !== undefined && Math.abs(Number(value)) < from) return false;
  return below === undefined || Number(value) < below;
};

/** What failed or is in doubt only because of another failure becomes unknown, and names that check. */
const withGround = (findings: readonly Finding[]): readonly Finding[] =>
  grounds.reduce((all, ground) => {
    if (!all.some((finding) => isCause(finding, ground))) return all;
    return all.map((finding) => {
      const { check, status } = finding;
      const isSpoilt = ground.spoils.includes(check) && (status === 'fail' || status === 'unsure');
      return isSpoilt ? { ...finding, status: 'unknown', code: ground.cause } : finding;
    });
  }, findings);

/** Nobody can tell what a photo without a measurable face shows, staff neither. */
const isHopeless = ({ status, code }: Finding): boolean =>
  status === 'fail' || (status === 'unknown' && code === 'no-face');

/** Only required findings count. One of them in doubt, or without a value, leads to review, never to acceptance. */
export function outcome(findings: readonly Finding[]): Outcome {
  const required = findings.filter(({ severity }) => severity === 'required');
  if (required.some(isHopeless)) return 'reject';
  return required.every(({ status }) => status === 'pass') ? 'accept' : 'review';
}

/** Its cause is another finding's: nothing to mend by itself. */
export const isConsequence = ({ status, code }: Finding): boolean =>
  status === 'unknown' && (code === 'no-face' || grounds.some(({ cause }) => cause === code));

/** How serious a finding is: 0 where it passes; a required one weighs more than any advised one. */
export const concern = (finding: Finding): number => {
  const { severity, status } = finding;
  if (status === 'pass') return 0;
  if (isConsequence(finding)) return 0.5;
  return (severity === 'required' ? 10 : 0) + { fail: 3, unsure: 2, unknown: 1 }[status];
};

/**
 * The finding to correct first: the most serious one. Of equally serious ones it is the first in order, which
 * often settles the others. Undefined where all pass.
 */
export function firstConcern({ findings }: Pick<Verdict, 'findings'>): Finding | undefined {
  const grave = Math.max(0, ...findings.map(concern));
  return grave > 0 ? findings.find((finding) => concern(finding) === grave) : undefined;
}
