import { engineVersion } from '../../engine/version.ts';
import { median, quantile, ratio, type Times } from './times.ts';

/** For each photo, a row of times in ms for each round. */
export type Samples = Map<string, Times[]>;

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly system: string;
  readonly browser: string;
}

/** The bases that times are compared with: sums of other parts of the same round. */
export const bases = {
  /** The minimum of every verdict: landmarks and mask, once each. */
  floor: ['floor: landmarks', 'floor: mask'],
  /** Every network of a verdict, once each. */
  'every inference once': ['floor: landmarks', 'floor: mask', 'floor: detector', 'floor: parser'],
  human: ['human: whole face pipeline'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Base = keyof typeof bases;
export const baseNames = Object.keys(bases) as readonly Base[];

/**
 * The times of one part on one photo, in ms. `over` has the medians of the ratios to each base, taken round by
 * round.
 */
export interface Measured {
  readonly median: number;
  readonly p90: number;
  readonly over: Readonly<Record<Base, number>>;
}

/** One photo's parts, by name. */
interface PhotoResults {
  readonly rounds: number;
  readonly parts: Readonly<Record<string, Measured>>;
}

export interface Results {
  /** The engine's version. */
  readonly engine: string;
  readonly machine: Machine;
  readonly photos: Readonly<Record<string, PhotoResults>>;
}

const round = (value: number): number => Math.round(value * 100) / 100;

const sumOf = (row: Times, parts: readonly string[]): number =>
  parts.reduce((sum, part) => sum + (row[part] ?? Number.NaN), 0);

const byBase = <T>(of: (base: Base) => T): Readonly<Record<Base, T>> =>
  Object.fromEntries(baseNames.map((base) => [base, of(base)])) as Record<Base, T>;

function photoResults(rows: readonly Times[]): PhotoResults {
  const baseTimes = byBase((base) => rows.map((row) => sumOf(row, bases[base])));
  const measured = (values: readonly number[]): Measured => ({
    median: round(median(values)),
    p90: round(quantile(values, 0.9)),
    over: byBase((base) => round(ratio(values, baseTimes[base]))),
  });
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const parts = names.map((name) => [name, measured(rows.map((row) => row[name] ?? Number.NaN))]);
  return {
    rounds: rows.length,
    parts: {
      floor: measured(baseTimes.floor),
      'floor: every inference once': measured(baseTimes['every inference once']),
      ...Object.fromEntries(parts),
    },
  };
}

export const resultsOf = (samples: Samples, machine: Machine): Results => ({
  engine: engineVersion,
  machine,
  photos: Object.fromEntries([...samples].map(([photo, rows]) => [photo, photoResults(rows)])),
});
