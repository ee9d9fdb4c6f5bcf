import { viewOf } from './bytes.ts';
import { isFrame, isRestart, marker, type Segment, type walkJpeg } from './jpeg-segments.ts';

/** What a scan's entropy-coded data is read by (ITU-T T.81, B.2). */
interface ScanTables {
  /** Of each component of the scan: blocks of an MCU, and its tables. */
  readonly components: readonly {
    readonly blocks: number;
    readonly dc: HuffmanTable;
    readonly ac: HuffmanTable;
  }[];
  readonly mcus: number;
  /** MCUs between restart markers; 0 without. */
  readonly restart: number;
}

/** Codes of each length 1…16 follow one another from `first`; `symbols` in the order of the codes (T.81, annex C). */
interface HuffmanTable {
  readonly counts: readonly number[];
  readonly symbols: Uint8Array;
}

/** Reads the tables of a DHT segment's content, each with its class (0 DC, 1 AC) and destination. */
function* huffmanTables(
  content: Uint8Array,
): Generator<{ readonly isAc: boolean; readonly id: number; readonly table: HuffmanTable }> {
  let at = 0;
  while (at + 17 <= content.length) {
    const counts = Array.from(content.subarray(at + 1, at + 17));
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (at + 17 + total > content.length) return;
    const symbols = content.subarray(at + 17, at + 17 + total);
    yield { isAc: content[at] >> 4 === 1, id: content[at] & 15, table: { counts, symbols } };
    at += 17 + total;
  }
}

/** The symbol whose code is nothing but zeros: the first. */
const zeroSymbol = ({ symbols }: HuffmanTable): number | undefined => symbols[0];

