import { roomFor } from './kernels.ts';
import type { Plane } from './raster.ts';

/** How many rows are smoothed together: each weight of the kernel is read once for all of them. */
const LANES = 4;
const DOUBLE = Float64Array.BYTES_PER_ELEMENT;
const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/**
 * Smooths along the rows and gives the result transposed: rows become columns. `half` is the symmetric kernel from
 * its middle on. Beyond a row's ends, the end value repeats. Sums are doubles, in the same order as a loop would
 * make them, so that the result is the same to the last bit.
 */
function smoothTurned({ width, height, data }: Plane, half: Float64Array): Plane {
  const reach = half.length - 1;
  const count = LANES * (width + 2 * reach);
  const { kernels, at, bytes } = roomFor({
    lanes: DOUBLE * count,
    half: DOUBLE * half.length,
    smoothed: FLOAT * LANES * width,
  });
  const lanes = new Float64Array(bytes.buffer, at.lanes, count);
  const smoothed = new Float32Array(bytes.buffer, at.smoothed, LANES * width);
  new Float64Array(bytes.buffer, at.half, half.length).set(half);
  const turned = new Float32Array(data.length);
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
    kernels.smoothLanes(at.lanes, at.half, reach, width, at.smoothed);
    for (let from = 0, to = top; from < smoothed.length; from += LANES, to += height) {
      turned[to] = smoothed[from];
      turned[to + second] = smoothed[from + 1];
      turned[to + third] = smoothed[from + 2];
      turned[to + fourth] = smoothed[from + 3];
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
