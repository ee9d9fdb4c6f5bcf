import type { Turn } from '../pixels/turn.ts';
import { latin1, startsWith, viewOf } from './bytes.ts';
import type { FactsReader } from './facts.ts';
import { profileName } from './icc.ts';

const stills: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  heim: 'image/heic',
  heis: 'image/heic',
  mif1: 'image/heic',
  avif: 'image/avif',
};
const sequences: Readonly<Record<string, string>> = {
  hevc: 'image/heic',
  hevx: 'image/heic',
  msf1: 'image/heic',
  avis: 'image/avif',
};

export interface Box {
  readonly type: string;
  /** Where its content begins, after size and type. */
  readonly start: number;
  readonly end: number;
}

/** The boxes from `start` to `end`, up to the first one that is cut off (ISO/IEC 14496-12, 4.2). */
export function* boxes(bytes: Uint8Array, start: number, end: number): Generator<Box> {
  const view = viewOf(bytes);
  for (let at = start; at + 8 <= end; ) {
    const long = view.getUint32(at) === 1;
    if (long && at + 16 > end) return;
    const size = long ? Number(view.getBigUint64(at + 8)) : view.getUint32(at) || end - at;
    const head = long ? 16 : 8;
    if (size < head || at + size > end) return;
    yield { type: latin1(bytes, at + 4, 4), start: at + head, end: at + size };
    at += size;
  }
}

const inside = (bytes: Uint8Array, { start, end }: Box, skip = 0): readonly Box[] => [
  ...boxes(bytes, start + skip, end),
];
export const named = (list: readonly Box[], type: string) => list.find((box) => box.type === type);

/** Version and flags, which begin a full box. */
const FULL = 4;

/** Which properties, counted from 1, belong to the primary item (ISO/IEC 23008-12, 9.3.1). */
function associated(bytes: Uint8Array, ipma: Box, item: number): readonly number[] {
  const view = viewOf(bytes);
  const wideItem = bytes[ipma.start] >= 1;
  const wideIndex = ((bytes[ipma.start + 3] ?? 0) & 1) === 1;
  const step = wideIndex ? 2 : 1;
  const entries = view.getUint32(ipma.start + FULL);
  let at = ipma.start + FULL + 4;
  for (let i = 0; i < entries && at + (wideItem ? 5 : 3) <= ipma.end; i++) {
    const id = wideItem ? view.getUint32(at) : view.getUint16(at);
    at += wideItem ? 4 : 2;
    const count = bytes[at] ?? 0;
    at += 1;
    if (at + count * step > ipma.end) return [];
    if (id === item) {
      return Array.from({ length: count }, (_, n) =>
        wideIndex ? view.getUint16(at + n * 2) & 0x7fff : (bytes[at + n] ?? 0) & 0x7f,
      );
    }
    at += count * step;
  }
  return [];
}

/** The primary item's properties, in the file's order. */
function primaryProperties(bytes: Uint8Array): readonly Box[] {
  const meta = named([...boxes(bytes, 0, bytes.length)], 'meta');
  const parts = meta ? inside(bytes, meta, FULL) : [];
  const pitm = named(parts, 'pitm');
  const iprp = named(parts, 'iprp');
  const lists = iprp ? inside(bytes, iprp) : [];
  const ipco = named(lists, 'ipco');
  if (!pitm || !ipco || pitm.end - pitm.start < FULL + 2) return [];
  const view = viewOf(bytes);
  const wide = bytes[pitm.start] >= 1 && pitm.end - pitm.start >= FULL + 4;
  const item = wide ? view.getUint32(pitm.start + FULL) : view.getUint16(pitm.start + FULL);
  const all = inside(bytes, ipco);
  return lists
    .filter(({ type, start, end }) => type === 'ipma' && end - start >= FULL + 4)
    .flatMap((ipma) => associated(bytes, ipma, item))
    .flatMap((index) => all[index - 1] ?? []);
}

/** What the colours of a HEIC or AVIF file mean. */
interface HeifColour {
  readonly icc?: Uint8Array;
  /** Colour primaries and transfer characteristics by their numbers in ITU-T H.273. */
  readonly primaries?: number;
  readonly transfer?: number;
}

