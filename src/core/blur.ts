import type { Box } from './geometry.ts';
import type { Plane } from './raster.ts';

const TAPS = 9;
const REACH = 4;

/** How much of a line's variation a strong blur would take away: 1 − kept, per direction. */
function lost(plane: Plane, zone: Box, step: number, isInside: (at: number) => boolean): number {
  const { width, data } = plane;
  const average = (at: number) => {
    let sum = 0;
    for (let k = -REACH; k <= REACH; k++) sum += data[at + k * step];
    return sum / TAPS;
  };
  let before = 0;
  let taken = 0;
  for (let y = zone.y; y < zone.y + zone.height; y++) {
    for (let x = zone.x; x < zone.x + zone.width; x++) {
      const at = y * width + x;
      if (!isInside(at)) continue;
      const sharp = Math.abs(data[at] - data[at - step]);
      const soft = Math.abs(average(at) - average(at - step));
      before += sharp;
      taken += Math.max(0, sharp - soft);
    }
  }
  return before === 0 ? 0 : taken / before;
}

/**
 * Sharpness of a zone, 0 … 1: the share of the variation between neighbours that a 9-pixel average
 * takes away, in the direction where it takes less. A sharp picture loses most of it, a blurred one
 * has little to lose. This is 1 − blur of F. Crete et al., "The blur effect" (SPIE 6492, 2007); it does
 * not depend on contrast or brightness.
 *
 * `inside` has one value per pixel of the plane; pixels within 5 of the plane's edge are left out.
 */
export function sharpnessOf(plane: Plane, inside: Uint8Array): number {
  const edge = REACH + 1;
  const zone = {
    x: edge,
    y: edge,
    width: plane.width - 2 * edge,
    height: plane.height - 2 * edge,
  };
  const isInside = (at: number) => inside[at] === 1;
  return Math.min(lost(plane, zone, 1, isInside), lost(plane, zone, plane.width, isInside));
}
