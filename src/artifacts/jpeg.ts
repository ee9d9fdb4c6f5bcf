import decode from '@jsquash/jpeg/decode.js';
import type { Raster } from '../core/raster.ts';

/**
 * The pixels of an sRGB JPEG, decoded by MozJPEG as WebAssembly: every browser sees the same. Undefined
 * where the JPEG is damaged.
 */
export async function decodeJpeg(jpeg: Uint8Array<ArrayBuffer>): Promise<Raster | undefined> {
  try {
    const { width, height, data } = await decode(jpeg.buffer);
    // An ImageData holds its size in its prototype, and would lose it where a raster is spread.
    return { width, height, data };
  } catch {
    return undefined;
  }
}
