import { linePlot, type Point } from './plots.ts';
import type { QaRun } from './qa.ts';
import { REPLAYED, replayStages } from './replay.ts';
import { engineParts, type LoadScale, type Scale, type StoreScale } from './results.ts';

interface ScalePage {
  readonly text: string;
  /** SVG files by name. */
  readonly plots: ReadonlyMap<string, string>;
}

interface Section {
  readonly text: string;
  readonly plots?: readonly (readonly [name: string, svg: string])[];
}

const count = (value: number): string => value.toLocaleString('en');
const short = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const picture = (name: string, alt: string): string => `![${alt}](scale/${name}.svg)`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map(line).join('\n');
}

function replaySection(times: NonNullable<Scale['replay']>): Section {
  const rows = Object.entries(replayStages).map(([stage, what]) => {
    const ms = times[stage as keyof typeof replayStages];
    return [what, short(ms), count(Math.round((1000 * REPLAYED) / ms))];
  });
  return {
    text: `## A recorded suite, judged again

${count(REPLAYED)} recorded photos in plain Node, on one thread. Measuring makes each check's value out of recorded artifacts; judging alone holds the values of a report against other limits, as the sliders of \`/qa\` do.

${table(['', 'ms', 'photos a second'], rows)}`,
  };
}

function photosSection({ moments, workers, peak, seconds, verdicts }: QaRun): Section {
  const done = moments.filter((_, i) => i % 4 === 3);
  const rows = done.map(({ photos, seconds, memory }) => [
    count(photos),
    short(seconds),
    count(memory),
  ]);
  const alt = {
    time: 'Seconds of a QA run over its photos: a straight line',
    memory: 'Memory of a QA run over its photos: it stays where it is',
  };
  const series = (name: string, y: (moment: QaRun['moments'][number]) => number): Point[] =>
    moments.map((moment) => ({ x: moment.photos, y: y(moment), name }));
  const axis = 'photos assessed';
  return {
    text: `## QA by photos

One run with ${workers} workers, composing every photo. It took ${short(seconds)} s, of which each worker spent ${short(verdicts)} on verdicts: ${short((100 * (seconds - verdicts)) / seconds)} % of the wall time lies beyond them. Memory is Node's and the browser's together (PSS); the most it came to is ${count(peak)} MB.

${table(['photos', 'seconds', 'memory in MB'], rows)}

${picture('photos-time', alt.time)}

${picture('photos-memory', alt.memory)}`,
    plots: [
      [
        'photos-time',
        linePlot(
          series('', (m) => m.seconds),
          { x: axis, y: 'seconds', alt: alt.time },
        ),
      ],
      [
        'photos-memory',
        linePlot(
          series('', (m) => m.memory),
          { x: axis, y: 'MB', alt: alt.memory },
        ),
      ],
    ],
  };
}

const runRow = (first: string, { photos, seconds, median, verdicts, peak }: QaRun) => [
  first,
  short(photos / seconds),
  short(median),
  `${short((100 * (seconds - verdicts)) / seconds)} %`,
  count(peak),
];
const runHead = ['photos a second', 'median verdict in ms', 'beyond verdicts', 'peak in MB'];

function workersSection(runs: readonly QaRun[], cores: number): Section {
  const alt = `Photos a second over workers, on ${cores} cores`;
  const points = runs.map(({ workers, photos, seconds }) => ({
    x: workers,
    y: photos / seconds,
    name: '',
  }));
  return {
    text: `## QA by workers

${table(
  ['workers', ...runHead],
  runs.map((run) => runRow(String(run.workers), run)),
)}

${picture('workers', alt)}`,
    plots: [['workers', linePlot(points, { x: 'workers', y: 'photos a second', alt })]],
  };
}

function sizesSection(runs: readonly QaRun[]): Section {
  const alt = 'Milliseconds of a verdict over megapixels of the photo';
  const points = runs.map(({ megapixels, median }) => ({ x: megapixels, y: median, name: '' }));
  return {
    text: `## QA by size of photo

One worker, composing.

${table(
  ['megapixels', ...runHead],
  runs.map((run) => runRow(String(run.megapixels), run)),
)}

${picture('sizes', alt)}`,
    plots: [['sizes', linePlot(points, { x: 'megapixels', y: 'ms', alt }, { logX: true })]],
  };
}

/** The calls in the plot. The table has all of them. */
const plotted = ['look-up', 'photo', "today's list", 'submit', 'redeem', 'sweep, nothing due'];

