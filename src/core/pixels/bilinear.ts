import { type Box, clamp, type Point, type Size } from './geometry.ts';
import { roomFor } from './kernels.ts';
import type { Raster } from './raster.ts';

/**
 * A grid of places in a raster. Places are in pixels, counted from the centre of the first pixel.
 * Exported for tests.
 */
export interface Grid {
  readonly first: Point;
  /** The step from a place to the next one in its row, and the step to the same place in the next row. */
  readonly right: Point;
  readonly down: Point;
}

/** How samples (0…255) become colours. */
export interface Sampling {
  /** This many samples in each direction become one colour. */
  readonly samples: number;
  /** A colour is the sum of its samples times this … */
  readonly scale: number;
  /** … plus this. */
  readonly offset: number;
}

/** How many bytes of a raster are worked on at once. */
const MOST_BYTES = 4_000_000;

/** A place of the grid. Its column and row numbers may be fractional. */
const placeOf = ({ first, right, down }: Grid, column: number, row: number): Point => ({
  x: first.x + column * right.x + row * down.x,
  y: first.y + column * right.y + row * down.y,
});

/** The box of whole pixels that the samples of a part of the grid are interpolated from. */
function covered(grid: Grid, part: Box, { width, height }: Size): Box {
  const right = part.x + part.width - 1;
  const bottom = part.y + part.height - 1;
  const corners = [
    placeOf(grid, part.x, part.y),
    placeOf(grid, right, part.y),
    placeOf(grid, part.x, bottom),
    placeOf(grid, right, bottom),
  ];
  const range = (places: readonly number[], last: number) => ({
    from: clamp(Math.floor(Math.min(...places)), 0, last),
    to: clamp(Math.floor(Math.max(...places)) + 2, 1, last + 1),
  });
  const across = range(
    corners.map(({ x }) => x),
    width - 1,
  );
  const along = range(
    corners.map(({ y }) => y),
    height - 1,
  );
  return {
    x: across.from,
    y: along.from,
    width: across.to - across.from,
    height: along.to - along.from,
  };
}

function halves({ x, y, width, height }: Box): readonly Box[] {
  if (width > height) {
    const left = width >> 1;
    return [
      { x, y, width: left, height },
      { x: x + left, y, width: width - left, height },
    ];
  }
  const upper = height >> 1;
  return [
    { x, y, width, height: upper },
    { x, y: y + upper, width, height: height - upper },
  ];
}

/**
 * Samples a raster at the places of a grid, by linear interpolation. Gives `size` × `size` colours (R, G, B),
 * row by row. Beyond the raster, its edge pixels repeat.
 */
export function sampleGrid(
  raster: Raster,
  grid: Grid,
  size: Size,
  sampling: Sampling,
): Float32Array {
  const result = new Float32Array(size.width * size.height * 3);
  const { samples, scale, offset } = sampling;
  const fill = (part: Box): void => {
    const places = {
      x: part.x * samples,
      y: part.y * samples,
      width: part.width * samples,
      height: part.height * samples,
    };
    const box = covered(grid, places, raster);
    if (4 * box.width * box.height > MOST_BYTES && part.width * part.height > 1) {
      for (const half of halves(part)) fill(half);
      return;
    }
    const rowBytes = 4 * box.width;
    // Below the last row lies one more row, whose weight is 0.
    const { kernels, bytes, at } = roomFor({
      pixels: rowBytes * (box.height + 1),
      colours: 12 * part.width,
    });
    for (let row = 0; row < box.height; row++) {
      const from = ((box.y + row) * raster.width + box.x) * 4;
      bytes.set(raster.data.subarray(from, from + rowBytes), at.pixels + row * rowBytes);
    }
    const colours = new Float32Array(bytes.buffer, at.colours, 3 * part.width);
    for (let y = part.y; y < part.y + part.height; y++) {
      const first = placeOf(grid, places.x, y * samples);
      kernels.sampleRow(
        at.pixels,
        rowBytes,
        raster.width - 1 - box.x,
        raster.height - 1 - box.y,
        first.x - box.x,
        first.y - box.y,
        grid.right.x,
        grid.right.y,
        grid.down.x,
        grid.down.y,
        samples,
        scale,
        offset,
        part.width,
        at.colours,
      );
      result.set(colours, 3 * (y * size.width + part.x));
    }
  };
  fill({ x: 0, y: 0, ...size });
  return result;
}
