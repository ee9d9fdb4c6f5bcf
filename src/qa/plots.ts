import {
  axisX,
  axisY,
  dot,
  gridX,
  gridY,
  line,
  plot,
  rectY,
  ruleX,
  ruleY,
} from '@observablehq/plot';
import { numbersIn, type Rates, type SeriesName, seriesNames } from './evidence.ts';
import { probit } from './probit.ts';
import type { Det, Histogram } from './statistics.ts';

interface Frame {
  readonly width: number;
  readonly x: string;
  readonly y: string;
}

interface Bar {
  readonly series: SeriesName;
  readonly count: number;
}

const HEIGHT = 240;
const colours: Readonly<Record<SeriesName, string>> = {
  pass: 'var(--pass)',
  fail: 'var(--fail)',
  other: 'var(--line-strong)',
};

/**
 * The page's policy allows no styles inside a document: the plot's own are in the style sheet, and so are the
 * colours. To a screen reader the figure around it says what it shows.
 */
function fitted(drawn: Element): Element {
  for (const style of drawn.querySelectorAll('style')) style.remove();
  drawn.setAttribute('aria-hidden', 'true');
  return drawn;
}

/**
 * Bars of all series on top of each other, with the limits as lines and what is in doubt beside them.
 * `document` is the page's, or one of a small DOM in Node.
 */
export function histogramPlot(
  { from, to, counts }: Histogram,
  limits: Readonly<Record<string, unknown>>,
  names: Readonly<Record<SeriesName, string>>,
  { width, x, y }: Frame,
  document: Document,
): Element {
  const bins = counts['other']?.length ?? 0;
  const size = (to - from) / bins;
  const bars = Array.from({ length: bins }, (_, bin) => bin).flatMap((bin) => {
    let y1 = 0;
    return seriesNames.flatMap((series) => {
      const count = counts[series]?.[bin] ?? 0;
      const y2 = y1 + count;
      const bar = { x1: from + bin * size, x2: from + (bin + 1) * size, y1, y2, count, series };
      y1 = y2;
      return count > 0 ? [bar] : [];
    });
  });
  const lines = numbersIn(limits);
  const grey = Number(limits['grey'] ?? 0);
  const doubt = lines.map((limit) => ({ x1: limit - grey, x2: limit + grey }));
  const top = Math.max(1, ...bars.map(({ y2 }) => y2));
  const drawn = plot({
    document,
    width,
    height: HEIGHT,
    marginLeft: 44,
    marginBottom: 40,
    x: { label: x, labelAnchor: 'center', labelArrow: 'none', domain: [from, to] },
    y: { label: y, labelArrow: 'none' },
    marks: [
      gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 1 }),
      rectY(doubt, {
        x1: 'x1',
        x2: 'x2',
        y1: 0,
        y2: top,
        fill: 'var(--unsure)',
        fillOpacity: 0.14,
        clip: true,
      }),
      rectY(bars, {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        fill: ({ series }: Bar) => colours[series],
        title: ({ series, count }: Bar) => `${names[series]}: ${count}`,
        inset: 0.5,
      }),
      ruleX(lines, { stroke: 'var(--unsure)', strokeWidth: 2 }),
      ruleY([0], { stroke: 'var(--line-strong)' }),
      axisX({
        tickSize: 4,
        ticks: Math.max(3, Math.round(width / 90)),
        label: x,
        labelAnchor: 'center',
        labelArrow: 'none',
      }),
      axisY({ tickSize: 0, ticks: 4, label: y, labelArrow: 'none' }),
    ],
  });
  return fitted(drawn);
}

const NEAREST = 0.001;
const held = (rate: number): number => probit(Math.min(1 - NEAREST, Math.max(NEAREST, rate)));
const marks = [0.001, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 0.999];
const ticks = marks.map(held);
const tickFormat = (deviate: number): string => {
  const mark = marks[ticks.indexOf(deviate)] ?? 0;
  return mark <= NEAREST ? '≤0.1%' : mark >= 1 - NEAREST ? '≥99.9%' : `${Math.round(mark * 100)}%`;
};

/**
 * The trade-off on axes of normal deviates, as DET curves are drawn (ISO/IEC 19795-1), with where the
 * limits are now. Rates nearer to 0 or 1 than 0.1 % are drawn at the edge.
 */
export function detPlot(det: Det, now: Rates, { width, x, y }: Frame, document: Document): Element {
  const points = det.points.map(({ falseAccept, falseReject }) => ({
    x: held(falseAccept),
    y: held(falseReject),
  }));
  const { falseAccept, falseReject } = now;
  const here =
    falseAccept && falseReject ? [{ x: held(falseAccept.rate), y: held(falseReject.rate) }] : [];
  const domain = [held(0), held(1)];
  const side = Math.min(width, 380);
  const drawn = plot({
    document,
    width: side,
    height: side,
    marginLeft: 60,
    marginBottom: 44,
    marginTop: 28,
    x: { domain, label: x, labelAnchor: 'center', labelArrow: 'none' },
    y: { domain, label: y, labelArrow: 'none' },
    marks: [
      gridX(ticks, { stroke: 'var(--line)', strokeOpacity: 1 }),
      gridY(ticks, { stroke: 'var(--line)', strokeOpacity: 1 }),
      line(
        domain.map((end) => ({ x: end, y: end })),
        {
          x: 'x',
          y: 'y',
          stroke: 'var(--line-strong)',
          strokeDasharray: '3 4',
        },
      ),
      line(points, {
        x: 'x',
        y: 'y',
        stroke: 'var(--accent)',
        strokeWidth: 2,
        curve: 'step-after',
      }),
      dot(here, { x: 'x', y: 'y', r: 6, fill: 'var(--unsure)', stroke: 'var(--surface)' }),
      axisX(ticks, {
        tickFormat,
        tickSize: 0,
        label: x,
        labelAnchor: 'center',
        labelArrow: 'none',
      }),
      axisY(ticks, { tickFormat, tickSize: 0, label: y, labelArrow: 'none' }),
    ],
  });
  return fitted(drawn);
}
