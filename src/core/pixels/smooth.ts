import type { Plane } from './raster.ts';

/** How many rows are smoothed together: each weight of the kernel is read once for all of them. */
const LANES = 4;

/**
 * Smooths along the rows and gives the result transposed: rows become columns. `half` is the symmetric kernel from
 * its middle on. Beyond a row's ends, the end value repeats.
 */
function smoothTurned({ width, height, data }: Plane, half: Float64Array): Plane {
  const reach = half.length - 1;
  const turned = new Float32Array(data.length);
  const lanes = new Float64Array(LANES * (width + 2 * reach));
  for (let top = 0; top < height; top += LANES) {
    // Where fewer rows are left, the last one is smoothed several times.
    const last = height - 1 - top;
    const [second, third, fourth] = [Math.min(1, last), Math.min(2, last), Math.min(3, last)];
    for (let x = -reach, to = 0; x < width + reach; x++, to += LANES) {
      const from = top * width + (x < 0 ? 0 : x < width ? x : width - 1);
      lanes[to] = data[from];
      lanes[to + 1] = data[from + second * width];
      lanes[to + 2] = data[from + third * width];
      lanes[to + 3] = data[from + fourth * width];
    }
    for (let x = 0, at = LANES * reach, to = top; x < width; x++, at += LANES, to += height) {
      let a = half[0] * lanes[at];
      let b = half[0] * lanes[at + 1];
      let c = half[0] * lanes[at + 2];
      let d = half[0] * lanes[at + 3];
      for (let k = 1, left = at - LANES, right = at + LANES; k <= reach; k++) {
        a += half[k] * (lanes[left] + lanes[right]);
        b += half[k] * (lanes[left + 1] + lanes[right + 1]);
        c += half[k] * (lanes[left + 2] + lanes[right + 2]);
        d += half[k] * (lanes[left + 3] + lanes[right + 3]);
        left -= LANES;
        right += LANES;
      }
      turned[to] = a;
      turned[to + second] = b;
      turned[to + third] = c;
      turned[to + fourth] = d;
    }
  }
  return { width: height, height: width, data: turned };
}

/** Smooths a plane along both axes with a symmetric kernel of odd length. Beyond an edge, the last value repeats. */
export function smooth(plane: Plane, kernel: readonly number[]): Plane {
  const half = Float64Array.from(kernel.slice(kernel.length >> 1));
  return smoothTurned(smoothTurned(plane, half), half);
}

/** The weights of a Gaussian, out to three standard deviations; they add up to 1. @param sigma px */
export function gaussian(sigma: number): readonly number[] {
  const reach = Math.ceil(3 * sigma);
  const taps = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-(((i - reach) / sigma) ** 2) / 2),
  );
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}
