import { type Box, wholeOf } from '../../core/pixels/geometry.ts';
import { shrinkPieces } from '../../core/pixels/pieces.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { boxShrink } from '../../core/pixels/resample.ts';
import { type Turn, turned } from '../../core/pixels/turn.ts';

const createCanvas = (width: number, height: number): OffscreenCanvas | HTMLCanvasElement => {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
};

/** An sRGB canvas for drawing pictures and reading their pixels. */
export function context(width: number, height: number) {
  const canvas = createCanvas(width, height);
  const options = { willReadFrequently: true, colorSpace: 'srgb' } as const;
  const drawing = canvas.getContext('2d', options) as OffscreenCanvasRenderingContext2D | null;
  if (!drawing) throw new Error('no 2d canvas');
  return drawing;
}

/** How many pixels are read from a canvas at once: 4 megapixels, 16 MB. */
export const STRIP_PIXELS = 4_000_000;

/** The pixels of a box of a bitmap. Transparent areas become white. */
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

/**
 * Reads a whole-pixel box of a bitmap by drawing it, shrunk by averaging blocks of `factor` × `factor`. It works
 * strip by strip, so that a large photo is never in our memory as a whole.
 */
export function readDrawn(bitmap: ImageBitmap, box: Box, factor: number): Raster {
  if (factor === 1 && box.width * box.height <= STRIP_PIXELS) return pixelsOf(bitmap, box);
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

/** Side of the small picture in which transparent pixels are counted, px. */
const SMALL = 64;
/** A pixel below this lets show through what lies behind it, 0…255. */
const OPAQUE = 250;
/** The share of such pixels that rounded corners may have. */
const FEW = 0.02;

/** Whether a good part of an image file's pixels is transparent. False where the platform cannot decode it. */
export async function isTransparent(file: Blob): Promise<boolean> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return false;
  const drawing = context(SMALL, SMALL);
  drawing.drawImage(bitmap, 0, 0, SMALL, SMALL);
  bitmap.close();
  const { data } = drawing.getImageData(0, 0, SMALL, SMALL);
  let transparent = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at]! < OPAQUE) transparent += 1;
  return transparent > FEW * SMALL * SMALL;
}

/** Properties of a frame in newer browsers that TypeScript does not know yet. */
interface Oriented {
  /** Clockwise, in degrees. After that, `flip` swaps left and right. */
  readonly rotation?: 0 | 90 | 180 | 270;
  readonly flip?: boolean;
}

const rotations: Readonly<Record<number, readonly Turn[]>> = {
  0: [],
  90: ['quarter-right'],
  180: ['half'],
  270: ['quarter-left'],
};

/** The steps that bring a frame's own pixels upright. Undefined where the frame does not tell its orientation. */
function turnsOf({ rotation, flip }: Oriented): readonly Turn[] | undefined {
  if (rotation === undefined) return undefined;
  const turns = rotations[rotation];
  return turns && (flip ? [...turns, 'swap-left-right'] : turns);
}

/** Whether a frame's pixels are four bytes each, opaque and in sRGB. */
const isPlain = ({ format, colorSpace }: VideoFrame): boolean =>
  (format === 'RGBX' || format === 'BGRX') &&
  colorSpace.primaries === 'bt709' &&
  colorSpace.transfer === 'iec61966-2-1';

/**
 * Reads a whole bitmap directly from its memory: the same bits as `readDrawn`, several times as fast. Undefined
 * where that is impossible: with transparency, in other colours, where a turned picture is not a whole number of
 * blocks, and in browsers whose frames do not tell their orientation (they are also slow at giving pieces).
 * Exported for tests.
 */
export async function readOwn(bitmap: ImageBitmap, factor: number): Promise<Raster | undefined> {
  if (typeof VideoFrame === 'undefined') return undefined;
  let frame: VideoFrame | undefined;
  try {
    frame = new VideoFrame(bitmap, { timestamp: 0 });
    const turns = turnsOf(frame as Oriented);
    if (!turns || !isPlain(frame)) return undefined;
    const isWhole = frame.codedWidth % factor === 0 && frame.codedHeight % factor === 0;
    if (turns.length > 0 && !isWhole) return undefined;
    return turns.reduce(turned, await readPieces(frame, factor));
  } catch {
    // A device that cannot give frames can still draw.
    return undefined;
  } finally {
    frame?.close();
  }
}

function readPieces(frame: VideoFrame, factor: number): Promise<Raster> {
  const size = { width: frame.codedWidth, height: frame.codedHeight };
  const layout = [{ offset: 0, stride: 4 * size.width }];
  return shrinkPieces(size, factor, frame.format === 'BGRX', (rect, piece) =>
    frame.copyTo(piece, { rect, layout }),
  );
}

/** Reads a whole bitmap in the fastest way that works, shrunk by averaging blocks of `factor` × `factor`. */
export const readWhole = async (bitmap: ImageBitmap, factor: number): Promise<Raster> =>
  (await readOwn(bitmap, factor)) ?? readDrawn(bitmap, wholeOf(bitmap), factor);