/** Bits of entropy-coded data, stuffing removed; ends at a marker or the data's end. */
class Bits {
  readonly #bytes: Uint8Array;
  at: number;
  #held = 0;
  #left = 0;
  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }
  /** 0 or 1; -1 where no data is left. */
  next(): number {
    if (this.#left === 0) {
      const byte = this.#bytes[this.at];
      if (byte === undefined) return -1;
      if (byte === 0xff && this.#bytes[this.at + 1] !== 0) return -1;
      this.#held = byte;
      this.#left = 8;
      this.at += byte === 0xff ? 2 : 1;
    }
    this.#left -= 1;
    return (this.#held >> this.#left) & 1;
  }
  skip(bits: number): boolean {
    for (let i = 0; i < bits; i++) if (this.next() < 0) return false;
    return true;
  }
  /** Goes on behind a restart marker; false where none stands here. */
  restart(): boolean {
    this.#left = 0;
    if (this.#bytes[this.at] !== 0xff || !isRestart(this.#bytes[this.at + 1])) return false;
    this.at += 2;
    return true;
  }
}

/** The next symbol; undefined where the data ends, or no code of the table stands here. */
function symbolOf(bits: Bits, { counts, symbols }: HuffmanTable): number | undefined {
  let code = 0;
  let first = 0;
  let index = 0;
  for (const count of counts) {
    const bit = bits.next();
    if (bit < 0) return undefined;
    code = (code << 1) | bit;
    if (code - first < count) return symbols[index + code - first];
    index += count;
    first = (first + count) << 1;
  }
  return undefined;
}

const COEFFICIENTS = 64;
const ZERO_RUN = 0xf0;

/** Passes one block of 8 × 8 coefficients (T.81, F.2.2); false where it is not all there. */
function passBlock(bits: Bits, dc: HuffmanTable, ac: HuffmanTable): boolean {
  const size = symbolOf(bits, dc);
  if (size === undefined || !bits.skip(size)) return false;
  for (let k = 1; k < COEFFICIENTS; k++) {
    const symbol = symbolOf(bits, ac);
    if (symbol === undefined) return false;
    if ((symbol & 15) === 0 && symbol !== ZERO_RUN) return true;
    k += symbol >> 4;
    if (!bits.skip(symbol & 15)) return false;
  }
  return true;
}

/**
 * Passes a sequential scan's entropy-coded data from `start`. Answers where the data of its last MCU ends;
 * undefined where an MCU is missing or spoilt.
 */
function scanEnd(bytes: Uint8Array, start: number, tables: ScanTables): number | undefined {
  const { components, mcus, restart } = tables;
  const bits = new Bits(bytes, start);
  for (let mcu = 0; mcu < mcus; mcu++) {
    if (restart > 0 && mcu > 0 && mcu % restart === 0 && !bits.restart()) return undefined;
    for (const { blocks, dc, ac } of components) {
      for (let i = 0; i < blocks; i++) if (!passBlock(bits, dc, ac)) return undefined;
    }
  }
  return bits.at;
}

const SEQUENTIAL: readonly number[] = [0xc0, 0xc1];

/** The tables of a JPEG whose one scan holds all its components sequentially; undefined of any other. */
function tablesOf(bytes: Uint8Array, segments: readonly Segment[]): ScanTables | undefined {
  const view = viewOf(bytes);
  const dc = new Map<number, HuffmanTable>();
  const ac = new Map<number, HuffmanTable>();
  let restart = 0;
  let frame: Uint8Array | undefined;
  for (const { marker: code, start, length } of segments) {
    const content = bytes.subarray(start, start + length);
    if (code === marker.huffmanTables) {
      for (const { isAc, id, table } of huffmanTables(content)) (isAc ? ac : dc).set(id, table);
    } else if (code === marker.restartInterval) restart = view.getUint16(start);
    else if (isFrame(code)) {
      if (!SEQUENTIAL.includes(code)) return undefined;
      frame = content;
    } else if (code === marker.scan && frame)
      return scanTables(frame, content, { dc, ac, restart });
  }
  return undefined;
}

interface Tables {
  readonly dc: ReadonlyMap<number, HuffmanTable>;
  readonly ac: ReadonlyMap<number, HuffmanTable>;
  readonly restart: number;
}

/** @param frame and @param scan the contents of their headers (T.81, B.2.2 and B.2.3) */
function scanTables(
  frame: Uint8Array,
  scan: Uint8Array,
  { dc, ac, restart }: Tables,
): ScanTables | undefined {
  const count = frame[5];
  if (scan[0] !== count || frame.length < 6 + 3 * count || scan.length < 1 + 2 * count)
    return undefined;
  const height = (frame[1] << 8) | frame[2];
  const width = (frame[3] << 8) | frame[4];
  const sampling = Array.from({ length: count }, (_, i) => frame[7 + 3 * i]);
  const across = Math.max(...sampling.map((hv) => hv >> 4));
  const down = Math.max(...sampling.map((hv) => hv & 15));
  // A scan of one component is not interleaved: its MCU is one block.
  const alone = count === 1;
  const components = [];
  for (let i = 0; i < count; i++) {
    const tables = scan[2 + 2 * i];
    const [own, others] = [dc.get(tables >> 4), ac.get(tables & 15)];
    if (!own || !others) return undefined;
    const blocks = alone ? 1 : (sampling[i] >> 4) * (sampling[i] & 15);
    components.push({ blocks, dc: own, ac: others });
  }
  const side = (length: number, factor: number) => Math.ceil(length / (8 * (alone ? 1 : factor)));
  return { components, mcus: side(width, across) * side(height, down), restart };
}

/** So many zero bytes in a row in coded data are what a download leaves that broke off. */
const HOLLOW = 512;

/** Whether `bytes[start…end)` hold as many zeros in a row. */
function isHollow(bytes: Uint8Array, start: number, end: number): boolean {
  // A run as long covers one of the bytes that are looked at.
  for (let at = start + HOLLOW - 1; at < end; at += HOLLOW) {
    if (bytes[at] !== 0) continue;
    let [from, to] = [at, at + 1];
    while (from > start && bytes[from - 1] === 0) from -= 1;
    while (to < end && bytes[to] === 0) to += 1;
    if (to - from >= HOLLOW) return true;
  }
  return false;
}

/** Whether zeros are how these tables code flat blocks: nothing differs from the block before. */
const codesFlatAsZeros = ({ components }: ScanTables): boolean =>
  components.every(({ dc, ac }) => zeroSymbol(dc) === 0 && zeroSymbol(ac) === 0);

/**
 * Where the coded data of a JPEG ends, its end mark included where it has one. Undefined where rows are missing: the
 * data breaks off, or a part of it was never filled. Without an end mark only a sequential JPEG can be followed
 * to its last row; a progressive one counts as cut.
 */
export function codedEnd(
  bytes: Uint8Array,
  { segments, end }: ReturnType<typeof walkJpeg>,
): number | undefined {
  const scan = segments.find(({ marker: code }) => code === marker.scan);
  if (!scan) return undefined;
  const start = scan.start + scan.length;
  const data = end === undefined ? bytes.length : end - 2;
  if (end !== undefined && !isHollow(bytes, start, data)) return end;
  const tables = tablesOf(bytes, segments);
  const last = tables && scanEnd(bytes, start, tables);
  if (!tables || last === undefined) return undefined;
  if (!isHollow(bytes, start, last)) return end ?? last;
  return codesFlatAsZeros(tables) && data - last < HOLLOW ? (end ?? last) : undefined;
}
