import decode from '@jsquash/jpeg/decode.js';
import encode from '@jsquash/jpeg/encode.js';
import { jfifDensityAt } from '../../core/image-file/jpeg.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import type { Format } from '../../engine/spec.ts';
import { bestFitting, foreseenBytes } from './jpeg-quality.ts';

const DOTS_PER_INCH = 1;

/** Writes the density into the JFIF header. The file holds no other metadata, such as time or place. */
function stateDensity(jpeg: Uint8Array, dpi: number): void {
  const at = jfifDensityAt(jpeg);
  if (at === undefined) throw new Error('the encoder wrote no JFIF header');
  new DataView(jpeg.buffer, jpeg.byteOffset).setUint16(at + 1, dpi);
  new DataView(jpeg.buffer, jpeg.byteOffset).setUint16(at + 3, dpi);
  jpeg[at] = DOTS_PER_INCH;
}

async function encodeAt(raster: Raster, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = raster;
  const image = new ImageData(raster.data as Uint8ClampedArray<ArrayBuffer>, width, height);
  const options = { quality, baseline: true, progressive: false, auto_subsample: false };
  return new Uint8Array(await encode(image, options));
}

/**
 * Writes a baseline JPEG of at most `format.bytes.max` bytes, at the best quality that fits, with the format's dpi
 * and no other metadata. MozJPEG runs as WebAssembly, so every browser writes the same bytes.
 */
export async function encodeJpeg(raster: Raster, format: Format): Promise<Uint8Array<ArrayBuffer>> {
  const { max } = format.bytes;
  const jpeg = await bestFitting(max, foreseenBytes(raster), (q) => encodeAt(raster, q));
  stateDensity(jpeg, format.dpi);
  return jpeg;
}

/**
 * The pixels of an sRGB JPEG. MozJPEG runs as WebAssembly, so every browser decodes the same pixels. Undefined
 * where the JPEG is damaged.
 */
export async function decodeJpeg(jpeg: Uint8Array<ArrayBuffer>): Promise<Raster | undefined> {
  try {
    const { width, height, data } = await decode(jpeg.buffer);
    // An ImageData has its size in its prototype; object spread would lose it.
    return { width, height, data };
  } catch {
    return undefined;
  }
}
