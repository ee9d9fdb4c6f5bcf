import type { AVIFModule } from '@jsquash/avif/codec/dec/avif_dec.js';
import wasm from '@jsquash/avif/codec/dec/avif_dec.wasm?url';
import { heifTurns } from '../../core/image-file/heic.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { turned } from '../../core/pixels/turn.ts';
import { once } from '../once.ts';
import { coloursToSrgb } from './heif-colours.ts';

/** Loads libavif as WebAssembly, once. Rejects where the download fails. */
export const loadLibAvif = once(async (): Promise<AVIFModule> => {
  const [{ default: start }, response] = await Promise.all([
    import('@jsquash/avif/codec/dec/avif_dec.js'),
    fetch(wasm),
  ]);
  if (!response.ok) throw new Error(`libavif: ${response.status}`);
  const options = { noInitialRun: true, wasmBinary: await response.arrayBuffer() };
  return start(options);
});

/**
 * The picture of an AVIF file, upright and in sRGB. Undefined where it cannot be decoded. Throws where
 * there is too little memory.
 */
export function decodeAvif(libAvif: AVIFModule, file: Uint8Array<ArrayBuffer>): Raster | undefined {
  const stored = libAvif.decode(file, 8);
  if (!stored) return undefined;
  const { width, height, data } = stored;
  const raster = heifTurns(file).reduce<Raster>(turned, { width, height, data });
  coloursToSrgb(raster, file);
  return raster;
}
