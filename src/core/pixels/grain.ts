import { quantile } from './quantile.ts';
import type { Mask, Plane } from './raster.ts';

/** Side of the patches, px: as large as a JPEG's blocks. */
const PATCH = 8;
/**
 * Patches are ordered by their noise, and the one at this share is used. A low share selects skin, not beard or
 * eyelashes.
 */
const CALM = 0.25;

/**
 * The mean square of a patch after the noise mask (the difference of two Laplacians). Undefined where the patch
 * leaves the zone.
 */
function patchNoise({ width, data }: Plane, zone: Mask, left: number, top: number) {
  let sum = 0;
  for (let y = top; y < top + PATCH; y++) {
    for (let x = left; x < left + PATCH; x++) {
      const i = y * width + x;
      if (zone.data[i] === 0) return undefined;
      const [above, below] = [i - width, i + width];
      const corners = data[above - 1] + data[above + 1] + data[below - 1] + data[below + 1];
      const sides = data[above] + data[below] + data[i - 1] + data[i + 1];
      sum += (corners - 2 * sides + 4 * data[i]) ** 2;
    }
  }
  return sum / (PATCH * PATCH);
}

/**
 * Standard deviation of the noise in the calm parts of a zone, in steps of 0…255, after J. Immerkær, "Fast noise
 * variance estimation" (1996). Undefined where no patch of 8 × 8 pixels fits into the zone.
 */
export function grainOf(luma: Plane, zone: Mask): number | undefined {
  const found: number[] = [];
  for (let top = 1; top + PATCH < luma.height; top += PATCH) {
    for (let left = 1; left + PATCH < luma.width; left += PATCH) {
      const noise = patchNoise(luma, zone, left, top);
      if (noise !== undefined) found.push(noise);
    }
  }
  const calm = quantile(found, CALM);
  // The mask [1 −2 1; −2 4 −2; 1 −2 1] multiplies a variance by 36.
  return calm === undefined ? undefined : Math.sqrt(calm / 36);
}
