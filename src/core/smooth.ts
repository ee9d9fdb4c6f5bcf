import type { Plane } from './raster.ts';

/** The 3 × 3 binomial kernel, along one axis. */
export const BINOMIAL_3 = [0.25, 0.5, 0.25] as const;

/** The 5 × 5 average, along one axis. */
export const AVERAGE_5 = [0.2, 0.2, 0.2, 0.2, 0.2] as const;

/** Along one axis: `lines` lines of `length` values, `line` apart, with `step` between neighbours. */
function along(
  from: Float32Array,
  kernel: readonly number[],
  lines: number,
  length: number,
  line: number,
  step: number,
): Float32Array {
  const to = new Float32Array(from.length);
  const reach = kernel.length >> 1;
  for (let l = 0; l < lines; l++) {
    const start = l * line;
    const last = start + (length - 1) * step;
    for (let i = 0; i < length; i++) {
      const inside = i >= reach && i < length - reach;
      let at = start + (i - reach) * step;
      let sum = 0;
      for (let k = 0; k < kernel.length; k++, at += step) {
        sum += kernel[k] * from[inside ? at : Math.min(last, Math.max(start, at))];
      }
      to[start + i * step] = sum;
    }
  }
  return to;
}

/** Smooths a plane with a kernel of odd length along both axes; beyond an edge its last value goes on. */
export function smooth({ width, height, data }: Plane, kernel: readonly number[]): Plane {
  const across = along(data, kernel, height, width, width, 1);
  return { width, height, data: along(across, kernel, width, height, 1, width) };
}
