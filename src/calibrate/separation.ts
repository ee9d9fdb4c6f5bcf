import { detOf } from '../qa/statistics.ts';
import { type Rate, wilson } from '../statistics/rate.ts';

/** Which way values go wrong. */
export type Side = 'low' | 'high';

/** A photo's value of one check, and what is true of the photo. */
export interface Sample {
  readonly file: string;
  /** Who is in it. Edits of one photo show one person, so they count as one. */
  readonly person: string;
  readonly value: number;
  readonly good: boolean;
}

/** How well a check's values separate good photos from bad ones, independently of its limits. */
interface Separation {
  readonly good: number;
  readonly bad: number;
  /** Area under the ROC: the probability that a good photo has a better value than a bad one. */
  readonly auc: number;
  /** Equal error rate, with its 95 % interval. The interval counts each person once. */
  readonly eer: Rate;
}

const valuesOf = (samples: readonly Sample[], good: boolean): readonly number[] =>
  samples.filter((sample) => sample.good === good).map(({ value }) => value);

const persons = (samples: readonly Sample[], good: boolean): number =>
  new Set(samples.filter((sample) => sample.good === good).map(({ person }) => person)).size;

/**
 * Probability that a good score exceeds a bad one, ties counting half (Mann–Whitney).
 * Exported for tests.
 */
export function areaUnderRoc(good: readonly number[], bad: readonly number[]): number {
  const all = [
    ...good.map((score) => ({ score, good: true })),
    ...bad.map((score) => ({ score, good: false })),
  ].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]!.score === all[from]!.score) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let i = from; i < to; i++) if (all[i]!.good) rankSum += rank;
    from = to;
  }
  return (rankSum - (good.length * (good.length + 1)) / 2) / (good.length * bad.length);
}

/** For scores of which higher is better. Undefined where there are no good or no bad ones. */
export function separationOf(
  samples: readonly Sample[],
  score: (value: number) => number,
): Separation | undefined {
  const good = valuesOf(samples, true).map(score);
  const bad = valuesOf(samples, false).map(score);
  const det = detOf(good, bad);
  if (!det) return undefined;
  const independent = Math.min(persons(samples, true), persons(samples, false));
  const eer = wilson(det.eer * independent, independent);
  return eer && { good: good.length, bad: bad.length, auc: areaUnderRoc(good, bad), eer };
}

/** A limit with its grey band, in the form of a spec. */
interface Proposal {
  readonly side: Side;
  readonly limit: number;
  readonly grey: number;
}

/** The errors that a limit may make: share of good photos that fail, share of bad photos that pass. */
const TOLERATED = { falseReject: 0.01, falseAccept: 0.05 };
/** The share of the gap between good and bad that is left in doubt, on each side of its middle. */
const DOUBT_OF_GAP = 0.25;

/** The value that is exceeded by only `share` of the sorted values. */
const allBut = (sorted: readonly number[], share: number): number =>
  sorted[sorted.length - 1 - Math.floor(share * sorted.length)]!;

/**
 * The limit between good and bad values on one side. It lies in the middle of the gap between 99 % of the good and
 * 95 % of the bad values. Where these overlap, it lies in the middle of the overlap, which is then in doubt.
 * Undefined where there are no good or no bad values.
 */
export function proposalOf(samples: readonly Sample[], side: Side): Proposal | undefined {
  const sign = side === 'high' ? 1 : -1;
  const sorted = (good: boolean, direction: number) =>
    valuesOf(samples, good)
      .map((value) => direction * value)
      .sort((a, b) => a - b);
  const good = sorted(true, sign);
  const bad = sorted(false, -sign);
  if (good.length === 0 || bad.length === 0) return undefined;
  const worstGood = allBut(good, TOLERATED.falseReject);
  const bestBad = -allBut(bad, TOLERATED.falseAccept);
  const gap = bestBad - worstGood;
  return {
    side,
    limit: (sign * (worstGood + bestBad)) / 2,
    grey: gap > 0 ? gap * DOUBT_OF_GAP : -gap / 2,
  };
}

/** Quantiles by the nearest rank, of unsorted values. */
export function quantiles(values: readonly number[], shares: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return shares.map((share) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN);
}
