import { randomStream } from '../portraits/noise.ts';
import { type PortraitChanges, vary } from '../portraits/parameters.ts';
import { bob, bun, darkSkin, elder, shaved, shortHair, sideParting } from '../portraits/people.ts';
import { type Variation, variations } from './factors.ts';

/** One portrait of the suite. */
export interface SuiteCase {
  /** Path inside the suite's folder. It names what is varied, so it does not change when other cases are added. */
  readonly file: string;
  /** The factors that are varied and their values. */
  readonly varies: readonly string[];
  readonly person: PortraitChanges;
}

/** px */
export const SIZE = { width: 600, height: 800 };

/** The people who are accepted as they are. Every other case is a variation of one of them. */
const bases = {
  'short-hair': shortHair,
  bob,
  'side-parting': sideParting,
  bun,
  elder,
  'dark-skin': darkSkin,
  shaved,
} satisfies Record<string, PortraitChanges>;
const names = Object.keys(bases) as (keyof typeof bases)[];

type Draw = () => number;
const pick = <T>(from: readonly T[], draw: Draw): T => from[Math.floor(draw() * from.length)]!;

function caseOf(
  file: string,
  base: keyof typeof bases,
  varied: readonly Variation[],
  seed: number,
): SuiteCase {
  const changes = varied.map((variation) => variation.changes);
  const person = changes.reduce(vary, vary(bases[base], { ...SIZE, seed, samples: 1 }));
  return { file, varies: varied.map(({ factor, name }) => `${factor} ${name}`), person };
}

/** Varies two to four factors at once, each at most once. */
function combined(index: number, seed: number): SuiteCase {
  const draw = randomStream(seed * 100_003 + index);
  const varied = new Map<string, Variation>();
  const wanted = 2 + Math.floor(draw() * 3);
  while (varied.size < wanted) {
    const variation = pick(variations, draw);
    varied.set(variation.factor, variation);
  }
  const number = String(index + 1).padStart(4, '0');
  const person = Math.floor(draw() * 1e6);
  return caseOf(`combined/${number}.jpg`, pick(names, draw), [...varied.values()], person);
}

/**
 * The suite's portraits: the accepted people, then every variation of one thing on one of them, then random
 * combinations. The same seed and count give the same list; a larger count only adds to it.
 */
export function suiteCases(count: number, seed: number): SuiteCase[] {
  const draw = randomStream(seed);
  const cases = [
    ...names.map((name) => caseOf(`plain/${name}.jpg`, name, [], Math.floor(draw() * 1e6))),
    ...variations.map((variation) => {
      const base = pick(names, draw);
      const file = `${variation.factor}/${variation.name}-${base}.jpg`;
      return caseOf(file, base, [variation], Math.floor(draw() * 1e6));
    }),
  ];
  while (cases.length < count) cases.push(combined(cases.length, seed));
  return cases.slice(0, count);
}
