import type { Box, Size } from './geometry.ts';
import type { Raster } from './raster.ts';

/** What lies outside a picture looks so, 0…255. */
const PAD = 128;

interface Axis {
  /** First of the two source pixels that each target pixel lies between. */
  readonly first: Int32Array;
  /** Weight of the second. */
  readonly share: Float32Array;
  /** Target pixels [from, to) lie in the source. */
  readonly from: number;
  readonly to: number;
}

function axis(start: number, length: number, source: number, target: number): Axis {
  const step = length / target;
  const first = new Int32Array(target);
  const share = new Float32Array(target);
  let from = 0;
  let to = 0;
  for (let i = 0; i < target; i++) {
    const centre = start + (i + 0.5) * step;
    if (centre < 0) from = i + 1;
    if (centre <= source) to = i + 1;
    const at = Math.min(Math.max(centre - 0.5, 0), source - 1);
    first[i] = Math.min(Math.floor(at), Math.max(0, source - 2));
    share[i] = at - first[i];
  }
  return { first, share, from, to };
}

/** How a network wants its pixels: 0…255 become `low`…`high`. */
export interface Levels {
  readonly low: number;
  readonly high: number;
}

/**
 * A region of a raster as the input of a network: `size` pixels of R, G, B, interpolated linearly between
 * neighbours; a region much larger than `size` should be shrunk before. The region may have fractional
 * edges and reach over the raster's: what lies outside is mid-grey.
 */
export function sample(
  { width, height, data }: Raster,
  region: Box,
  size: Size,
  { low, high }: Levels,
): Float32Array {
  const across = axis(region.x, region.width, width, size.width);
  const down = axis(region.y, region.height, height, size.height);
  const scale = (high - low) / 255;
  const right = width > 1 ? 4 : 0;
  const below = height > 1 ? width * 4 : 0;
  const sampled = new Float32Array(size.width * size.height * 3).fill(low + PAD * scale);
  for (let y = down.from; y < down.to; y++) {
    const v = down.share[y];
    const row = down.first[y] * width;
    let to = (y * size.width + across.from) * 3;
    for (let x = across.from; x < across.to; x++, to += 3) {
      const u = across.share[x];
      const at = (row + across.first[x]) * 4;
      const a = (1 - u) * (1 - v) * scale;
      const b = u * (1 - v) * scale;
      const c = (1 - u) * v * scale;
      const d = u * v * scale;
      const under = at + below;
      for (let k = 0; k < 3; k++) {
        sampled[to + k] =
          low +
          a * data[at + k] +
          b * data[at + right + k] +
          c * data[under + k] +
          d * data[under + right + k];
      }
    }
  }
  return sampled;
}
