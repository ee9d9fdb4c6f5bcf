import type { Raster } from '../raster.ts';
import { componentsOf } from './components.ts';
import { forecaster } from './forecast.ts';
import { END, headOf } from './head.ts';
import { quantised, tables } from './quantisation.ts';
import { bitsOf, codesFor, scanOf, writeScan } from './scan.ts';
import { coefficientsOf } from './transform.ts';

/** A file that fills so much of what it may have is fine enough, and what is aimed at so that it fits. */
const ENOUGH = 0.92;
const AIM = 0.975;

/**
 * What `encode` gives at one of the levels 0 … `last`, each larger than the one before: at most `max` long, and
 * `ENOUGH` of it where the next level is not too long already; of level 0 whatever its length. Encoding is dear:
 * `foreseen` tells about what a level comes to, and each attempt how far that is off.
 */
export function fitting<T extends { readonly length: number }>(
  max: number,
  last: number,
  foreseen: (level: number) => number,
  encode: (level: number) => T,
): T {
  let best: { readonly level: number; readonly result: T } | undefined;
  let [low, over, off] = [0, last + 1, 1];
  for (;;) {
    let level = low;
    for (let [from, to] = [low, over]; to - from > 1; ) {
      const middle = (from + to) >> 1;
      if (foreseen(middle) * off <= AIM * max) level = from = middle;
      else to = middle;
    }
    const result = encode(level);
    if (result.length <= max) {
      best = { level, result };
      low = level + 1;
    } else if (level === 0) return result;
    else over = level;
    if (best && (best.result.length >= ENOUGH * max || low === over)) return best.result;
    off = result.length / foreseen(level);
  }
}

/** What is asked of a file: the density it states, and the bytes that it may have. */
export interface JpegFormat {
  readonly dpi: number;
  readonly bytes: { readonly max: number };
}

/**
 * A baseline JPEG of a photo in at most `bytes.max` bytes, as fine as `fitting` finds; longer only where even the
 * coarsest table is. Colour has half the size; the file states its density and nothing else. It is made of sums
 * and products alone, so that every browser writes the same bytes.
 */
export function encodeJpeg(photo: Raster, { dpi, bytes }: JpegFormat): Uint8Array<ArrayBuffer> {
  const components = componentsOf(photo);
  const y = coefficientsOf(components.y, 2);
  const cb = coefficientsOf(components.cb, 1);
  const cr = coefficientsOf(components.cr, 1);
  const foreseen = forecaster([y, cb, cr]);
  return fitting(
    bytes.max,
    tables.length - 1,
    (level) => foreseen(tables[level]),
    (level) => {
      const table = tables[level];
      const [bright, blue, red] = [y, cb, cr].map((each) => quantised(each, table));
      const scan = scanOf({ y: bright, cb: blue, cr: red });
      const codes = codesFor(scan);
      const head = headOf(photo, dpi, table, codes);
      // Each byte may be followed by an empty one.
      const most = 2 * Math.ceil(bitsOf(scan, codes) / 8);
      const file = new Uint8Array(head.length + most + END.length);
      file.set(head);
      const end = writeScan(scan, codes, file, head.length);
      file.set(END, end);
      return file.slice(0, end + END.length);
    },
  );
}
