import { ranked } from './quantile.ts';
import type { Mask, Plane } from './raster.ts';
import { gaussian, smooth } from './smooth.ts';

/** Standard deviations of the two smoothings, px. They remove grain, but keep eyelashes. */
const FINE = 1;
const COARSE = 2;
/** Of the edges of one direction, only this share counts: the strongest. */
const STRONG = 0.05;
/** With fewer edges than this nothing can be said. */
const FEWEST = 8;

const FINE_TAPS = gaussian(FINE);
/** Smoothing the fine plane with this gives the coarse plane. */
const MORE_TAPS = gaussian(Math.sqrt(COARSE ** 2 - FINE ** 2));

/** Slopes of edges in both planes. */
interface Slopes {
  readonly before: Float32Array;
  readonly after: Float32Array;
}

/**
 * Slopes of both planes at the edges of the coarse plane: places where it is steepest along an axis, and at
 * least as steep along that axis as along the other. First the upright edges, then the level ones.
 */
function edgesOf(fine: Plane, coarse: Plane, zone: Mask): { upright: Slopes; level: Slopes } {
  const { width, height } = fine;
  const from = fine.data;
  const to = coarse.data;
  const [before, after, beforeLevel, afterLevel] = Array.from(
    { length: 4 },
    () => new Float32Array(from.length),
  );
  let [uprights, levels] = [0, 0];
  for (let y = 2; y < height - 2; y++) {
    for (let i = y * width + 2; i < (y + 1) * width - 2; i++) {
      if (zone.data[i] === 0) continue;
      const across = Math.abs(to[i + 1] - to[i - 1]);
      const down = Math.abs(to[i + width] - to[i - width]);
      if (
        across >= down &&
        across > 0 &&
        across >= Math.abs(to[i] - to[i - 2]) &&
        across >= Math.abs(to[i + 2] - to[i])
      ) {
        before[uprights] = Math.abs(from[i + 1] - from[i - 1]);
        after[uprights++] = across;
      }
      if (
        down >= across &&
        down > 0 &&
        down >= Math.abs(to[i] - to[i - 2 * width]) &&
        down >= Math.abs(to[i + 2 * width] - to[i])
      ) {
        beforeLevel[levels] = Math.abs(from[i + width] - from[i - width]);
        afterLevel[levels++] = down;
      }
    }
  }
  return {
    upright: { before: before.subarray(0, uprights), after: after.subarray(0, uprights) },
    level: { before: beforeLevel.subarray(0, levels), after: afterLevel.subarray(0, levels) },
  };
}

/** How sharp the strongest edges are, 0…1. */
function sharpnessOf({ before, after }: Slopes): number {
  const count = after.length;
  if (count < FEWEST) return 0;
  const strong = Math.max(FEWEST, Math.ceil(STRONG * count));
  const least = ranked(after, count - strong);
  let [sumBefore, sumAfter] = [0, 0];
  for (let i = 0; i < count; i++) {
    if (after[i] < least) continue;
    sumBefore += before[i];
    sumAfter += after[i];
  }
  return Math.min(1, Math.max(0, (sumBefore / sumAfter - 1) / (COARSE / FINE - 1)));
}

/**
 * How sharp the edges of a zone are, 0 (blurred) … 1 (a step): how much of their slope a further smoothing
 * removes, after S. Zhuo, T. Sim, "Defocus map estimation from a single image" (2011). A step blurred by a
 * Gaussian of s px gives about √((s² + 4) / (s² + 1)) − 1. A camera that moves blurs the edges of one direction
 * only, so the blurrier direction counts three times. Only strong edges count, so noise is not taken for detail.
 */
export function edgeSharpness(luma: Plane, zone: Mask): number {
  const fine = smooth(luma, FINE_TAPS);
  const coarse = smooth(fine, MORE_TAPS);
  const edges = edgesOf(fine, coarse, zone);
  const [upright, level] = [sharpnessOf(edges.upright), sharpnessOf(edges.level)];
  return 0.75 * Math.min(upright, level) + 0.25 * Math.max(upright, level);
}
