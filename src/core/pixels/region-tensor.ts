import { sampleGrid } from './bilinear.ts';
import type { Box, Size } from './geometry.ts';
import type { Raster } from './raster.ts';

/** The value of everything outside a picture, 0…255. */
const PAD = 128;

interface Axis {
  /** Centre of the first target pixel, in source pixels from the centre of the first source pixel. */
  readonly first: number;
  readonly step: number;
  /** Target pixels [from, to) lie in the source. */
  readonly from: number;
  readonly to: number;
}

function axis(start: number, length: number, source: number, target: number): Axis {
  const step = length / target;
  let from = 0;
  let to = 0;
  for (let i = 0; i < target; i++) {
    const centre = start + (i + 0.5) * step;
    if (centre < 0) from = i + 1;
    if (centre <= source) to = i + 1;
  }
  return { first: start + 0.5 * step - 0.5, step, from, to: Math.max(from, to) };
}

/** The range of values that a network expects: 0…255 become `low`…`high`. */
export interface Levels {
  readonly low: number;
  readonly high: number;
}

/**
 * A region of a raster as the input of a network: `size` pixels of R, G, B, by linear interpolation. Shrink a
 * region that is much larger than `size` before. The region may have fractional edges and may reach beyond the
 * raster; what lies outside is mid-grey.
 */
export function regionTensor(
  raster: Raster,
  region: Box,
  size: Size,
  { low, high }: Levels,
): Float32Array {
  const across = axis(region.x, region.width, raster.width, size.width);
  const down = axis(region.y, region.height, raster.height, size.height);
  const scale = (high - low) / 255;
  const grid = {
    first: { x: across.first + across.from * across.step, y: down.first + down.from * down.step },
    right: { x: across.step, y: 0 },
    down: { x: 0, y: down.step },
  };
  const inside = { width: across.to - across.from, height: down.to - down.from };
  const colours = sampleGrid(raster, grid, inside, { samples: 1, scale, offset: low });
  if (inside.width === size.width && inside.height === size.height) return colours;
  const sampled = new Float32Array(size.width * size.height * 3).fill(low + PAD * scale);
  for (let y = 0; y < inside.height; y++) {
    const row = colours.subarray(3 * y * inside.width, 3 * (y + 1) * inside.width);
    sampled.set(row, 3 * ((down.from + y) * size.width + across.from));
  }
  return sampled;
}
