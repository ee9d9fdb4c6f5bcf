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

/** Sum of the smaller share of each value: 1 where two histograms agree, 0 where they share nothing. */
export const overlap = (a: Histogram, b: Histogram): number =>
  a.reduce((sum, share, value) => sum + Math.min(share, b[value]), 0);

/** CIE lightness, 0…100, of a luminance 0…255. */
const lightnessOf = (luminance: number): number => {
  const y = luminance / 255;
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
};

/** For each luminance 0…255 the weight of each lightness L* = 0…100 that it is spread over. */
export type Spread = readonly Float64Array[];

/** Each luminance as a Gaussian of `sigma` steps of lightness. */
export const lightnessSpread = (sigma: number): Spread =>
  Array.from({ length: 256 }, (_, luminance) => {
    const centre = lightnessOf(luminance);
    return Float64Array.from({ length: 101 }, (_, l) =>
      Math.exp(-(((l - centre) / sigma) ** 2) / 2),
    );
  });

/**
 * A histogram of luminance as one of lightness L* = 0…100, each value spread. What falls beyond black or
 * white is lost before the shares are made to add up to 1.
 */
export function lightnessHistogram(luminance: Histogram, spread: Spread): Histogram {
  const bins = new Float64Array(101);
  luminance.forEach((share, value) => {
    if (share === 0) return;
    const weights = spread[value];
    for (let l = 0; l < bins.length; l++) bins[l] += share * weights[l];
  });
  return normalise(bins);
}
