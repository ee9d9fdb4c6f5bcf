import type { Overview, Picture } from '../core/artifacts.ts';
import { type Box, type Size, scaled } from '../core/geometry.ts';
import type { Raster } from '../core/raster.ts';
import { boxShrink, resample } from '../core/resample.ts';
import { readDrawn, readWhole, STRIP_PIXELS } from './bitmap.ts';

export interface DecodedPicture extends Picture {
  close(): void;
}

/** Reads a whole-pixel box of a picture, shrunk by averaging blocks of `factor` × `factor`. */
type ReadShrunk = Picture['shrunk'];

/** Pixels around a region that Lanczos-3 still reaches. */
const BORDER = 4;

const isWhole = ({ x, y, width, height }: Box, size: Size): boolean =>
  x === 0 && y === 0 && width === size.width && height === size.height;

/**
 * Blocks are averaged as long as so many times the size wanted are left; Lanczos does the rest. Photos of people,
 * shrunk three times so, are within 54 dB of what Lanczos alone makes of them, which takes four times as long.
 */
const LEFT = 1.5;

/** How many times a picture is shrunk before Lanczos; by whole steps of `unit` where it comes to one. */
function blockFactor(ratio: number, unit: number): number {
  const most = Math.max(1, Math.floor(ratio / LEFT));
  return most < unit ? most : most - (most % unit);
}

const roundedDown = (value: number, unit: number): number => Math.floor(value / unit) * unit;
const roundedUp = (value: number, unit: number): number => Math.ceil(value / unit) * unit;

function readRegion({ width, height, shrunk, unit }: Pixels, region: Box, size: Size): Raster {
  if (isWhole(region, { width, height }) && isWhole(region, size)) return shrunk(region, 1);
  const ratio = Math.min(region.width / size.width, region.height / size.height);
  const factor = blockFactor(ratio, unit);
  const border = BORDER * factor;
  const x = Math.max(0, roundedDown(region.x, factor) - border);
  const y = Math.max(0, roundedDown(region.y, factor) - border);
  const right = roundedUp(region.x + region.width, factor) + border;
  const bottom = roundedUp(region.y + region.height, factor) + border;
  const box = { x, y, width: Math.min(width, right) - x, height: Math.min(height, bottom) - y };
  const inside = scaled({ ...region, x: region.x - x, y: region.y - y }, 1 / factor);
  return resample(shrunk(box, factor), inside, size);
}

/** Long side of an overview, px, at most. */
export const OVERVIEW = 1024;

/** Where a picture's pixels come from. */
interface Pixels extends Size {
  readonly shrunk: ReadShrunk;
  /** What is shrunk by a multiple of this costs less. */
  readonly unit: number;
}

function pictureOf(pixels: Pixels): Picture {
  const { width, height, shrunk, unit } = pixels;
  let overview: Overview | undefined;
  return {
    width,
    height,
    shrunk,
    read: (region, wanted) => readRegion(pixels, region, wanted),
    overview() {
      const factor = roundedUp(Math.max(width, height) / OVERVIEW, unit);
      overview ??= { factor, raster: shrunk({ x: 0, y: 0, width, height }, factor) };
      return overview;
    },
  };
}

/** A picture of pixels that are all there already. */
export const rasterPicture = (raster: Raster): Picture =>
  pictureOf({
    width: raster.width,
    height: raster.height,
    unit: 1,
    shrunk: (box, factor) =>
      factor === 1 && isWhole(box, raster) ? raster : boxShrink(raster, box, factor),
  });

/**
 * A bitmap of more pixels than are read at once, and what is left of it, shrunk `unit` times: what is wanted finer than
 * that comes from the bitmap itself.
 */
function bitmapPicture(bitmap: ImageBitmap, base: Raster, unit: number): Picture {
  const { width, height } = bitmap;
  function shrunk(box: Box, factor: number): Raster {
    const inBase = [factor, box.x, box.y].every((value) => value % unit === 0);
    if (!inBase) return readDrawn(bitmap, box, factor);
    const { x, y, ...size } = scaled(box, 1 / unit);
    const part = { x, y, width: Math.ceil(size.width), height: Math.ceil(size.height) };
    return boxShrink(base, part, factor / unit);
  }
  return pictureOf({ width, height, shrunk, unit });
}

/**
 * Decodes an image file with the platform's decoder: its orientation applied, its colours converted to
 * sRGB. Undefined where the platform cannot decode it.
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
