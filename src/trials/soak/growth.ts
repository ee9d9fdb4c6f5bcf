import { slopeOf } from '../bench/slope.ts';
import type { Held } from './held.ts';

/** The memory in use after this many rounds: people served, photos checked, minutes guided. */
export interface Weighing extends Held {
  readonly after: number;
}

/** How much each may grow in a round, in its own unit. */
export type Allowed = Readonly<Partial<Record<keyof Held, number>>>;

/** With fewer measurements in half a run, growth cannot be told from noise. */
const ENOUGH = 20;

const columns = {
  heap: { title: 'heap, MiB', digits: 2 },
  nodes: { title: 'nodes', digits: 0 },
  listeners: { title: 'listeners', digits: 0 },
  page: { title: 'page, MiB', digits: 0 },
  shared: { title: 'shared, MiB', digits: 0 },
  gpu: { title: 'drawing, MiB', digits: 0 },
  browser: { title: 'browser, MiB', digits: 0 },
} as const satisfies Readonly<Record<keyof Held, object>>;
const names = Object.keys(columns) as (keyof Held)[];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The head of a Markdown table of weighings. */
export const headOf = (rounds: string): string =>
  [
    row([rounds, ...names.map((name) => columns[name].title)]),
    `|${' ---: |'.repeat(1 + names.length)}`,
  ].join('\n');

export const rowOf = (one: Weighing): string =>
  row([String(one.after), ...names.map((name) => one[name].toFixed(columns[name].digits))]);

/**
 * The growth of each value in a round, over the second half of a run. Before that, caches fill and code is
 * compiled. Undefined where the run is too short.
 */
export function growthOf(weighings: readonly Weighing[]): Held | undefined {
  const last = weighings.slice(Math.floor(weighings.length / 2));
  if (last.length < ENOUGH) return undefined;
  const slope = (name: keyof Held) => slopeOf(last.map((one) => [one.after, one[name]]));
  return Object.fromEntries(names.map((name) => [name, slope(name)])) as unknown as Held;
}

/** Each with its growth, and what is allowed where something is. */
export const growthText = (growth: Held, allowed: Allowed): string =>
  names
    .map((name) => {
      const most = allowed[name] === undefined ? '' : `, at most ${allowed[name]}`;
      return `${columns[name].title}: ${growth[name].toPrecision(2)} a round${most}`;
    })
    .join('\n');

export const growsTooMuch = (growth: Held, allowed: Allowed): boolean =>
  names.some((name) => growth[name] > (allowed[name] ?? Number.POSITIVE_INFINITY));
