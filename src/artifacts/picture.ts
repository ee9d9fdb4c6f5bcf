import type { Overview, Picture } from '../core/artifacts.ts';
import type { Box, Size } from '../core/geometry.ts';
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

/** Averages blocks as long as twice the size wanted is left, and leaves the rest to Lanczos. */
function readRegion(picture: Size, shrunk: ReadShrunk, region: Box, size: Size): Raster {
  if (isWhole(region, picture) && isWhole(region, size)) return shrunk(region, 1);
  const ratio = Math.min(region.width / size.width, region.height / size.height);
  const factor = Math.max(1, Math.floor(ratio / 2));
  const border = BORDER * factor;
  const x = Math.max(0, Math.floor(region.x) - border);
  const y = Math.max(0, Math.floor(region.y) - border);
  const box = {
    x,
    y,
    width: Math.min(picture.width, Math.ceil(region.x + region.width) + border) - x,
    height: Math.min(picture.height, Math.ceil(region.y + region.height) + border) - y,
  };
  const inside = {
    x: (region.x - x) / factor,
    y: (region.y - y) / factor,
    width: region.width / factor,
    height: region.height / factor,
  };
  return resample(shrunk(box, factor), inside, size);
}

/** Long side of an overview, px, at most. */
export const OVERVIEW = 1024;

function pictureOf({ width, height }: Size, shrunk: ReadShrunk): Picture {
  const size = { width, height };
  let overview: Overview | undefined;
  return {
    ...size,
    shrunk,
    read: (region, wanted) => readRegion(size, shrunk, region, wanted),
    overview() {
      const factor = Math.ceil(Math.max(width, height) / OVERVIEW);
      overview ??= { factor, raster: shrunk({ x: 0, y: 0, ...size }, factor) };
      return overview;
    },
  };
}

/** A picture of pixels that are all there already. */
export const rasterPicture = (raster: Raster): Picture =>
  pictureOf(raster, (box, factor) =>
    factor === 1 && isWhole(box, raster) ? raster : boxShrink(raster, box, factor),
  );

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
    const picture = pictureOf(bitmap, (box, factor) => readBitmap(bitmap, box, factor));
    return { ...picture, close: () => bitmap.close() };
  }
  const raster = pixelsOf(bitmap, { x: 0, y: 0, width, height });
  bitmap.close();
  return { ...rasterPicture(raster), close() {} };
}
