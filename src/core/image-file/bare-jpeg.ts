import { joined, startsWith } from './bytes.ts';
import type { ImageFacts } from './facts.ts';
import { codedEnd } from './jpeg-scan.ts';
import { isFrame, marker, type Segment, walkJpeg } from './jpeg-segments.ts';

/** Huffman, arithmetic and quantisation tables, the number of lines and the restart interval. */
const tables: readonly number[] = [0xc4, 0xcc, 0xdb, 0xdc, 0xdd];
/** Of a JFIF header without a thumbnail, and of Adobe's, which says how colour is stored. */
const JFIF_BYTES = 14;
const ADOBE_BYTES = 12;
const DOTS_PER_INCH = 1;
const DPI_MAX = 0xffff;

/** The picture itself: its frame, and the tables that decode it. */
const isPicture = (code: number) => isFrame(code) || tables.includes(code);

function isKept(bytes: Uint8Array, { marker: code, start, length }: Segment): boolean {
  if (code === marker.scan || isPicture(code)) return true;
  if (code === marker.app2) return startsWith(bytes, start, 'ICC_PROFILE\0');
  return code === marker.adobe && length === ADOBE_BYTES && startsWith(bytes, start, 'Adobe');
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
function isYcc(bytes: Uint8Array, parts: readonly Segment[]): boolean {
  const adobe = parts.find((part) => part.marker === marker.adobe && isKept(bytes, part));
  const frame = parts.find((part) => isFrame(part.marker));
  if (adobe) return bytes[adobe.start + ADOBE_BYTES - 1] === 1;
  return frame === undefined || bytes[frame.start + 6] !== 'R'.charCodeAt(0);
}

/** The file's own header where it states what is known of the density and has no thumbnail, or a new one. */
function headerOf(
  bytes: Uint8Array,
  parts: readonly Segment[],
  dpi: number | undefined,
): Uint8Array {
  const own = parts.find(
    (part) => part.marker === marker.app0 && startsWith(bytes, part.start, 'JFIF\0'),
  );
  if (!own) return dpi !== undefined && isYcc(bytes, parts) ? jfif(dpi) : new Uint8Array();
  const [unit, wide, high] = [7, 12, 13].map((at) => bytes[own.start + at]);
  const states = unit !== 0 || dpi === undefined;
  const isBare = own.length === JFIF_BYTES && wide === 0 && high === 0;
  return isBare && states ? bytes.subarray(own.at, own.end) : jfif(dpi);
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
  const end = codedEnd(given, walkJpeg(given));
  if (end === undefined) return undefined;
  const bytes = given.subarray(0, end);
  const { segments: parts, holds } = walkJpeg(bytes);
  if (!holds || !parts.some((part) => part.marker === marker.scan)) return undefined;
  const kept = parts.filter((part) => isKept(bytes, part));
  return joined([
    Uint8Array.of(0xff, marker.start),
    headerOf(bytes, parts, dpi),
    ...kept.map((part) => bytes.subarray(part.at, part.end)),
    Uint8Array.of(0xff, marker.end),
  ]);
}
