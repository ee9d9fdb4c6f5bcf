import { latin1, viewOf } from './bytes.ts';

const MAKE = 0x010f;
const MODEL = 0x0110;
const ORIENTATION = 0x0112;
const X_RESOLUTION = 0x011a;
const RESOLUTION_UNIT = 0x0128;
const ENTRY_BYTES = 12;
const DOTS_PER_CM = 2.54;

/**
 * Reads a TIFF block, as EXIF embeds it (EXIF 2.32, 4.6.4): the orientation (1…8), the dots per inch and whether
 * a camera is named. What is malformed counts as absent, because many cameras write malformed values.
 */
export function exifFacts(tiff: Uint8Array): {
  orientation?: number;
  dpi?: number;
  camera?: true;
} {
  const order = latin1(tiff, 0, 2);
  if ((order !== 'II' && order !== 'MM') || tiff.length < 8) return {};
  const little = order === 'II';
  const view = viewOf(tiff);
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return {};
  const entries = view.getUint16(directory, little);
  let orientation: number | undefined;
  let resolution: number | undefined;
  let unit = 2;
  let camera = false;
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.length) break;
    const tag = view.getUint16(at, little);
    if (tag === MAKE || tag === MODEL) camera = true;
    else if (tag === ORIENTATION) orientation = view.getUint16(at + 8, little);
    else if (tag === RESOLUTION_UNIT) unit = view.getUint16(at + 8, little);
    else if (tag === X_RESOLUTION) {
      const value = view.getUint32(at + 8, little);
      if (value + 8 <= tiff.length) {
        resolution = view.getUint32(value, little) / view.getUint32(value + 4, little);
      }
    }
  }
  const dpi = resolution && Math.round(resolution * (unit === 3 ? DOTS_PER_CM : 1));
  return {
    ...(orientation && orientation <= 8 && { orientation }),
    ...(dpi && Number.isFinite(dpi) && (unit === 2 || unit === 3) && { dpi }),
    ...(camera && { camera }),
  };
}
