import { latin1, startsWith } from './bytes.ts';
import type { FactsReader } from './facts.ts';

/** Brands of film files that are made of boxes (ISO/IEC 14496-12). */
const brands: readonly (readonly [RegExp, mime: string])[] = [
  [/^qt/, 'video/quicktime'],
  [/^(iso\w|mp4|avc1|dash|mmp4|M4V|MSNV|XAVC|f4v)/, 'video/mp4'],
  [/^3g/, 'video/3gpp'],
];

/** The first bytes of other film formats, and where they stand. */
const marks: readonly (readonly [start: number, text: string, mime: string])[] = [
  // Old QuickTime files begin with their data.
  [4, 'moov', 'video/quicktime'],
  [4, 'wide', 'video/quicktime'],
  [0, '\x1a\x45\xdf\xa3', 'video/webm'],
  [8, 'AVI LIST', 'video/x-msvideo'],
  [0, '\x30\x26\xb2\x75', 'video/x-ms-wmv'],
  [0, '\0\0\x01\xba', 'video/mpeg'],
  [0, 'FLV\x01', 'video/x-flv'],
];

function mimeOf(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 4, 'ftyp')) {
    const brand = latin1(bytes, 8, 4);
    return brands.find(([pattern]) => pattern.test(brand))?.[1];
  }
  return marks.find(([start, text]) => startsWith(bytes, start, text))?.[2];
}

/**
 * Films, such as the moving half of a Live Photo. They are recognised so that the page can say that a film is no
 * photo.
 */
export const videoFacts: FactsReader = (bytes) => {
  const mime = mimeOf(bytes);
  if (!mime) return undefined;
  return {
    mime,
    bytes: bytes.length,
    width: 0,
    height: 0,
    colourMode: 'rgb',
    animated: true,
    complete: true,
    deepColour: false,
    orientation: 1,
  };
};
