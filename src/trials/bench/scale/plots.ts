import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

interface PlotWords {
  readonly x: string;
  readonly y: string;
  /** Says in one sentence what the plot shows. */
  readonly alt: string;
}

interface PlotScales {
  /** Tenfold steps: for sizes that span several. */
  readonly logX?: boolean;
  readonly logY?: boolean;
}

/** Colours of the series. They also differ by name: each line is labelled at its end. */
const colours = ['#0a5f5c', '#d1635c', '#8a5200', '#4d5b69', '#5b4b9a', '#17693b', '#b3261e'];
const [WIDTH, HEIGHT, RIGHT] = [720, 360, 190];

const whole = (value: number): string => value.toLocaleString('en');

/** A line plot, as an SVG file. */
export function linePlot(
  points: readonly Point[],
  { x, y, alt }: PlotWords,
  { logX = false, logY = false }: PlotScales = {},
): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const names = [...new Set(points.map(({ name }) => name))];
  const many = names.length > 1;
  const log = (on: boolean) => (on ? { type: 'log', base: 10 } : { zero: true, nice: true });
  const channels = { x: 'x', y: 'y', z: 'name', stroke: 'name' };
  const plot = Plot.plot({
    document,
    width: WIDTH,
    height: HEIGHT,
    marginLeft: 56,
    marginRight: many ? RIGHT : 24,
    style: { color: '#12211f' },
    x: { label: x, tickFormat: whole, ...(log(logX) as Plot.ScaleOptions), grid: true },
    y: { label: y, tickFormat: whole, ...(log(logY) as Plot.ScaleOptions), grid: true },
    color: { domain: names, range: colours.slice(0, names.length) },
    marks: [
      Plot.line(points, { ...channels, strokeWidth: 2 }),
      Plot.dot(points.length <= 60 ? points : [], { x: 'x', y: 'y', fill: 'name', r: 3 }),
      ...(many
        ? [
            Plot.text(
              points,
              Plot.selectLast({
                x: 'x',
                y: 'y',
                z: 'name',
                text: 'name',
                fill: 'name',
                textAnchor: 'start',
                dx: 8,
              }),
            ),
          ]
        : []),
    ],
  });
  // A white ground, for readers with a dark page.
  const paper = document.createElement('rect');
  for (const name of ['width', 'height']) paper.setAttribute(name, '100%');
  paper.setAttribute('fill', '#fff');
  plot.prepend(paper);
  plot.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', alt);
  return `${plot.outerHTML}\n`;
}
