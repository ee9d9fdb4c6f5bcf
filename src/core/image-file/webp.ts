import { latin1, startsWith, viewOf } from './bytes.ts';
import { exifFacts, tiffIn } from './exif.ts';
import type { FactsReader } from './facts.ts';
import type { Box } from './heic.ts';

const ANIMATION_FLAG = 0x02;
const ALPHA_FLAG = 0x10;
/** Of a lossless picture's header. */
const ALPHA_BIT = 28;

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  readonly hasAlpha: boolean;
}

function frame(bytes: Uint8Array): Frame | undefined {
  const view = viewOf(bytes);
  if (startsWith(bytes, 12, 'VP8X')) {
    const wide = view.getUint32(24, true) & 0xffffff;
    const high = view.getUint16(27, true) | (bytes[29] << 16);
    const [animated, hasAlpha] = [ANIMATION_FLAG, ALPHA_FLAG].map(
      (flag) => (bytes[20] & flag) !== 0,
    );
    return { width: wide + 1, height: high + 1, animated, hasAlpha };
  }
  if (startsWith(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    const hasAlpha = ((bits >> ALPHA_BIT) & 1) === 1;
    return {
      width: (bits & 0x3fff) + 1,
      height: ((bits >> 14) & 0x3fff) + 1,
      animated: false,
      hasAlpha,
    };
  }
  if (startsWith(bytes, 12, 'VP8 ')) {
    const width = view.getUint16(26, true) & 0x3fff;
    const height = view.getUint16(28, true) & 0x3fff;
    return { width, height, animated: false, hasAlpha: false };
  }
  return undefined;
}

/** Whether a file is a WebP by its first bytes. */
export const isWebp = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP');

/** The chunks of a WebP (RFC 9649, 2.3); the last one may be cut off, and then ends behind the file. */
export function* webpChunks(bytes: Uint8Array): Generator<Box> {
  const view = viewOf(bytes);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const start = at + 8;
    const end = start + view.getUint32(at + 4, true);
    yield { type: latin1(bytes, at, 4), start, end };
    at = end + ((end - start) % 2);
  }
}

/** The EXIF orientation of an extended WebP (RFC 9649, 2.7.1.5). 1 where it states none. */
function orientationOf(bytes: Uint8Array): number {
  for (const { type, start, end } of webpChunks(bytes)) {
    if (type === 'EXIF') return exifFacts(tiffIn(bytes.subarray(start, end))).orientation ?? 1;
  }
  return 1;
}

/**
 * WebP (RFC 9649), with the width and height at which it is shown. Density is not read: cameras do not write WebP.
 */
export const webpFacts: FactsReader = (bytes) => {
  if (!isWebp(bytes) || bytes.length < 32) return undefined;
  const size = frame(bytes);
  if (!size) return undefined;
  const orientation = orientationOf(bytes);
  const turned = orientation >= 5;
  return {
    mime: 'image/webp',
    bytes: bytes.length,
    width: turned ? size.height : size.width,
    height: turned ? size.width : size.height,
    colourMode: 'rgb',
    animated: size.animated,
    complete: viewOf(bytes).getUint32(4, true) + 8 <= bytes.length,
    deepColour: false,
    orientation,
    ...(size.hasAlpha && { hasAlpha: true }),
  };
};