function storeSection(kind: 'SQLite' | 'PostgreSQL', sizes: readonly StoreScale[]): Section {
  const name = `receipts-${kind.toLowerCase()}`;
  const alt = `Milliseconds of each call over receipts in ${kind}`;
  const [first] = sizes;
  const head = ['', ...sizes.map(({ receipts }) => `${count(receipts)} receipts`)];
  const rows = Object.keys(first?.costs ?? {}).map((what) => [
    what,
    ...sizes.map(({ costs }) => {
      const { median, p90 } = costs[what] ?? { median: Number.NaN, p90: Number.NaN };
      return `${short(median)} / ${short(p90)}`;
    }),
  ]);
  const audit = sizes.map(
    ({ audit: { entries, ms } }) => `${count(entries)} entries in ${short(ms / 1000)} s`,
  );
  const size = sizes.map(({ bytes }) => `${count(Math.round(bytes / 1e6))} MB`);
  const points = sizes.flatMap(({ receipts, costs }) =>
    plotted.map((what) => ({ x: receipts, y: costs[what]?.median ?? 0, name: what })),
  );
  return {
    text: `### ${kind}

${table(head, [...rows, ['audit, checked from its beginning', ...audit], ['on disk', ...size]])}

${picture(name, alt)}`,
    plots: [[name, linePlot(points, { x: 'receipts', y: 'ms', alt }, { logX: true, logY: true })]],
  };
}

const receiptsIntroduction = `## Receipts by how many are stored

Median / 90th percentile in milliseconds, one call after the other, caches of the operating system warm. The store is as it is after half a year: receipts spread evenly over 180 days, settled after five days, erased 30 days later. Every receipt has its row and its audit entries; the last 35 days' have their content, which is a real one, and a photo cut to 2,000 bytes, so that a million fit on a disk. With 1,000 receipts a day has five or six, so a page of its list is not full. Writes wait for the disk. Every statement that looks for rows does so by an index: a test reads the database's own plans. Only checking the whole audit table reads all of it, and erasing costs what is erased.`;

function instancesSection(loads: readonly LoadScale[]): Section {
  const rows = loads.map(({ instances, perSecond, p50, p99, cpu, failed }) => [
    String(instances),
    count(perSecond),
    String(p50),
    String(p99),
    short(cpu.endpoints),
    String(failed),
  ]);
  const head = [
    'instances',
    'receipts a second',
    'median ms',
    '99th percentile',
    'processor ms each',
    'failed',
  ];
  return {
    text: `## Receipts by instances

Whole submissions over HTTP, sixteen clients, one PostgreSQL; client, database and instances share the machine's cores, so more instances than cores cannot help here. There is one audit chain, which one transaction at a time adds to; a transaction takes all that waits.

${table(head, rows)}`,
  };
}

/** `Engine 0.4.0: replay, photos.` Parts can be measured one by one, so they may come from several engines. */
function enginesText(engines: Scale['engines']): string {
  const versions = new Set(engineParts.flatMap((part) => engines[part] ?? []));
  return [...versions]
    .map((version) => {
      const parts = engineParts.filter((part) => engines[part] === version);
      return `Engine ${version}: ${parts.join(', ')}.`;
    })
    .join(' ');
}

/** `docs/scale.md` and its plots, for the parts that were measured. */
export function scalePage(scale: Scale): ScalePage {
  const { engines, machine, replay, photos, workers, sizes, sqlite, postgres, instances } = scale;
  const sections: readonly (Section | undefined)[] = [
    replay && replaySection(replay),
    photos && photosSection(photos),
    workers && workersSection(workers, machine.cores),
    sizes && sizesSection(sizes),
    sqlite || postgres ? { text: receiptsIntroduction } : undefined,
    sqlite && storeSection('SQLite', sqlite),
    postgres && storeSection('PostgreSQL', postgres),
    instances && instancesSection(instances),
  ];
  const there = sections.filter((section) => section !== undefined);
  const text = `# How cost grows

Written by \`npm run scale\`; not edited by hand. ${enginesText(engines)}

Measured on ${machine.cpu}, ${machine.cores} cores, Node ${machine.node}. Photos are of people drawn by code. Parts run one after the other, some of them for long, and whatever else the machine does is in them: the shapes count, and absolute times are upper bounds; those of a verdict are in [performance.md](performance.md).

${there.map((section) => section.text).join('\n\n')}
`;
  return { text, plots: new Map(there.flatMap(({ plots = [] }) => plots)) };
}
