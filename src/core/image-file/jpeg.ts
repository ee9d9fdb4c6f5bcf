import { startsWith, viewOf } from './bytes.ts';
import { DOTS_PER_CM, densityOf } from './density.ts';
import { exifFacts } from './exif.ts';
import type { FactsReader } from './facts.ts';
import { profileName } from './icc.ts';
import { codedEnd } from './jpeg-scan.ts';
import { headOf, isFrame, marker, type Segment, walkJpeg } from './jpeg-segments.ts';

/** Where JFIF keeps its density: units (1 byte), x and y (2 bytes each). Undefined without JFIF. */
export const jfifDensityAt = (bytes: Uint8Array): number | undefined =>
  densityAt(bytes, headOf(walkJpeg(bytes).segments));

function densityAt(bytes: Uint8Array, segments: readonly Segment[]): number | undefined {
  for (const { marker: code, start, length } of segments) {
    if (code === marker.app0 && length >= 14 && startsWith(bytes, start, 'JFIF\0'))
      return start + 7;
  }
  return undefined;
}

function jfifDpi(bytes: Uint8Array, segments: readonly Segment[]): number | undefined {
  const at = densityAt(bytes, segments);
  if (at === undefined) return undefined;
  const view = viewOf(bytes);
  const perInch = { 1: 1, 2: DOTS_PER_CM }[bytes[at]];
  return perInch && densityOf(view.getUint16(at + 1) * perInch, view.getUint16(at + 3) * perInch);
}

/** A block's mean is its first coefficient, divided by the block's side (T.81, A.3.3), and rounding errs by half a step. */
const STEPS_IN_ERROR = 2 * 8;

/**
 * The step of the first coefficient in the table that brightness is rounded by, the one numbered 0 (ITU-T T.81,
 * B.2.4.1). Undefined where there is none.
 */
function firstStep(bytes: Uint8Array, start: number, length: number): number | undefined {
  for (let at = start; at < start + length; ) {
    const isWide = bytes[at]! >> 4 > 0;
    if ((bytes[at]! & 15) === 0) return isWide ? viewOf(bytes).getUint16(at + 1) : bytes[at + 1];
    at += 1 + 64 * (isWide ? 2 : 1);
  }
  return undefined;
}

const colourModes = { 1: 'grey', 3: 'rgb', 4: 'cmyk' } as const;

const hasEndMark = (bytes: Uint8Array, end: number): boolean =>
  bytes[end - 2] === 0xff && bytes[end - 1] === marker.end;

/** JPEG (ITU-T T.81) with JFIF, EXIF and ICC. Where both state a density, JFIF's counts. */
export const jpegFacts: FactsReader = (bytes) => {
  if (bytes[0] !== 0xff || bytes[1] !== marker.start) return undefined;
  const view = viewOf(bytes);
  const walked = walkJpeg(bytes);
  const head = headOf(walked.segments);
  let frame: { width: number; height: number; precision: number; channels: number } | undefined;
  let exif: ReturnType<typeof exifFacts> | undefined;
  let isAmbiguous = false;
  let profile: string | undefined;
  let step: number | undefined;
  for (const { marker: code, start, length } of head) {
    if (isFrame(code) && length >= 6) {
      frame = {
        precision: bytes[start],
        height: view.getUint16(start + 1),
        width: view.getUint16(start + 3),
        channels: bytes[start + 5],
      };
    } else if (code === marker.quantisationTables) {
      step ??= firstStep(bytes, start, length);
    } else if (code === marker.app1 && startsWith(bytes, start, 'Exif\0\0')) {
      const more = exifFacts(bytes.subarray(start + 6, start + length));
      isAmbiguous ||= more.isAmbiguous ?? (exif && exif.orientation !== more.orientation) ?? false;
      exif ??= more;
    } else if (code === marker.app2 && startsWith(bytes, start, 'ICC_PROFILE\0')) {
      profile ??= profileName(bytes.subarray(start + 14, start + length));
    }
  }
  if (!frame) return undefined;
  const orientation = exif?.orientation ?? 1;
  const turned = orientation >= 5;
  const dpi = jfifDpi(bytes, head) ?? exif?.dpi;
  const end = codedEnd(bytes, walked);
  const beginsOddly = bytes[2] !== 0xff;
  const isOdd = isAmbiguous || beginsOddly || (end !== undefined && !hasEndMark(bytes, end));
  return {
    mime: 'image/jpeg',
    bytes: bytes.length,
    width: turned ? frame.height : frame.width,
    height: turned ? frame.width : frame.height,
    colourMode: colourModes[frame.channels as 1 | 3 | 4] ?? 'cmyk',
    animated: false,
    complete: end !== undefined,
    deepColour: frame.precision > 8,
    orientation,
    ...(isOdd && { isOdd }),
    ...(exif?.camera && { camera: true }),
    ...(step !== undefined && { blockError: step / STEPS_IN_ERROR }),
    ...(dpi !== undefined && { dpi }),
    ...(profile !== undefined && { profile }),
  };
};
