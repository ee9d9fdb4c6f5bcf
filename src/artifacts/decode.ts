import type { ImageFacts } from '../core/image-file/facts.ts';
import { type DecodedPicture, decodePicture, rasterPicture } from './picture.ts';

/**
 * Decodes an image file: with the platform's decoder, and where that knows no HEIC, with our own, which
 * is downloaded only then. Undefined where neither can.
 */
export async function decodePhoto(
  file: Blob,
  bytes: Uint8Array,
  { mime }: ImageFacts,
): Promise<DecodedPicture | undefined> {
  const picture = await decodePicture(file);
  if (picture || mime !== 'image/heic') return picture;
  const { decodeHeif } = await import('./heif.ts');
  const raster = await decodeHeif(bytes);
  return raster && { ...rasterPicture(raster), close: () => {} };
}
