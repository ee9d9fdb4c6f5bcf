import type { Picture } from '../core/artifacts.ts';
import type { Box, Size } from '../core/geometry.ts';
import type { Raster } from '../core/raster.ts';
import { boxShrink, resample } from '../core/resample.ts';

export interface DecodedPicture extends Picture {
  close(): void;
}

/** Pixels that one strip may hold: 4 megapixels, 16 MB. */
const STRIP_PIXELS = 4_000_000;

const createCanvas = (width: number, height: number): OffscreenCanvas | HTMLCanvasElement => {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
};

function context(width: number, height: number) {
  const canvas = createCanvas(width, height);
  const options = { willReadFrequently: true, colorSpace: 'srgb' } as const;
  const drawing = canvas.getContext('2d', options) as OffscreenCanvasRenderingContext2D | null;
  if (!drawing) throw new Error('no 2d canvas');
  return drawing;
}

/** Reads a whole-pixel box of a bitmap, shrunk by averaging blocks of `factor`, strip by strip. */
function readShrunk(bitmap: ImageBitmap, box: Box, factor: number): Raster {
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
    data.set(boxShrink(strip, factor).data, (y / factor) * width * 4);
  }
  return { width, height, data };
}

/** Source pixels around a region that Lanczos-3 still reaches. */
const BORDER = 4;

function read(bitmap: ImageBitmap, region: Box, size: Size): Raster {
  const factor = Math.max(
    1,
    Math.floor(Math.min(region.width / size.width, region.height / size.height) / 2),
  );
  const border = BORDER * factor;
  const x = Math.max(0, Math.floor(region.x) - border);
  const y = Math.max(0, Math.floor(region.y) - border);
  const box = {
    x,
    y,
    width: Math.min(bitmap.width, Math.ceil(region.x + region.width) + border) - x,
    height: Math.min(bitmap.height, Math.ceil(region.y + region.height) + border) - y,
  };
  const shrunk = readShrunk(bitmap, box, factor);
  const inside = {
    x: (region.x - x) / factor,
    y: (region.y - y) / factor,
    width: region.width / factor,
    height: region.height / factor,
  };
  return resample(shrunk, inside, size);
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
  return {
    width: bitmap.width,
    height: bitmap.height,
    read: (region, size) => read(bitmap, region, size),
    close: () => bitmap.close(),
  };
}

/** A picture of pixels that are all there already. */
export const rasterPicture = (raster: Raster): Picture => ({
  width: raster.width,
  height: raster.height,
  read: (region, size) => resample(raster, region, size),
});
