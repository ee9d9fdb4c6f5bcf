import type { Size } from '../geometry.ts';
import type { Code } from './huffman.ts';

export const START = [0xff, 0xd8] as const;
export const END = [0xff, 0xd9] as const;

const word = (value: number): readonly number[] => [value >> 8, value & 255];

/** A segment with its marker and length. */
const segment = (marker: number, content: readonly number[]): readonly number[] => [
  0xff,
  marker,
  ...word(content.length + 2),
  ...content,
];

/** JFIF 1.01, with so many dots per inch and no thumbnail. */
const jfif = (dpi: number) =>
  segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, ...word(dpi), ...word(dpi), 0, 0]);

const quantisation = (table: Uint8Array) => segment(0xdb, [0, ...table]);

/** A baseline frame: brightness of 2 × 2 samples to one of each colour, all with the same table. */
const frame = ({ width, height }: Size) =>
  segment(0xc0, [8, ...word(height), ...word(width), 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0]);

/** First coefficients and the others, of brightness and of colour: 0x00, 0x10, 0x01 and 0x11. */
const huffman = (codes: readonly Code[]) =>
  segment(
    0xc4,
    codes.flatMap(({ counts, symbols }, i) => [((i & 1) << 4) | (i >> 1), ...counts, ...symbols]),
  );

const scan = () => segment(0xda, [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]);

/** All of a JPEG that comes before its scan (ITU-T T.81, annex B). */
export const headOf = (
  size: Size,
  dpi: number,
  table: Uint8Array,
  codes: readonly Code[],
): readonly number[] => [
  ...START,
  ...jfif(dpi),
  ...quantisation(table),
  ...frame(size),
  ...huffman(codes),
  ...scan(),
];
