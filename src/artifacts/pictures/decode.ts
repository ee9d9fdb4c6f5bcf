import { bareJpeg } from '../../core/image-file/bare-jpeg.ts';
import type { ImageFacts } from '../../core/image-file/facts.ts';
import { wholeOf } from '../../core/pixels/geometry.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { type Turn, turned, uprightTurns } from '../../core/pixels/turn.ts';
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

/** A picture, turned by `turns`, each in its order. */
export function turnedPicture(picture: DecodedPicture, turns: readonly Turn[]): DecodedPicture {
  const raster = turns.reduce(turned, picture.shrunk(wholeOf(picture), 1));
  picture.close();
  return { ...rasterPicture(raster), close: () => {} };
}

/** Some browsers turn only JPEGs. The size tells whether another picture still lies on its side. */
function upright(picture: DecodedPicture, facts: ImageFacts): DecodedPicture {
  const { width, height } = picture;
  const turns = uprightTurns[facts.orientation];
  return !turns || width === height || width === facts.width
    ? picture
    : turnedPicture(picture, turns);
}

/** What no two decoders need agree on is taken from them: they get the picture alone. */
async function decodeOdd(
  bytes: Uint8Array<ArrayBuffer>,
  { mime, orientation }: ImageFacts,
): Promise<DecodedPicture | undefined> {
  const bare = bareJpeg(bytes, {});
  const picture = bare && (await decodePicture(new Blob([bare], { type: mime })));
  const turns = uprightTurns[orientation];
  return picture && turns ? turnedPicture(picture, turns) : picture;
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
  if (facts.isOdd) return decodeOdd(bytes, facts);
  const picture = await decodePicture(file);
  if (picture) return upright(picture, facts);
  const raster = await decoders[facts.mime]?.(bytes);
  return raster && { ...rasterPicture(raster), close: () => {} };
}
