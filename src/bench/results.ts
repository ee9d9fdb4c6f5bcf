import { median, quantile, ratio } from './times.ts';

/** For each photo, a row of times in ms for each round. */
export type Samples = Map<string, Readonly<Record<string, number>>[]>;

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly system: string;
  readonly browser: string;
}

/** Of one part on one photo, in ms; `ratio` is to the bare inferences, pair by pair. */
export interface Measured {
  readonly median: number;
  readonly p90: number;
  readonly ratio: number;
}

export interface Results {
  readonly machine: Machine;
  readonly rounds: number;
  readonly photos: Readonly<Record<string, Readonly<Record<string, Measured>>>>;
}

/** The bare inferences: landmarks and mask, once each. */
const floorOf = (row: Readonly<Record<string, number>>): number =>
  (row['floor: landmarks'] ?? Number.NaN) + (row['floor: mask'] ?? Number.NaN);

export const FLOOR = 'floor';

const round = (value: number): number => Math.round(value * 100) / 100;

export function resultsOf(samples: Samples, machine: Machine, rounds: number): Results {
  const photos = [...samples].map(([photo, rows]) => {
    const floors = rows.map(floorOf);
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const series = new Map([
      [FLOOR, floors],
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
      },
    ]);
    return [photo, Object.fromEntries(parts)];
  });
  return { machine, rounds, photos: Object.fromEntries(photos) };
}