/** An ICC profile, code points, both or neither. */
export function heifColour(bytes: Uint8Array): HeifColour {
  const view = viewOf(bytes);
  let colour: HeifColour = {};
  for (const { type, start, end } of primaryProperties(bytes)) {
    if (type !== 'colr' || end - start < 8) continue;
    const kind = latin1(bytes, start, 4);
    if (kind === 'nclx') {
      const [primaries, transfer] = [view.getUint16(start + 4), view.getUint16(start + 6)];
      colour = { ...colour, primaries, transfer };
    } else if (kind === 'prof' || kind === 'rICC') {
      colour = { ...colour, icc: bytes.subarray(start + 4, end) };
    }
  }
  return colour;
}

const rotations: readonly (Turn | undefined)[] = [
  undefined,
  'quarter-left',
  'half',
  'quarter-right',
];

/**
 * How the stored picture of a HEIC or AVIF file is turned and mirrored to be shown, in this order
 * (ISO/IEC 23008-12, 6.5.10 and 6.5.12).
 */
export const heifTurns = (bytes: Uint8Array): readonly Turn[] =>
  primaryProperties(bytes).flatMap(({ type, start, end }): readonly Turn[] => {
    if (end === start) return [];
    if (type === 'imir') return [(bytes[start] & 1) === 1 ? 'swap-left-right' : 'swap-top-bottom'];
    const rotation = type === 'irot' && rotations[bytes[start] & 3];
    return rotation ? [rotation] : [];
  });

function frameOf(bytes: Uint8Array) {
  const view = viewOf(bytes);
  let [width, height, turned, deepColour] = [0, 0, false, false];
  for (const { type, start, end } of primaryProperties(bytes)) {
    if (type === 'ispe' && end - start >= 12) {
      width = view.getUint32(start + FULL);
      height = view.getUint32(start + FULL + 4);
    } else if (type === 'irot' && end > start) turned = (bytes[start] & 1) === 1;
    else if (type === 'pixi' && end - start > 5) deepColour = bytes[start + FULL + 1] > 8;
  }
  return { width: turned ? height : width, height: turned ? width : height, deepColour };
}

/**
 * Whether all of the picture is there. Phones append other data after it, such as a film, which need not be boxes.
 */
function isWhole(bytes: Uint8Array): boolean {
  const whole = [...boxes(bytes, 0, bytes.length)];
  const { end = 0 } = whole.at(-1) ?? {};
  const isCut = startsWith(bytes, end + 4, 'mdat');
  return end === bytes.length || (!isCut && named(whole, 'mdat') !== undefined);
}

const PQ = 16;
const HLG = 18;

/** The type that a file's brand states. Undefined where it is no HEIC or AVIF. */
export function heifMime(bytes: Uint8Array): string | undefined {
  if (!startsWith(bytes, 4, 'ftyp') || bytes.length < 12) return undefined;
  const brand = latin1(bytes, 8, 4);
  return stills[brand] ?? sequences[brand];
}

/**
 * HEIC and AVIF (ISO/IEC 23008-12), recognised by their brand. The picture's properties are those of the primary
 * item. A file that lacks pixels, or gives no size, is not complete.
 */
export const heicFacts: FactsReader = (bytes) => {
  const mime = heifMime(bytes);
  if (!mime) return undefined;
  const brand = latin1(bytes, 8, 4);
  const avif = [...Array(8).keys()].some((i) => startsWith(bytes, 16 + i * 4, 'avif'));
  const { width, height, deepColour } = frameOf(bytes);
  const { icc, transfer } = heifColour(bytes);
  return {
    mime: brand === 'mif1' && avif ? 'image/avif' : mime,
    bytes: bytes.length,
    width,
    height,
    colourMode: 'rgb',
    animated: brand in sequences,
    complete: isWhole(bytes) && width > 0 && height > 0,
    deepColour,
    orientation: 1,
    ...((transfer === PQ || transfer === HLG) && { highDynamicRange: true }),
    ...(icc && { profile: profileName(icc) }),
  };
};
