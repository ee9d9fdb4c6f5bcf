import limits from './limits.json' with { type: 'json' };
import type { Base, Results } from './results.ts';

/** The largest allowed ratios, by photo, part and base. */
export type Limits = Readonly<
  Record<string, Readonly<Record<string, Readonly<Partial<Record<Base, number>>>>>>
>;

/** One line for each ratio of a measured photo that exceeds its limit. */
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
