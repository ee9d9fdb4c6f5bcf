import { startsWith, viewOf } from './bytes.ts';
import { exifFacts } from './exif.ts';
import type { FactsReader } from './facts.ts';
import { profileName } from './icc.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const DOTS_PER_CM = 2.54;

/** Of a frame's header, whatever the process: all of 0xC0 to 0xCF but tables and a reserved one. */
export const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** One marker segment: `start` is where its content begins. */
export interface Segment {
  readonly marker: number;
  readonly start: number;
  readonly length: number;
}

/** The segments of a JPEG up to and including the first scan header (ITU-T T.81, annex B). */
export function* segments(bytes: Uint8Array): Generator<Segment> {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1];
    if (marker === 0xff) {
      at += 1; // a fill byte
      continue;
    }
    const length = view.getUint16(at + 2) - 2;
    if (length < 0 || at + 4 + length > bytes.length) return;
    yield { marker, start: at + 4, length };
    if (marker === SOS) return;
    at += 4 + length;
  }
}

/** Where JFIF keeps its density: units (1 byte), x and y (2 bytes each). Undefined without JFIF. */
export function jfifDensityAt(bytes: Uint8Array): number | undefined {
  for (const { marker, start, length } of segments(bytes)) {
    if (marker === APP0 && length >= 14 && startsWith(bytes, start, 'JFIF\0')) return start + 7;
  }
  return undefined;
}

function jfifDpi(bytes: Uint8Array): number | undefined {
  const at = jfifDensityAt(bytes);
  if (at === undefined) return undefined;
  const density = viewOf(bytes).getUint16(at + 1);
  if (bytes[at] === 1 && density > 0) return density;
  if (bytes[at] === 2 && density > 0) return Math.round(density * DOTS_PER_CM);
  return undefined;
}

function endsAfter(bytes: Uint8Array, scan: number): boolean {
  for (let at = bytes.length - 2; at >= scan; at--) {
    if (bytes[at] === 0xff && bytes[at + 1] === EOI) return true;
  }
  return false;
}

const colourModes = { 1: 'grey', 3: 'rgb', 4: 'cmyk' } as const;

/** JPEG (ITU-T T.81) with JFIF, EXIF and ICC. Where both state a density, JFIF's counts. */
export const jpegFacts: FactsReader = (bytes) => {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  const view = viewOf(bytes);
  let frame: { width: number; height: number; precision: number; channels: number } | undefined;
  let exif: ReturnType<typeof exifFacts> = {};
  let profile: string | undefined;
  let scan: number | undefined;
  for (const { marker, start, length } of segments(bytes)) {
    if (isFrame(marker) && length >= 6) {
      frame = {
        precision: bytes[start],
        height: view.getUint16(start + 1),
        width: view.getUint16(start + 3),
        channels: bytes[start + 5],
      };
    } else if (marker === APP1 && startsWith(bytes, start, 'Exif\0\0')) {
      exif = exifFacts(bytes.subarray(start + 6, start + length));
    } else if (marker === APP2 && startsWith(bytes, start, 'ICC_PROFILE\0')) {
      profile ??= profileName(bytes.subarray(start + 14, start + length));
    } else if (marker === SOS) scan = start + length;
  }
  if (!frame) return undefined;
  const orientation = exif.orientation ?? 1;
  const turned = orientation >= 5;
  const dpi = jfifDpi(bytes) ?? exif.dpi;
  return {
    mime: 'image/jpeg',
    bytes: bytes.length,
    width: turned ? frame.height : frame.width,
    height: turned ? frame.width : frame.height,
    colourMode: colourModes[frame.channels as 1 | 3 | 4] ?? 'cmyk',
    animated: false,
    complete: scan !== undefined && endsAfter(bytes, scan),
    deepColour: frame.precision > 8,
    orientation,
    ...(exif.camera && { camera: true }),
    ...(dpi !== undefined && { dpi }),
    ...(profile !== undefined && { profile }),
  };
};
