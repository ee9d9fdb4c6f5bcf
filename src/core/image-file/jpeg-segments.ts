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

/** One marker segment: `start` is where its content begins. */
export interface Segment {
  readonly marker: number;
  readonly start: number;
  readonly length: number;
}

/** Bytes that may stand between two segments and belong to none: some programs leave such. */
const STRAY = 64;

/** Where the next marker stands at or a little behind `at`, fill bytes left out; undefined where none does. */
function markerAt(bytes: Uint8Array, at: number): number | undefined {
  const last = Math.min(bytes.length - 4, at + STRAY);
  for (let i = at; i <= last; i++) {
    if (bytes[i] === 0xff && bytes[i + 1] !== 0xff && bytes[i + 1] !== 0) return i;
  }
  return undefined;
}

/**
 * The segments of a JPEG up to and including the first scan header (ITU-T T.81, annex B). Fill bytes and a few
 * stray ones between them are passed over, as decoders do.
 */
export function* segments(bytes: Uint8Array): Generator<Segment> {
  const view = viewOf(bytes);
  for (let at = markerAt(bytes, 2); at !== undefined; ) {
    const code = bytes[at + 1];
    const length = view.getUint16(at + 2) - 2;
    if (length < 0 || at + 4 + length > bytes.length) return;
    yield { marker: code, start: at + 4, length };
    if (code === marker.scan) return;
    at = markerAt(bytes, at + 4 + length);
  }
}

export const isRestart = (code: number): boolean => code >= 0xd0 && code <= 0xd7;

/** The index behind the end mark that closes the scans from `scan` on; undefined where none does. */
export function endOfScans(bytes: Uint8Array, scan: number): number | undefined {
  const view = viewOf(bytes);
  for (let at = scan; at + 2 <= bytes.length; ) {
    const next = bytes[at + 1];
    if (bytes[at] !== 0xff || next === 0 || next === 0xff || isRestart(next)) at += 1;
    else if (next === marker.end) return at + 2;
    else if (at + 4 <= bytes.length) at += 2 + Math.max(2, view.getUint16(at + 2));
    else return undefined;
  }
  return undefined;
}
