import type { Overview, Picture } from '../../core/check/artifacts.ts';
import { type Box, type Size, scaled, wholeOf } from '../../core/pixels/geometry.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { boxShrink, resample } from '../../core/pixels/resample.ts';
import { readDrawn, readWhole, STRIP_PIXELS } from './bitmap.ts';

export interface DecodedPicture extends Picture {
  close(): void;
}

/** The result of shrinking a box of a picture: a box of whole pixels in a raster that may be larger. */
interface Excerpt {
  readonly raster: Raster;
  readonly box: Box;
}

/** Lanczos-3 reads this many pixels around a region. */
const BORDER = 4;

const isWhole = ({ x, y, width, height }: Box, size: Size): boolean =>
  x === 0 && y === 0 && width === size.width && height === size.height;

/**
 * First blocks are averaged, as long as this many times the wanted size is left; Lanczos does the rest. Photos of
 * people shrunk three times this way reach a PSNR of 54 dB against Lanczos alone, which takes four times as long.
 */
const LEFT = 1.5;

/** By which factor a picture is shrunk before Lanczos. A multiple of `unit` where it is at least `unit`. */
function blockFactor(ratio: number, unit: number): number {
  const most = Math.max(1, Math.floor(ratio / LEFT));
  return most < unit ? most : most - (most % unit);
}

const roundedDown = (value: number, unit: number): number => Math.floor(value / unit) * unit;
const roundedUp = (value: number, unit: number): number => Math.ceil(value / unit) * unit;

const wholly = (raster: Raster): Excerpt => ({ raster, box: wholeOf(raster) });

function readRegion({ width, height, excerpt, unit }: Pixels, region: Box, size: Size): Raster {
  const isPicture = isWhole(region, { width, height }) && isWhole(region, size);
  if (isPicture) return pixelsOf(excerpt(region, 1));
  const ratio = Math.min(region.width / size.width, region.height / size.height);
  const factor = blockFactor(ratio, unit);
  const border = BORDER * factor;
  const x = Math.max(0, roundedDown(region.x, factor) - border);
  const y = Math.max(0, roundedDown(region.y, factor) - border);
  const right = roundedUp(region.x + region.width, factor) + border;
  const bottom = roundedUp(region.y + region.height, factor) + border;
  const wanted = { x, y, width: Math.min(width, right) - x, height: Math.min(height, bottom) - y };
  const { raster, box } = excerpt(wanted, factor);
  const inside = scaled({ ...region, x: region.x - x, y: region.y - y }, 1 / factor);
  const moved = { ...inside, x: inside.x + box.x, y: inside.y + box.y };
  return resample(raster, moved, size, box);
}

/** Long side of an overview, px, at most. */
export const OVERVIEW = 1024;

/** Where a picture's pixels come from. */
interface Pixels extends Size {
  /** Reads a whole-pixel box of the picture, shrunk by averaging blocks of `factor` × `factor`. */
  readonly excerpt: (box: Box, factor: number) => Excerpt;
  /** Shrinking by a multiple of this is cheaper. */
  readonly unit: number;
}

const pixelsOf = ({ raster, box }: Excerpt): Raster => boxShrink(raster, box, 1);

function pictureOf(pixels: Pixels): Picture {
  const { width, height, excerpt, unit } = pixels;
  const shrunk = (box: Box, factor: number) => pixelsOf(excerpt(box, factor));
  let overview: Overview | undefined;
  return {
    width,
    height,
    shrunk,
    read: (region, wanted) => readRegion(pixels, region, wanted),
    overview() {
      const factor = roundedUp(Math.max(width, height) / OVERVIEW, unit);
      overview ??= { factor, raster: shrunk(wholeOf({ width, height }), factor) };
      return overview;
    },
  };
}

const excerptOf = (raster: Raster, box: Box, factor: number): Excerpt =>
  factor === 1 ? { raster, box } : wholly(boxShrink(raster, box, factor));

/** A picture whose pixels are all in memory. */
export const rasterPicture = (raster: Raster): Picture =>
  pictureOf({
    width: raster.width,
    height: raster.height,
    unit: 1,
    excerpt: (box, factor) => excerptOf(raster, box, factor),
  });

/**
 * A bitmap that is too large to be read at once, and its copy shrunk `unit` times. Anything finer than the copy is
 * read from the bitmap itself.
 */
function bitmapPicture(bitmap: ImageBitmap, base: Raster, unit: number): Picture {
  const { width, height } = bitmap;
  function excerpt(box: Box, factor: number): Excerpt {
    const inBase = [factor, box.x, box.y].every((value) => value % unit === 0);
    if (!inBase) return wholly(readDrawn(bitmap, box, factor));
    const { x, y, ...size } = scaled(box, 1 / unit);
    const part = { x, y, width: Math.ceil(size.width), height: Math.ceil(size.height) };
    return excerptOf(base, part, factor / unit);
  }
  return pictureOf({ width, height, excerpt, unit });
}

/**
 * Decodes an image file with the platform's decoder, upright and in sRGB. Undefined where the platform cannot
 * decode it.
 */
export async function decodePicture(file: Blob): Promise<DecodedPicture | undefined> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return undefined;
  }
  const unit = Math.ceil(Math.sqrt((bitmap.width * bitmap.height) / STRIP_PIXELS));
  const read = await readWhole(bitmap, unit);
  if (unit > 1) return { ...bitmapPicture(bitmap, read, unit), close: () => bitmap.close() };
  bitmap.close();
  return { ...rasterPicture(read), close() {} };
}
