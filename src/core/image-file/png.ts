import { latin1, viewOf } from './bytes.ts';
import { densityOf } from './density.ts';
import { exifFacts } from './exif.ts';
import type { FactsReader } from './facts.ts';
import type { Box } from './heic.ts';

export const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n';
const INCHES_PER_METRE = 39.37007874;
/** Transfer functions of PQ and HLG (ITU-T H.273, table 3). */
const HIGH_DYNAMIC_RANGE: readonly number[] = [16, 18];
const colourModes = { 0: 'grey', 2: 'rgb', 3: 'indexed', 4: 'grey', 6: 'rgb' } as const;

/** The chunks of a PNG up to the first one that is cut off (ISO/IEC 15948, 5.3). */
export function* pngChunks(bytes: Uint8Array): Generator<Box> {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const start = at + 8;
    const end = start + view.getUint32(at);
    if (end + 4 > bytes.length) return;
    yield { type: latin1(bytes, at + 4, 4), start, end };
    at = end + 4;
  }
}

/** PNG (ISO/IEC 15948). An animated one (APNG) is recognised. */
export const pngFacts: FactsReader = (bytes) => {
  if (latin1(bytes, 0, 8) !== PNG_SIGNATURE || bytes.length < 33) return undefined;
  const view = viewOf(bytes);
  let animated = false;
  let complete = false;
  let orientation = 1;
  let dpi: number | undefined;
  let profile: string | undefined;
  let highDynamicRange = false;
  let hasAlpha = bytes[25] === 4 || bytes[25] === 6;
  for (const { type, start, end } of pngChunks(bytes)) {
    const length = end - start;
    if (type === 'acTL') animated = true;
    if (type === 'IEND') complete = true;
    if (type === 'tRNS') hasAlpha = true;
    if (type === 'cICP') highDynamicRange = HIGH_DYNAMIC_RANGE.includes(bytes[start + 1]);
    if (type === 'eXIf') {
      orientation = exifFacts(bytes.subarray(start, end)).orientation ?? 1;
    }
    if (type === 'iCCP') profile = latin1(bytes, start, Math.min(length, 79)).split('\0')[0];
    if (type === 'pHYs' && length === 9 && bytes[start + 8] === 1) {
      const perInch = (offset: number) => view.getUint32(start + offset) / INCHES_PER_METRE;
      dpi = densityOf(perInch(0), perInch(4));
    }
  }
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const turned = orientation >= 5;
  return {
    mime: 'image/png',
    bytes: bytes.length,
    width: turned ? height : width,
    height: turned ? width : height,
    colourMode: colourModes[bytes[25] as 0 | 2 | 3 | 4 | 6] ?? 'rgb',
    animated,
    complete,
    deepColour: bytes[24] > 8,
    orientation,
    ...(highDynamicRange && { highDynamicRange }),
    ...(hasAlpha && { hasAlpha }),
    ...(dpi !== undefined && { dpi }),
    ...(profile !== undefined && { profile }),
  };
};
