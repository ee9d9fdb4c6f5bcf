import { latin1, viewOf } from './bytes.ts';
import { densityOf } from './density.ts';
import { exifFacts } from './exif.ts';
import type { FactsReader } from './facts.ts';

const SIGNATURE = '\x89PNG\r\n\x1a\n';
const INCHES_PER_METRE = 39.37007874;
/** Transfer functions of PQ and HLG (ITU-T H.273, table 3). */
const HIGH_DYNAMIC_RANGE: readonly number[] = [16, 18];
const colourModes = { 0: 'grey', 2: 'rgb', 3: 'indexed', 4: 'grey', 6: 'rgb' } as const;

/** PNG (ISO/IEC 15948). An animated one (APNG) is recognised. */
export const pngFacts: FactsReader = (bytes) => {
  if (latin1(bytes, 0, 8) !== SIGNATURE || bytes.length < 33) return undefined;
  const view = viewOf(bytes);
  let animated = false;
  let complete = false;
  let orientation = 1;
  let dpi: number | undefined;
  let profile: string | undefined;
  let highDynamicRange = false;
  let hasAlpha = bytes[25] === 4 || bytes[25] === 6;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) break;
    const type = latin1(bytes, at + 4, 4);
    if (type === 'acTL') animated = true;
    if (type === 'IEND') complete = true;
    if (type === 'tRNS') hasAlpha = true;
    if (type === 'cICP') highDynamicRange = HIGH_DYNAMIC_RANGE.includes(bytes[at + 9]);
    if (type === 'eXIf') {
      orientation = exifFacts(bytes.subarray(at + 8, at + 8 + length)).orientation ?? 1;
    }
    if (type === 'iCCP') profile = latin1(bytes, at + 8, Math.min(length, 79)).split('\0')[0];
    if (type === 'pHYs' && length === 9 && bytes[at + 16] === 1) {
      const perInch = (offset: number) => view.getUint32(at + offset) / INCHES_PER_METRE;
      dpi = densityOf(perInch(8), perInch(12));
    }
    at = end;
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
