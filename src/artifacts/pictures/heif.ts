import wasm from 'libheif-js/libheif-wasm/libheif.wasm?url';
import type { Raster } from '../../core/pixels/raster.ts';
import { once } from '../once.ts';
import { coloursToSrgb } from './heif-colours.ts';

type Handle = object;
interface Plane extends Raster {
  readonly id: unknown;
  /** The number of bytes from one row to the next. */
  readonly stride: number;
}

/** The part of libheif that is used here. Its own types do not cover decoding. */
interface LibHeif {
  readonly heif_colorspace: Readonly<Record<string, unknown>>;
  readonly heif_chroma: Readonly<Record<string, unknown>>;
  readonly heif_channel: Readonly<Record<string, unknown>>;
  readonly HeifDecoder: new () => {
    readonly decoder: object | null;
    decode(file: Uint8Array): { readonly handle: Handle; is_primary(): boolean; free(): void }[];
  };
  heif_js_decode_image2(
    handle: Handle,
    colorspace: unknown,
    chroma: unknown,
  ): Promise<{ readonly code?: unknown; readonly image: object; readonly channels: Plane[] }>;
  heif_image_release(image: object): void;
  heif_context_free(context: object): void;
}
type StartLibHeif = (options: { wasmBinary: ArrayBuffer }) => LibHeif;

const loadLibHeif = once(async () => {
  const [{ default: start }, response] = await Promise.all([
    import('libheif-js/libheif-wasm/libheif.js'),
    fetch(wasm),
  ]);
  if (!response.ok) throw new Error(`libheif: ${response.status}`);
  return (start as StartLibHeif)({ wasmBinary: await response.arrayBuffer() });
});

function packed({ width, height, stride, data }: Plane): Raster {
  const row = width * 4;
  const pixels = new Uint8ClampedArray(row * height);
  for (let y = 0; y < height; y++) {
    pixels.set(data.subarray(y * stride, y * stride + row), y * row);
  }
  return { width, height, data: pixels };
}

async function decodeHandle(lib: LibHeif, handle: Handle): Promise<Raster | undefined> {
  const { heif_colorspace, heif_chroma, heif_channel } = lib;
  const rgb = heif_colorspace['heif_colorspace_RGB'];
  const rgba = heif_chroma['heif_chroma_interleaved_RGBA'];
  const decoded = await lib.heif_js_decode_image2(handle, rgb, rgba);
  if (!decoded || decoded.code !== undefined) return undefined;
  const interleaved = heif_channel['heif_channel_interleaved'];
  const plane = decoded.channels.find(({ id }) => id === interleaved);
  const raster = plane && packed(plane);
  lib.heif_image_release(decoded.image);
  return raster;
}

/**
 * Decodes the primary picture of a HEIC file, upright and in sRGB. It uses libheif as WebAssembly, which is loaded
 * for the first such file. Undefined where the file cannot be decoded. Rejects where libheif cannot be loaded or
 * runs out of memory.
 */
export async function decodeHeif(file: Uint8Array): Promise<Raster | undefined> {
  const lib = await loadLibHeif();
  const decoder = new lib.HeifDecoder();
  const images = decoder.decode(file);
  try {
    const primary = images.find((image) => image.is_primary());
    const raster = primary && (await decodeHandle(lib, primary.handle));
    if (raster) coloursToSrgb(raster, file);
    return raster;
  } finally {
    for (const image of images) image.free();
    if (decoder.decoder) lib.heif_context_free(decoder.decoder);
  }
}
