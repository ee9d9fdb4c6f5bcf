import { viewOf } from './bytes.ts';

/** The markers that are looked for (ITU-T T.81, table B.1). */
export const marker = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  quantisationTables: 0xdb,
  restartInterval: 0xdd,
  huffmanTables: 0xc4,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  adobe: 0xee,
  app15: 0xef,
  comment: 0xfe,
} as const;

export const isFrame = (code: number): boolean =>
  code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;

export const isRestart = (code: number): boolean => code >= 0xd0 && code <= 0xd7;

/** One marker segment, or a scan with its data. */
export interface Segment {
  readonly marker: number;
  /** Where its marker stands, its content begins, and what belongs to it ends. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  /** Of its content, in bytes; without a scan's data. */
  readonly length: number;
}

interface Walked {
  /** All of them, in their order, up to the end mark or as far as the file holds together. */
  readonly segments: readonly Segment[];
  /** The index behind the end mark; absent without one. */
  readonly end?: number;
  /** No segment reaches over the file's end. */
  readonly holds: boolean;
}

/** Bytes that may stand between two segments and belong to none: some programs leave such. */
const STRAY = 64;

/** An escaped 0xFF, a fill byte and a restart are no marker that begins something. */
const begins = (code: number | undefined): boolean =>
  code !== undefined && code !== 0 && code !== 0xff && !isRestart(code);

/** Where the next marker stands, at `from` or up to `reach` bytes behind it; undefined where none does. */
function markerAt(bytes: Uint8Array, from: number, reach: number): number | undefined {
  const last = Math.min(bytes.length - 2, from + reach);
  for (let at = from; at <= last; at++) {
    if (bytes[at] === 0xff && begins(bytes[at + 1])) return at;
  }
  return undefined;
}

/**
 * Walks a JPEG (ITU-T T.81, annex B) as decoders do: fill bytes and a few stray ones between segments are passed over,
 * and the end mark may be missing.
 */
export function walkJpeg(bytes: Uint8Array): Walked {
  const view = viewOf(bytes);
  const segments: Segment[] = [];
  for (let at = markerAt(bytes, 2, STRAY); at !== undefined; ) {
    const code = bytes[at + 1];
    if (code === marker.end) return { segments, end: at + 2, holds: true };
    const start = at + 4;
    const length = start <= bytes.length ? view.getUint16(at + 2) - 2 : -1;
    if (length < 0 || start + length > bytes.length) return { segments, holds: false };
    const content = start + length;
    const isScan = code === marker.scan;
    const end = isScan ? (markerAt(bytes, content, bytes.length) ?? bytes.length) : content;
    segments.push({ marker: code, at, start, end, length });
    at = markerAt(bytes, end, STRAY);
  }
  return { segments, holds: true };
}

/** The segments up to and with the first scan: what is behind them may be another file's. */
export function headOf(segments: readonly Segment[]): readonly Segment[] {
  const scan = segments.findIndex((segment) => segment.marker === marker.scan);
  return scan < 0 ? segments : segments.slice(0, scan + 1);
}
