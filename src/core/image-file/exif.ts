import { latin1, viewOf } from './bytes.ts';

const ORIENTATION = 0x0112;
const X_RESOLUTION = 0x011a;
const RESOLUTION_UNIT = 0x0128;
const ENTRY_BYTES = 12;
const DOTS_PER_CM = 2.54;

/**
 * Orientation (1…8) and dots per inch of a TIFF block, as EXIF embeds it (EXIF 2.32, 4.6.4).
 * Anything malformed reads as absent: cameras write much that is.
 */
export function exifFacts(tiff: Uint8Array): { orientation?: number; dpi?: number } {
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
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.length) break;
    const tag = view.getUint16(at, little);
    if (tag === ORIENTATION) orientation = view.getUint16(at + 8, little);
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
  };
}
