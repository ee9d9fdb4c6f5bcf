import type { Machine } from '../results.ts';
import type { Bytes } from './visits.ts';
import type { Sent } from './wire.ts';

export interface Loading {
  /** The engine's version. */
  readonly engine: string;
  readonly machine: Machine;
  readonly bytes: Bytes;
  /** ms */
  readonly times: Readonly<Record<string, number>>;
}

export const bytesOf = (sent: readonly Sent[]): number =>
  sent.reduce((sum, { bytes }) => sum + bytes, 0);

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** Without the hash of its content. */
const named = (path: string): string => path.replace(/^\/assets\//, '').replace(/-[\w-]{8}\./, '.');
/** Smaller ones are one line together, bytes. */
const LARGE = 40_000;

export function bytesText(bytes: Bytes): string {
  const marks = table(
    ['until', 'kB', 'requests'],
    Object.entries(bytes).map(([mark, sent]) => [
      mark,
      kilobytes(bytesOf(sent)),
      String(sent.reduce((sum, { requests }) => sum + requests, 0)),
    ]),
  );
  const all = [...(bytes['everything is here'] ?? [])].sort((a, b) => b.bytes - a.bytes);
  const small = all.filter((one) => one.bytes < LARGE);
  const files = table(
    ['file', 'kB', 'encoding'],
    [
      ...all
        .filter((one) => one.bytes >= LARGE)
        .map(({ path, bytes, encoding }) => [named(path), kilobytes(bytes), encoding]),
      [`${small.length} others`, kilobytes(bytesOf(small)), ''],
    ],
  );
  return `${marks}\n\n${files}`;
}

export const timesText = (times: Loading['times']): string =>
  table(
    ['', 'ms'],
    Object.entries(times).map(([name, ms]) => [name, ms.toFixed(0)]),
  );

/** `docs/loading.md`. */
export const loadingText = ({
  engine,
  machine,
  bytes,
  times,
}: Loading): string => `# What a visit loads

Written by \`npm run loading\`; not edited by hand. Engine ${engine}.

The built product in headless Chromium ${machine.browser}, with an empty profile, over HTTP through a counting proxy: every byte that the server answers, to the page, its workers and the service worker, headers included. The wire carries 10 Mbit/s while bytes are counted, so that what loads in the background counts as it would on a phone.

- **the page is usable**: the start page is there, and can be pressed.
- **coaching starts**: the camera was pressed at once, and gives its first instruction.
- **first verdict**: a photo was given at once, and its verdict is there.
- **everything is here**: nothing more is loaded; the page works without a network.
- **second visit**: everything of a later visit.

${bytesText(bytes)}

## How long it takes

Measured on ${machine.cpu}, ${machine.cores} cores, ${machine.system}, without a limit on the wire; medians. A photo of 900 × 1200 pixels is given as soon as the page can take one; the times are the page's own, without what it costs to drive the browser.

${timesText(times)}
`;
