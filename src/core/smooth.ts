import type { Plane } from './raster.ts';

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
  const taps = Float64Array.from(kernel);
  const atEdge = (l: number, i: number) => {
    let sum = 0;
    for (let k = 0; k < taps.length; k++) {
      const at = Math.min(length - 1, Math.max(0, i + k - reach));
      sum += taps[k] * from[l * line + at * step];
    }
    to[l * line + i * step] = sum;
  };
  for (let l = 0; l < lines; l++) {
    for (let i = 0; i < Math.min(reach, length); i++) atEdge(l, i);
    for (let i = reach; i < length - reach; i++) {
      let sum = 0;
      for (let k = 0, at = l * line + (i - reach) * step; k < taps.length; k++, at += step) {
        sum += taps[k] * from[at];
      }
      to[l * line + i * step] = sum;
    }
    for (let i = Math.max(reach, length - reach); i < length; i++) atEdge(l, i);
  }
  return to;
}

/** Smooths a plane with a kernel of odd length along both axes; beyond an edge its last value goes on. */
export function smooth({ width, height, data }: Plane, kernel: readonly number[]): Plane {
  const across = along(data, kernel, height, width, width, 1);
  return { width, height, data: along(across, kernel, width, height, 1, width) };
}
