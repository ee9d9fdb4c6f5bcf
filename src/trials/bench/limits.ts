import limits from './limits.json' with { type: 'json' };
import type { Base, Results } from './results.ts';

/** Largest ratios allowed, by photo, part and what it is held against. */
export type Limits = Readonly<
  Record<string, Readonly<Record<string, Readonly<Partial<Record<Base, number>>>>>>
>;

/** The ratios that are worse than their limit, a line each; of photos that were measured. */
export const brokenLimits = ({ photos }: Results, allowed: Limits = limits): readonly string[] =>
  Object.entries(allowed).flatMap(([photo, parts]) =>
    Object.entries(parts).flatMap(([part, mosts]) => {
      const measured = photos[photo]?.parts[part];
      if (!measured) return [];
      return (Object.entries(mosts) as [Base, number][])
        .filter(([base, most]) => !(measured.over[base] <= most))
        .map(
          ([base, most]) => `${photo}  ${part}: ${measured.over[base]} × ${base}, at most ${most}`,
        );
    }),
  );
