import * as Plot from '@observablehq/plot';
import { probit } from './probit.ts';
import type { Det, Histogram } from './statistics.ts';

/** How a plot is labelled, in the reader's language. */
interface HistogramWords {
  readonly series: Readonly<Record<'pass' | 'fail' | 'other', string>>;
  readonly count: string;
  /** The label of the value axis. */
  readonly value: string;
  readonly alt: string;
}

interface DetWords {
  readonly falseAccept: string;
  readonly falseReject: string;
  readonly alt: string;
}

type Drawn = SVGSVGElement | HTMLElement;

/** The colours differ in lightness too, for printing without colour. */
export const seriesColours = { pass: '#17693b', fail: '#d1635c', other: '#b9c4cf' } as const;

/**
 * Counts of measured values, by label, with the limits as dashed lines. `document` is the page's, or that of a
 * small DOM in Node.
 */
export function histogramPlot(
  { from, to, counts }: Histogram,
  limits: readonly number[],
  words: HistogramWords,
  document: Document,
): Drawn {
  const names = Object.keys(seriesColours) as (keyof typeof seriesColours)[];
  const bars = names.flatMap((name) =>
    (counts[name] ?? []).map((count, index, { length }) => ({
      name,
      count,
      x1: from + ((to - from) * index) / length,
      x2: from + ((to - from) * (index + 1)) / length,
    })),
  );
  return Plot.plot({
    document,
    width: 440,
    height: 240,
    ariaLabel: words.alt,
    x: { label: words.value, nice: true },
    y: { label: words.count, grid: true, tickFormat: 'd' },
    color: { domain: names, range: names.map((name) => seriesColours[name]) },
    marks: [
      Plot.rectY(
        bars.filter(({ count }) => count > 0),
        Plot.stackY({
          x1: 'x1',
          x2: 'x2',
          y: 'count',
          fill: 'name',
          insetLeft: 0.5,
          insetRight: 0.5,
          title: ({ name, count }: (typeof bars)[number]) => `${words.series[name]}: ${count}`,
        }),
      ),
      Plot.ruleX(limits, { stroke: 'currentColor', strokeDasharray: '4 3' }),
      Plot.ruleY([0]),
    ],
  });
}

const ticks = [0.001, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 0.999];

/** The trade-off on axes of normal deviates (ISO/IEC 19795-1), with the line of equal errors. */
export function detPlot(det: Det, words: DetWords, document: Document): Drawn {
  // A rate of 0 or 1 would lie at infinity. It is drawn as if half a photo counted.
  const within = (rate: number, of: number) =>
    probit(Math.min(1 - 0.5 / of, Math.max(0.5 / of, rate)));
  const line = det.points.map(({ falseAccept, falseReject }) => ({
    x: within(falseAccept, det.bad),
    y: within(falseReject, det.good),
  }));
  const edge = Math.max(probit(0.8), ...line.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
  const domain = [-edge, edge];
  const deviates = ticks.map(probit).filter((tick) => Math.abs(tick) <= edge);
  const share = (deviate: number) => {
    const nearest = ticks.find((tick) => probit(tick) === deviate) ?? 0;
    return `${+(nearest * 100).toFixed(1)}%`;
  };
  const axis = { domain, ticks: deviates, tickFormat: share, grid: true };
  return Plot.plot({
    document,
    width: 300,
    height: 300,
    ariaLabel: words.alt,
    x: { ...axis, label: words.falseAccept },
    y: { ...axis, label: words.falseReject },
    marks: [
      Plot.line(
        domain.map((at) => [at, at]),
        { stroke: 'currentColor', strokeOpacity: 0.4, strokeDasharray: '2 3' },
      ),
      Plot.line(line, { x: 'x', y: 'y', stroke: '#0a5f5c', strokeWidth: 2, curve: 'step-after' }),
      Plot.dot(line.length <= 60 ? line : [], { x: 'x', y: 'y', fill: '#0a5f5c', r: 2 }),
    ],
  });
}
