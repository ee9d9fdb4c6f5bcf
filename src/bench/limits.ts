import limits from './limits.json' with { type: 'json' };
import type { Results } from './results.ts';

/** Largest ratios to the bare inferences, by photo and part. */
export type Limits = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The ratios that are worse than their limit, a line each; of photos that were measured. */
export const brokenLimits = ({ photos }: Results, allowed: Limits = limits): readonly string[] =>
  Object.entries(allowed).flatMap(([photo, parts]) =>
    Object.entries(parts).flatMap(([part, most]) => {
      const measured = photos[photo]?.[part];
      if (!measured || measured.ratio <= most) return [];
      return [`${photo}  ${part}: ${measured.ratio} × the bare inferences, at most ${most}`];
    }),
  );
