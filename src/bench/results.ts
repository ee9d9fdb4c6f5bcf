import { median, quantile, ratio } from './times.ts';

/** For each photo, a row of times in ms for each round. */
export type Samples = Map<string, Readonly<Record<string, number>>[]>;

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly system: string;
  readonly browser: string;
}

/** Of one part on one photo, in ms; the ratios, pair by pair, are to the bare inferences and to every one of them once. */
export interface Measured {
  readonly median: number;
  readonly p90: number;
  readonly ratio: number;
  readonly ratioToAll: number;
}

export interface Results {
  readonly machine: Machine;
  readonly rounds: number;
  readonly photos: Readonly<Record<string, Readonly<Record<string, Measured>>>>;
}

const sumOf = (row: Readonly<Record<string, number>>, parts: readonly string[]): number =>
  parts.reduce((sum, part) => sum + (row[part] ?? Number.NaN), 0);

/** What no verdict can do without: landmarks and mask, once each. */
export const FLOOR = 'floor';
const floorParts = ['floor: landmarks', 'floor: mask'];
/** Every network of a verdict, once each. */
export const ALL = 'floor: every inference once';
const allParts = [...floorParts, 'floor: detector', 'floor: parser'];

const round = (value: number): number => Math.round(value * 100) / 100;

export function resultsOf(samples: Samples, machine: Machine, rounds: number): Results {
  const photos = [...samples].map(([photo, rows]) => {
    const floors = rows.map((row) => sumOf(row, floorParts));
    const alls = rows.map((row) => sumOf(row, allParts));
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const series = new Map([
      [FLOOR, floors],
      [ALL, alls],
      ...names.map((name): [string, number[]] => [
        name,
        rows.map((row) => row[name] ?? Number.NaN),
      ]),
    ]);
    const parts = [...series].map(([name, values]) => [
      name,
      {
        median: round(median(values)),
        p90: round(quantile(values, 0.9)),
        ratio: round(ratio(values, floors)),
        ratioToAll: round(ratio(values, alls)),
      },
    ]);
    return [photo, Object.fromEntries(parts)];
  });
  return { machine, rounds, photos: Object.fromEntries(photos) };
}
