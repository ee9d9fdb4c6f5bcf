import type { Box, Size } from './geometry.ts';
import { withRoom } from './kernels.ts';
import type { Raster } from './raster.ts';

/** Pixels in one piece: few enough to stay in the processor's cache. */
const PIECE_PIXELS = 100_000;

/** Writes the pixels of a box of a picture, row by row. */
type ReadPiece = (box: Box, to: Uint8Array<ArrayBuffer>) => Promise<unknown>;

/**
 * A picture that is read in pieces, some rows at a time from the top, and shrunk piece by piece as `boxShrink`
 * does. Each pixel has four bytes: R, G, B (or B, G, R where `isBgr`) and one that is ignored.
 */
export function shrinkPieces(
  picture: Size,
  factor: number,
  isBgr: boolean,
  read: ReadPiece,
): Promise<Raster> {
  const width = Math.ceil(picture.width / factor);
  const height = Math.ceil(picture.height / factor);
  const data = new Uint8ClampedArray(width * height * 4);
  const rowBytes = 4 * picture.width;
  const blocksHigh = Math.max(1, Math.floor(PIECE_PIXELS / picture.width / factor));
  const rows = Math.min(factor * blocksHigh, picture.height);
  const sizes = {
    piece: rowBytes * rows,
    sums: 8 * picture.width,
    result: factor === 1 ? 0 : 4 * width * blocksHigh,
  };
  return withRoom(sizes, async ({ kernels, bytes, at }) => {
    const piece = bytes.subarray(at.piece, at.piece + sizes.piece);
    for (let y = 0; y < picture.height; y += rows) {
      const box = { x: 0, y, width: picture.width, height: Math.min(rows, picture.height - y) };
      await read(box, piece);
      const high = Math.ceil(box.height / factor);
      for (let block = 0; factor > 1 && block < high; block++) {
        const from = at.piece + block * factor * rowBytes;
        const left = Math.min(factor, box.height - block * factor);
        const to = at.result + 4 * width * block;
        kernels.meanBlocks(from, rowBytes, left, factor, box.width, at.sums, to);
      }
      const shrunk = factor === 1 ? at.piece : at.result;
      kernels.setOpaque(shrunk, width * high, isBgr);
      data.set(bytes.subarray(shrunk, shrunk + 4 * width * high), 4 * width * (y / factor));
    }
    return { width, height, data };
  });
}
