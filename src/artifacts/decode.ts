import type { ImageFacts } from '../core/image-file/facts.ts';
import type { Raster } from '../core/raster.ts';
import { type DecodedPicture, decodePicture, rasterPicture } from './picture.ts';

/** Our own decoders, each downloaded for the first file that the platform does not know. */
const decoders: Readonly<
  Record<string, (file: Uint8Array<ArrayBuffer>) => Promise<Raster | undefined>>
> = {
  'image/heic': async (file) => (await import('./heif.ts')).decodeHeif(file),
  'image/avif': async (file) => {
    const { decodeAvif, loadLibAvif } = await import('./avif.ts');
    return decodeAvif(await loadLibAvif(), file);
  },
};

/**
 * Decodes an image file: with the platform's decoder, and where that knows no HEIC or AVIF, with our own.
 * Undefined where neither can.
 */
export async function decodePhoto(
  file: Blob,
  bytes: Uint8Array<ArrayBuffer>,
  { mime }: ImageFacts,
): Promise<DecodedPicture | undefined> {
  const picture = await decodePicture(file);
  if (picture) return picture;
  const raster = await decoders[mime]?.(bytes);
  return raster && { ...rasterPicture(raster), close: () => {} };
}
