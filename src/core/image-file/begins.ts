import { startsWith } from './bytes.ts';
import { heifMime } from './heic.ts';
import { otherFacts } from './others.ts';
import { PNG_SIGNATURE } from './png.ts';

const marks: readonly (readonly [at: number, text: string])[] = [
  [0, '\xff\xd8\xff'],
  [0, PNG_SIGNATURE],
  [0, 'GIF8'],
  [8, 'WEBP'],
];

/** Whether a file that begins with these bytes (the first 32) is a picture of a known format. Films are not. */
export const beginsAsPhoto = (head: Uint8Array): boolean =>
  marks.some(([at, text]) => startsWith(head, at, text)) ||
  heifMime(head) !== undefined ||
  otherFacts(head) !== undefined;
