import { beginsAsPhoto } from '../core/image-file/begins.ts';

/** Files with these names are photos of a suite, whatever is in them: a broken one gets a row that says so. */
const photoName = /\.(jpe?g|jfif|png|webp|gif|hei[cf]|avif|bmp|tiff?)$/i;

/** Bytes that tell whether a file of another name is a photo. */
const HEAD_BYTES = 32;

const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'));

/**
 * Whether a file is a photo of a suite: by its name, or else by its first bytes, because phones and scanners write
 * `.HIF`, `.MPO`, `.jpe` and files without an ending too. Hidden files (`.DS_Store`, `._photo.jpg`) are none.
 *
 * @param head gives the first `count` bytes of the file, fewer at its end; where it rejects, the file is no photo
 */
export async function isPhoto(
  path: string,
  head: (count: number) => Promise<Uint8Array>,
): Promise<boolean> {
  if (isHidden(path)) return false;
  if (photoName.test(path)) return true;
  return head(HEAD_BYTES).then(beginsAsPhoto, () => false);
}
