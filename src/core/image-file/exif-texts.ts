import { longText } from './bytes.ts';
import { tiffEntries, tiffHead } from './exif.ts';

export interface ExifText {
  /** `Software` where a program names itself, else `exif`. */
  readonly key: 'Software' | 'exif';
  readonly text: string;
}

/** Processing software and software (EXIF 2.32, 4.6.4). */
const programTags: readonly number[] = [0x000b, 0x0131];
/** These, description, artist, and what Windows calls comment. */
const textTags: readonly number[] = [...programTags, 0x010e, 0x013b, 0x9c9c];
const EXIF_DIRECTORY = 0x8769;
const USER_COMMENT = 0x9286;
/** Of one text; generators write their whole prompt. */
const TEXT_MAX = 65_536;
/** Entries of one directory; cameras write fewer than 100. */
const ENTRIES_MAX = 200;
/** Bytes of one value of each TIFF type, by its number. */
const sizes: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/**
 * The texts of a TIFF block, as EXIF embeds it, that a program may have left. Latin-1; UTF-16 of Latin letters
 * is read too, because its zero bytes are left out. What is malformed counts as absent.
 */
export function exifTexts(tiff: Uint8Array): readonly ExifText[] {
  const head = tiffHead(tiff);
  if (!head) return [];
  const { view, little } = head;
  const texts: ExifText[] = [];
  const read = (directory: number, wanted: readonly number[]): number | undefined => {
    let next: number | undefined;
    let left = ENTRIES_MAX;
    for (const { tag, at } of tiffEntries({ ...head, directory })) {
      if (left-- === 0) break;
      if (tag === EXIF_DIRECTORY) next = view.getUint32(at + 8, little);
      if (!wanted.includes(tag)) continue;
      const size = (sizes[view.getUint16(at + 2, little)] ?? 0) * view.getUint32(at + 4, little);
      const start = size <= 4 ? at + 8 : view.getUint32(at + 8, little);
      const bytes = tiff.subarray(start, start + Math.min(size, TEXT_MAX));
      const key = programTags.includes(tag) ? 'Software' : 'exif';
      texts.push({ key, text: longText(bytes).replaceAll('\0', '') });
    }
    return next;
  };
  const exif = read(head.directory, textTags);
  if (exif !== undefined) read(exif, [USER_COMMENT]);
  return texts;
}
