import { startsWith, viewOf } from './bytes.ts';
import type { FactsReader } from './facts.ts';

const ANIMATION_FLAG = 0x02;

function frame(
  bytes: Uint8Array,
): { width: number; height: number; animated: boolean } | undefined {
  const view = viewOf(bytes);
  if (startsWith(bytes, 12, 'VP8X')) {
    const wide = view.getUint32(24, true) & 0xffffff;
    const high = view.getUint16(27, true) | (bytes[29] << 16);
    return { width: wide + 1, height: high + 1, animated: (bytes[20] & ANIMATION_FLAG) !== 0 };
  }
  if (startsWith(bytes, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1, animated: false };
  }
  if (startsWith(bytes, 12, 'VP8 ')) {
    const width = view.getUint16(26, true) & 0x3fff;
    const height = view.getUint16(28, true) & 0x3fff;
    return { width, height, animated: false };
  }
  return undefined;
}

/** WebP (RFC 9649). Orientation and density are not read: cameras do not write WebP. */
export const webpFacts: FactsReader = (bytes) => {
  if (!startsWith(bytes, 0, 'RIFF') || !startsWith(bytes, 8, 'WEBP') || bytes.length < 32) {
    return undefined;
  }
  const size = frame(bytes);
  return (
    size && {
      mime: 'image/webp',
      bytes: bytes.length,
      colourMode: 'rgb',
      complete: viewOf(bytes).getUint32(4, true) + 8 <= bytes.length,
      deepColour: false,
      orientation: 1,
      ...size,
    }
  );
};
