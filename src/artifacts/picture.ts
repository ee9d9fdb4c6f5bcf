import type { Picture } from '../core/artifacts.ts';
import type { Box, Size } from '../core/geometry.ts';
import type { Raster } from '../core/raster.ts';
import { boxShrink, resample } from '../core/resample.ts';

export interface DecodedPicture extends Picture {
  close(): void;
}

/** Reads a whole-pixel box of a picture, shrunk by averaging blocks of `factor` × `factor`. */
type ReadShrunk = (box: Box, factor: number) => Raster;

/** Pixels around a region that Lanczos-3 still reaches. */
const BORDER = 4;

/** Averages blocks as long as twice the size wanted is left, and leaves the rest to Lanczos. */
function readRegion(picture: Size, readShrunk: ReadShrunk, region: Box, size: Size): Raster {
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
  return resample(readShrunk(box, factor), inside, size);
}

function pictureOf({ width, height }: Size, readShrunk: ReadShrunk): Picture {
  const size = { width, height };
  return {
    ...size,
    read: (region, wanted) => readRegion(size, readShrunk, region, wanted),
    overview(side) {
      const factor = Math.ceil(Math.max(width, height) / side);
      return readShrunk({ x: 0, y: 0, ...size }, factor);
    },
  };
}

/** A picture of pixels that are all there already. */
export const rasterPicture = (raster: Raster): Picture =>
  pictureOf(raster, (box, factor) => boxShrink(raster, box, factor));

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

/** Pixels that one strip may hold: 4 megapixels, 16 MB. */
const STRIP_PIXELS = 4_000_000;

/** Reads a bitmap strip by strip: a large photo never lies in memory as pixels of ours, whole. */
function readBitmap(bitmap: ImageBitmap, box: Box, factor: number): Raster {
  const width = Math.ceil(box.width / factor);
  const height = Math.ceil(box.height / factor);
  const data = new Uint8ClampedArray(width * height * 4);
  const stripRows = Math.max(1, Math.floor(STRIP_PIXELS / box.width / factor)) * factor;
  const drawing = context(box.width, Math.min(stripRows, box.height));
  for (let y = 0; y < box.height; y += stripRows) {
    const rows = Math.min(stripRows, box.height - y);
    drawing.fillStyle = '#fff';
    drawing.fillRect(0, 0, box.width, rows);
    drawing.drawImage(bitmap, box.x, box.y + y, box.width, rows, 0, 0, box.width, rows);
    const strip = drawing.getImageData(0, 0, box.width, rows);
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
  const picture = pictureOf(bitmap, (box, factor) => readBitmap(bitmap, box, factor));
  return { ...picture, close: () => bitmap.close() };
}
