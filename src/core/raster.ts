/** Upright sRGB pixels, 8 bits a channel, four channels (R, G, B, A), rows from the top. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** The pixels of a raster, each a word: R in its lowest byte, then G, B and A. Its data begin at a whole word. */
export const pixelWords = ({ data }: Raster): Uint32Array =>
  new Uint32Array(data.buffer, data.byteOffset, data.length / 4);

/** One number per pixel, rows from the top. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** 1 inside, 0 outside, rows from the top. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
