import { startsWith, viewOf } from './bytes.ts';
import type { ImageFacts } from './facts.ts';
import { codedEnd } from './jpeg-scan.ts';
import { isFrame, isRestart, marker, type Segment } from './jpeg-segments.ts';

/** Huffman, arithmetic and quantisation tables, the number of lines and the restart interval. */
const tables: readonly number[] = [0xc4, 0xcc, 0xdb, 0xdc, 0xdd];
/** Of a JFIF header without a thumbnail, and of Adobe's, which says how colour is stored. */
const JFIF_BYTES = 14;
const ADOBE_BYTES = 12;
const DOTS_PER_INCH = 1;
const DPI_MAX = 0xffff;

/** The picture itself: its frame, and the tables that decode it. */
const isPicture = (code: number) => isFrame(code) || tables.includes(code);

interface Part extends Segment {
  /** The segment with its marker, and a scan with its data. */
  readonly bytes: Uint8Array;
}

function isKept(bytes: Uint8Array, { marker: code, start, length }: Part): boolean {
  if (code === marker.scan || isPicture(code)) return true;
  if (code === marker.app2) return startsWith(bytes, start, 'ICC_PROFILE\0');
  return code === marker.adobe && length === ADOBE_BYTES && startsWith(bytes, start, 'Adobe');
}

/** Where the data of a scan ends: at the next marker that is neither an escaped 0xFF nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1];
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return bytes.length;
}

const isStray = (code: number | undefined) =>
  code === undefined || code === 0 || code === 0xff || isRestart(code);

/**
 * All segments up to the end of the picture, read as decoders do: stray bytes between them are passed over,
 * and the end mark may be missing. Undefined where a segment reaches over the file's end.
 */
function partsOf(bytes: Uint8Array): readonly Part[] | undefined {
  const view = viewOf(bytes);
  const parts: Part[] = [];
  for (let at = 2; at < bytes.length; ) {
    const code = bytes[at + 1];
    if (bytes[at] !== 0xff || isStray(code)) {
      at += 1;
      continue;
    }
    if (code === marker.end) break;
    if (at + 4 > bytes.length) return undefined;
    const length = view.getUint16(at + 2) - 2;
    const start = at + 4;
    if (length < 0 || start + length > bytes.length) return undefined;
    const end = code === marker.scan ? endOfScan(bytes, start + length) : start + length;
    parts.push({ marker: code, bytes: bytes.subarray(at, end), start, length });
    at = end;
  }
  return parts;
}

/** A JFIF header that states `dpi` along both sides; where it is not known, that pixels are square. */
function jfif(dpi: number | undefined): Uint8Array {
  const known = dpi !== undefined && dpi > 0 && dpi <= DPI_MAX;
  const [unit, density] = known ? [DOTS_PER_INCH, Math.round(dpi)] : [0, 1];
  const [high, low] = [density >> 8, density & 0xff];
  const name = [0, JFIF_BYTES + 2, 74, 70, 73, 70, 0, 1, 1];
  return Uint8Array.of(0xff, marker.app0, ...name, unit, high, low, high, low, 0, 0);
}

/** JFIF says that colour is stored as YCbCr: it must not be said of what another header calls RGB. */
function isYcc(bytes: Uint8Array, parts: readonly Part[]): boolean {
  const adobe = parts.find((part) => part.marker === marker.adobe && isKept(bytes, part));
  const frame = parts.find((part) => isFrame(part.marker));
  if (adobe) return bytes[adobe.start + ADOBE_BYTES - 1] === 1;
  return frame === undefined || bytes[frame.start + 6] !== 'R'.charCodeAt(0);
}

/** The file's own header where it states what is known of the density and has no thumbnail, or a new one. */
function headerOf(bytes: Uint8Array, parts: readonly Part[], dpi: number | undefined): Uint8Array {
  const own = parts.find(
    (part) => part.marker === marker.app0 && startsWith(bytes, part.start, 'JFIF\0'),
  );
  if (!own) return dpi !== undefined && isYcc(bytes, parts) ? jfif(dpi) : new Uint8Array();
  const [unit, wide, high] = [7, 12, 13].map((at) => bytes[own.start + at]);
  const states = unit !== 0 || dpi === undefined;
  const isBare = own.length === JFIF_BYTES && wide === 0 && high === 0;
  return isBare && states ? own.bytes : jfif(dpi);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * A JPEG of nothing but the picture, its dpi and its colour profile (ITU-T T.81, annex B): without EXIF,
 * XMP, comments, thumbnails and whatever else an application or a person wrote there, and without bytes
 * after its end. Every pixel stays as it is; done twice, nothing changes. What is turned by EXIF must be
 * made upright first. Undefined where the file does not hold together, or rows are missing.
 */
export function bareJpeg(
  given: Uint8Array,
  { dpi }: Pick<ImageFacts, 'dpi'>,
): Uint8Array<ArrayBuffer> | undefined {
  const end = codedEnd(given);
  if (end === undefined) return undefined;
  const bytes = given.subarray(0, end);
  const parts = partsOf(bytes);
  if (!parts?.some((part) => part.marker === marker.scan)) return undefined;
  const kept = parts.filter((part) => isKept(bytes, part));
  return joined([
    Uint8Array.of(0xff, marker.start),
    headerOf(bytes, parts, dpi),
    ...kept.map((part) => part.bytes),
    Uint8Array.of(0xff, marker.end),
  ]);
}
