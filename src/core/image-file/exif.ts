import { latin1, startsWith, viewOf } from './bytes.ts';
import { DOTS_PER_CM, densityOf } from './density.ts';

const MAKE = 0x010f;
const MODEL = 0x0110;
const ORIENTATION = 0x0112;
const X_RESOLUTION = 0x011a;
const Y_RESOLUTION = 0x011b;
const RESOLUTION_UNIT = 0x0128;
const ENTRY_BYTES = 12;

export interface ExifFacts {
  /** 1…8. */
  readonly orientation?: number;
  /** It states more than one orientation, not all alike: decoders differ in which they take. */
  readonly isAmbiguous?: true;
  readonly dpi?: number;
  readonly camera?: true;
}

/** The TIFF block of EXIF. Some programs write the mark before it that only JPEG needs. */
export const tiffIn = (exif: Uint8Array): Uint8Array =>
  exif.subarray(startsWith(exif, 0, 'Exif\0\0') ? 6 : 0);

interface Tiff {
  readonly view: DataView;
  readonly little: boolean;
  /** Where its first directory begins. */
  readonly directory: number;
}

/** The head of a TIFF block (TIFF 6.0, 2). Undefined where it is none. */
export function tiffHead(tiff: Uint8Array): Tiff | undefined {
  const order = latin1(tiff, 0, 2);
  if ((order !== 'II' && order !== 'MM') || tiff.length < 8) return undefined;
  const little = order === 'II';
  const view = viewOf(tiff);
  return { view, little, directory: view.getUint32(4, little) };
}

/** The entries of a TIFF directory, each by its tag and where it begins; those that are cut off are left out. */
export function* tiffEntries({
  view,
  little,
  directory,
}: Tiff): Generator<{ readonly tag: number; readonly at: number }> {
  if (directory + 2 > view.byteLength) return;
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * ENTRY_BYTES;
    if (at + ENTRY_BYTES > view.byteLength) return;
    yield { tag: view.getUint16(at, little), at };
  }
}

/**
 * Reads a TIFF block, as EXIF embeds it (EXIF 2.32, 4.6.4): the orientation (of several the first), the dots per
 * inch and whether a camera is named. What is malformed counts as absent, because many cameras write malformed values.
 */
export function exifFacts(tiff: Uint8Array): ExifFacts {
  const head = tiffHead(tiff);
  if (!head) return {};
  const { view, little } = head;
  const orientations: number[] = [];
  let [across, down]: (number | undefined)[] = [];
  let unit = 2;
  let camera = false;
  const ratioAt = (at: number): number | undefined =>
    at + 8 <= tiff.length ? view.getUint32(at, little) / view.getUint32(at + 4, little) : undefined;
  for (const { tag, at } of tiffEntries(head)) {
    if (tag === MAKE || tag === MODEL) camera = true;
    else if (tag === ORIENTATION) orientations.push(view.getUint16(at + 8, little));
    else if (tag === RESOLUTION_UNIT) unit = view.getUint16(at + 8, little);
    else if (tag === X_RESOLUTION) across = ratioAt(view.getUint32(at + 8, little));
    else if (tag === Y_RESOLUTION) down = ratioAt(view.getUint32(at + 8, little));
  }
  const [orientation] = orientations;
  const perInch = { 2: 1, 3: DOTS_PER_CM }[unit];
  const dpi = perInch && across && densityOf(across * perInch, (down || across) * perInch);
  return {
    ...(orientation && orientation <= 8 && { orientation }),
    ...(new Set(orientations).size > 1 && { isAmbiguous: true }),
    ...(dpi && { dpi }),
    ...(camera && { camera }),
  };
}
