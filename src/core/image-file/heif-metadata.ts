import { latin1, startsWith, viewOf } from './bytes.ts';
import { type Box, boxes, named } from './heic.ts';

/** Where a HEIC or AVIF keeps what it says beside its picture. */
interface HeifMetadata {
  readonly xmp: readonly Uint8Array[];
  /** TIFF blocks. */
  readonly exif: readonly Uint8Array[];
  readonly c2pa?: Uint8Array;
}

/** Version and flags, which begin a full box. */
const FULL = 4;
/** Items of one file; tiled pictures have some hundred. */
const ITEMS_MAX = 2_000;
const XMP_TYPE = 'application/rdf+xml';

const hex = (text: string): string =>
  String.fromCharCode(...text.match(/../g)!.map((byte) => Number.parseInt(byte, 16)));
/** XMP part 3, and C2PA 2.1, A.5.1. */
const XMP_UUID = hex('be7acfcb97a942e89c71999491e3afac');
const C2PA_UUID = hex('d8fec3d61b0e483c92975828877ec481');
/** Its purpose "manifest" with a zero, and the offset of another box. */
const MANIFEST_HEAD = 'manifest\0'.length + 8;

/** The items that are EXIF or XMP, by their number (ISO/IEC 14496-12, 8.11.6). */
function itemKinds(bytes: Uint8Array, iinf: Box): ReadonlyMap<number, 'exif' | 'xmp'> {
  const view = viewOf(bytes);
  const kinds = new Map<number, 'exif' | 'xmp'>();
  const first = iinf.start + FULL + (bytes[iinf.start] === 0 ? 2 : 4);
  for (const { type, start, end } of boxes(bytes, first, iinf.end)) {
    const wide = bytes[start] === 3;
    const at = start + FULL + (wide ? 4 : 2) + 2;
    if (type !== 'infe' || bytes[start] < 2 || at + 4 > end) continue;
    const id = wide ? view.getUint32(start + FULL) : view.getUint16(start + FULL);
    const item = latin1(bytes, at, 4);
    if (item === 'Exif') kinds.set(id, 'exif');
    else if (item === 'mime' && latin1(bytes, at + 4, end - at - 4).includes(XMP_TYPE)) {
      kinds.set(id, 'xmp');
    }
  }
  return kinds;
}

/** The first extent of each item (ISO/IEC 14496-12, 8.11.3); what points out of the file is left out. */
function itemBytes(
  bytes: Uint8Array,
  iloc: Box,
  idat: Box | undefined,
): ReadonlyMap<number, Uint8Array> {
  const view = viewOf(bytes);
  const found = new Map<number, Uint8Array>();
  const version = bytes[iloc.start] ?? 0;
  let at = iloc.start + FULL + 2;
  const fits = (length: number) => at + length <= iloc.end;
  const take = (length: number): number => {
    let value = 0;
    for (let i = 0; i < length; i++) value = value * 256 + (bytes[at + i] ?? 0);
    at += length;
    return value;
  };
  if (!fits(4)) return found;
  const [a = 0, b = 0] = [bytes[at - 2], bytes[at - 1]];
  const [offsetSize, lengthSize, baseSize] = [a >> 4, a & 15, b >> 4];
  const indexSize = version > 0 ? b & 15 : 0;
  const idSize = version < 2 ? 2 : 4;
  const count = Math.min(take(idSize), ITEMS_MAX);
  for (let i = 0; i < count && fits(idSize + 4); i++) {
    const id = take(idSize);
    const method = version > 0 ? take(2) & 15 : 0;
    take(2);
    const base = take(baseSize);
    const extents = take(2);
    if (!fits(extents * (indexSize + offsetSize + lengthSize))) break;
    for (let e = 0; e < extents; e++) {
      take(indexSize);
      const [offset, length] = [take(offsetSize), take(lengthSize)];
      const start = base + offset + (method === 1 ? (idat?.start ?? bytes.length) : 0);
      if (e === 0 && start + length <= view.byteLength) {
        found.set(id, bytes.subarray(start, start + length));
      }
    }
  }
  return found;
}

/** An EXIF item states how far behind its first four bytes the TIFF block begins (ISO/IEC 23008-12, A.2.1). */
const tiffOf = (item: Uint8Array): Uint8Array =>
  item.length < 4 ? item.subarray(0, 0) : item.subarray(4 + viewOf(item).getUint32(0));

/** Finds EXIF, XMP and C2PA in a HEIC or AVIF by its boxes alone. */
export function heifMetadata(bytes: Uint8Array): HeifMetadata {
  const top = [...boxes(bytes, 0, bytes.length)];
  const uuids = top.filter(({ type }) => type === 'uuid');
  const ofUuid = (uuid: string) =>
    uuids
      .filter(({ start }) => startsWith(bytes, start, uuid))
      .map(({ start, end }) => bytes.subarray(start + uuid.length, end));
  const meta = named(top, 'meta');
  const parts = meta ? [...boxes(bytes, meta.start + FULL, meta.end)] : [];
  const [iinf, iloc, idat] = ['iinf', 'iloc', 'idat'].map((type) => named(parts, type));
  const kinds = iinf ? itemKinds(bytes, iinf) : new Map<number, 'exif' | 'xmp'>();
  const places = iloc && kinds.size > 0 ? itemBytes(bytes, iloc, idat) : new Map();
  const ofKind = (kind: 'exif' | 'xmp') =>
    [...kinds].flatMap(([id, one]) => (one === kind ? (places.get(id) ?? []) : []));
  const c2pa = ofUuid(C2PA_UUID).find((content) => startsWith(content, FULL, 'manifest\0'));
  return {
    xmp: [...ofKind('xmp'), ...ofUuid(XMP_UUID)],
    exif: ofKind('exif').map(tiffOf),
    ...(c2pa && { c2pa: c2pa.subarray(FULL + MANIFEST_HEAD) }),
  };
}
