import type { ImageFacts } from '../../core/image-file/facts.ts';
import { wholeOf } from '../../core/pixels/geometry.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { turned, uprightTurns } from '../../core/pixels/turn.ts';
import { type DecodedPicture, decodePicture, rasterPicture } from './picture.ts';

/** Our own decoders. Each is downloaded for the first file that the platform cannot decode. */
const decoders: Readonly<
  Record<string, (file: Uint8Array<ArrayBuffer>) => Promise<Raster | undefined>>
> = {
  'image/heic': async (file) => (await import('./heif.ts')).decodeHeif(file),
  'image/avif': async (file) => {
    const { decodeAvif, loadLibAvif } = await import('./avif.ts');
    return decodeAvif(await loadLibAvif(), file);
  },
};

/** Some browsers turn only JPEGs. The size tells whether another picture still lies on its side. */
function upright(picture: DecodedPicture, facts: ImageFacts): DecodedPicture {
  const { width, height } = picture;
  const turns = uprightTurns[facts.orientation];
  if (!turns || width === height || width === facts.width) return picture;
  const raster = turns.reduce(turned, picture.shrunk(wholeOf(picture), 1));
  picture.close();
  return { ...rasterPicture(raster), close: () => {} };
}

/**
 * Decodes an image file with the platform's decoder or, where that cannot read HEIC or AVIF, with our own. The
 * picture is upright, whatever the platform does with its orientation. Undefined where no decoder can read it.
 */
export async function decodePhoto(
  file: Blob,
  bytes: Uint8Array<ArrayBuffer>,
  facts: ImageFacts,
): Promise<DecodedPicture | undefined> {
  const picture = await decodePicture(file);
  if (picture) return upright(picture, facts);
  const raster = await decoders[facts.mime]?.(bytes);
  return raster && { ...rasterPicture(raster), close: () => {} };
}
