/** Share of each value 0…255; the shares add up to 1. */
export type Histogram = readonly number[];

/** Turns counts into shares. An empty count gives an all-zero histogram. */
export function normalise(counts: ArrayLike<number>): Histogram {
  const bins = Array.from(counts);
  const total = bins.reduce((sum, count) => sum + count, 0);
  return total === 0 ? bins : bins.map((count) => count / total);
}

/** Mean value, 0…255. */
export const mean = (histogram: Histogram): number =>
  histogram.reduce((sum, share, value) => sum + share * value, 0);

/** Share of the values from `from` to `to`, both included. */
export const share = (histogram: Histogram, from: number, to: number): number =>
  histogram.slice(from, to + 1).reduce((sum, share) => sum + share, 0);

/**
 * For each value the smaller of the two shares, added up: 1 where two histograms are equal, 0 where they have
 * nothing in common.
 */
export const overlap = (a: Histogram, b: Histogram): number =>
  a.reduce((sum, share, value) => sum + Math.min(share, b[value]), 0);

/** CIE lightness L*, 0…100, of a luminance 0…255. */
export const lightnessOf = (luminance: number): number => {
  const y = luminance / 255;
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
};

/** The smallest value at or below which a given share of the histogram lies. */
export function valueAt(histogram: Histogram, share: number): number {
  let below = 0;
  const value = histogram.findIndex((part) => {
    below += part;
    return below >= share;
  });
  return value < 0 ? histogram.length - 1 : value;
}
