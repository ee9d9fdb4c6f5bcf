import type { Overview, Picture } from '../core/artifacts.ts';
import { type Box, type Size, scaled } from '../core/geometry.ts';
import type { Raster } from '../core/raster.ts';
import { boxShrink, resample } from '../core/resample.ts';

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

const createCanvas = (width: number, height: number): OffscreenCanvas | HTMLCanvasElement => {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
};

/** A canvas of that size to draw pictures on and read them back, in sRGB. */
export function context(width: number, height: number) {
  const canvas = createCanvas(width, height);
  const options = { willReadFrequently: true, colorSpace: 'srgb' } as const;
  const drawing = canvas.getContext('2d', options) as OffscreenCanvasRenderingContext2D | null;
  if (!drawing) throw new Error('no 2d canvas');
  return drawing;
}

/** Pixels that are read at once: 4 megapixels, 16 MB. */
const STRIP_PIXELS = 4_000_000;

/** The pixels of a box of a bitmap, on white where it is transparent. */
function pixelsOf(
  bitmap: ImageBitmap,
  { x, y, width, height }: Box,
  drawing = context(width, height),
): Raster {
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, width, height);
  drawing.drawImage(bitmap, x, y, width, height, 0, 0, width, height);
  return drawing.getImageData(0, 0, width, height);
}

/** Reads a bitmap strip by strip: a large photo never lies in memory as pixels of ours, whole. */
function readBitmap(bitmap: ImageBitmap, box: Box, factor: number): Raster {
  const width = Math.ceil(box.width / factor);
  const height = Math.ceil(box.height / factor);
  const data = new Uint8ClampedArray(width * height * 4);
  const stripRows = Math.max(1, Math.floor(STRIP_PIXELS / box.width / factor)) * factor;
  const drawing = context(box.width, Math.min(stripRows, box.height));
  for (let y = 0; y < box.height; y += stripRows) {
    const rows = Math.min(stripRows, box.height - y);
    const strip = pixelsOf(bitmap, { ...box, y: box.y + y, height: rows }, drawing);
    const shrunk = boxShrink(strip, { x: 0, y: 0, width: box.width, height: rows }, factor);
    data.set(shrunk.data, (y / factor) * width * 4);
  }
  return { width, height, data };
}

/**
 * A bitmap of more pixels than are read at once. Reading it costs more than all else, so the whole of it is read
 * once, shrunk to what is read at once; what is wanted finer than that comes from the bitmap itself.
 */
function bitmapPicture(bitmap: ImageBitmap): Picture {
  const { width, height } = bitmap;
  const unit = Math.ceil(Math.sqrt((width * height) / STRIP_PIXELS));
  let base: Raster | undefined;
  function shrunk(box: Box, factor: number): Raster {
    const inBase = [factor, box.x, box.y].every((value) => value % unit === 0);
    if (!inBase) return readBitmap(bitmap, box, factor);
    base ??= readBitmap(bitmap, { x: 0, y: 0, width, height }, unit);
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
  const { width, height } = bitmap;
  if (width * height > STRIP_PIXELS) {
    return { ...bitmapPicture(bitmap), close: () => bitmap.close() };
  }
  const raster = pixelsOf(bitmap, { x: 0, y: 0, width, height });
  bitmap.close();
  return { ...rasterPicture(raster), close() {} };
}
