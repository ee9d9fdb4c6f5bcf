import { type Code, codeFor } from './huffman.ts';
import { SIZE } from './transform.ts';

/** Zeros that one symbol can stand for, that symbol, and the one for nothing but zeros to the block's end. */
const RUN = 16;
const ZEROS = 0xf0;
const END = 0;

/** The four codes of a scan: first coefficients and the others, of brightness and of colour. */
const CODES = 4;
const BRIGHT = 0;
const COLOUR = 2;

/** Blocks of whole numbers, in zigzag order; of brightness four to a unit. */
export interface Blocks {
  readonly y: Int16Array;
  readonly cb: Int16Array;
  readonly cr: Int16Array;
}

/** What a scan says, before it is written in bits. */
export interface Scan {
  /** In each word the code, the symbol, and as many further bits as the symbol's lower half says: 8, 8 and 16 bits. */
  readonly words: Uint32Array;
  /** How often each symbol of each code occurs. */
  readonly occurrences: Uint32Array;
}

/** A word of a value that is not zero, after a run of zeros: further bits as ITU-T T.81, F.1.2.1 has them. */
function wordOf(code: number, run: number, value: number): number {
  const size = 32 - Math.clz32(value < 0 ? -value : value);
  const bits = value < 0 ? value + (1 << size) - 1 : value;
  return (code << 24) | (run << 20) | (size << 16) | bits;
}

/** Writes the words of one block, and answers where they end; its first coefficient as what it is more than `before`. */
function addBlock(
  words: Uint32Array,
  from: number,
  blocks: Int16Array,
  at: number,
  before: number,
  code: number,
): number {
  let to = from;
  words[to++] = wordOf(code, 0, blocks[at] - before);
  let run = 0;
  for (let i = at + 1; i < at + SIZE; i++) {
    const value = blocks[i];
    if (value === 0) {
      run += 1;
      continue;
    }
    for (; run >= RUN; run -= RUN) words[to++] = ((code + 1) << 24) | (ZEROS << 16);
    words[to++] = wordOf(code + 1, run, value);
    run = 0;
  }
  if (run > 0) words[to++] = ((code + 1) << 24) | (END << 16);
  return to;
}

/** The symbols of interleaved blocks (ITU-T T.81, F.1.2). */
export function scanOf({ y, cb, cr }: Blocks): Scan {
  const words = new Uint32Array(y.length + cb.length + cr.length);
  let end = 0;
  for (let at = 0; at < cb.length; at += SIZE) {
    for (let i = 4 * at; i < 4 * (at + SIZE); i += SIZE) {
      end = addBlock(words, end, y, i, i === 0 ? 0 : y[i - SIZE], BRIGHT);
    }
    end = addBlock(words, end, cb, at, at === 0 ? 0 : cb[at - SIZE], COLOUR);
    end = addBlock(words, end, cr, at, at === 0 ? 0 : cr[at - SIZE], COLOUR);
  }
  const occurrences = new Uint32Array(CODES * 256);
  for (let i = 0; i < end; i++) occurrences[words[i] >>> 16] += 1;
  return { words: words.subarray(0, end), occurrences };
}

/** The codes that write a scan in the fewest bits. */
export const codesFor = ({ occurrences }: Scan): readonly Code[] =>
  Array.from({ length: CODES }, (_, i) => codeFor(occurrences.subarray(256 * i, 256 * (i + 1))));

/** Bits that a scan comes to, written in some codes. */
export function bitsOf({ occurrences }: Scan, codes: readonly Code[]): number {
  let bits = 0;
  codes.forEach(({ lengths }, i) => {
    for (let symbol = 0; symbol < 256; symbol++) {
      bits += occurrences[256 * i + symbol] * (lengths[symbol] + (symbol & 15));
    }
  });
  return bits;
}

/** Writes a scan's bits, and answers where they end. A byte of all ones is followed by an empty one (ITU-T T.81, F.1.2.3). */
export function writeScan(
  { words }: Scan,
  codes: readonly Code[],
  to: Uint8Array,
  from: number,
): number {
  const lengths = Uint8Array.from(codes.flatMap((code) => [...code.lengths]));
  const bits = Uint16Array.from(codes.flatMap((code) => [...code.codes]));
  let at = from;
  let pending = 0;
  let held = 0;
  for (let i = 0; i < words.length; i++) {
    const symbol = words[i] >>> 16;
    const more = symbol & 15;
    held = (held << lengths[symbol]) | bits[symbol];
    pending += lengths[symbol];
    for (let part = 0; part < 2; part++) {
      while (pending >= 8) {
        pending -= 8;
        const byte = (held >>> pending) & 255;
        to[at++] = byte;
        if (byte === 255) to[at++] = 0;
      }
      if (part === 1) break;
      held = (held << more) | (words[i] & 0xffff);
      pending += more;
    }
  }
  // Ones fill the last byte.
  if (pending > 0) {
    const byte = ((held << (8 - pending)) | (255 >> pending)) & 255;
    to[at++] = byte;
    if (byte === 255) to[at++] = 0;
  }
  return at;
}
