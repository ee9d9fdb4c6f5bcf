import { readWhole } from './bitmap.ts';

const SIDE = 32;
const HEADER = 54;

/** A colour for each pixel of the pattern, so that no two neighbours are alike: what is read must depend on the place. */
const shade = (at: number): number => (at * 73 + (at >> 5) * 29) & 0xff;

/** The pattern as a 24-bit BMP, which every browser decodes without loss. */
export function patternBmp(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER + 3 * SIDE * SIDE);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, HEADER, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, SIDE, true);
  // A negative height: rows from the top.
  view.setInt32(22, -SIDE, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let at = 0; at < 3 * SIDE * SIDE; at++) bytes[HEADER + at] = shade(at);
  return bytes;
}

/** A level or two is what some browsers add to every picture, and no check is that fine. */
const HARMLESS = 2;

/**
 * Whether pixels, four bytes each, are those of the pattern. They are not where a browser answers with random or white
 * ones, as Firefox does with `privacy.resistFingerprinting`. Noise of up to two levels, as Brave's and that of private
 * windows, does not count.
 */
export function isPattern(rgba: ArrayLike<number>): boolean {
  for (let at = 0; at < SIDE * SIDE; at++) {
    for (const channel of [0, 1, 2]) {
      const blueFirst = 3 * at + 2 - channel;
      const read = rgba[4 * at + channel] ?? Number.NaN;
      if (!(Math.abs(read - shade(blueFirst)) <= HARMLESS)) return false;
    }
  }
  return true;
}

/** Whether this browser gives the pixels of a photo as they are: a known pattern is read on the way that photos go. */
export async function readsTruly(): Promise<boolean> {
  const bitmap = await createImageBitmap(new Blob([patternBmp()], { type: 'image/bmp' }));
  try {
    if (bitmap.width !== SIDE || bitmap.height !== SIDE) return false;
    return isPattern((await readWhole(bitmap, 1)).data);
  } finally {
    bitmap.close();
  }
}
