import { mean, normalise, share } from '../core/pixels/histogram.ts';
import type { AlignedFace } from './aligned-face.ts';

/** Light over the landmarked region. */
export function regionLight({ luminance, region }: AlignedFace) {
  const counts = new Uint32Array(256);
  region.data.forEach((inside, i) => {
    if (inside === 1) counts[luminance[i]] += 1;
  });
  const shares = normalise(counts);
  const average = mean(shares) / 255;
  return {
    LuminanceMean: average,
    LuminanceVariance: shares.reduce((sum, one, l) => sum + one * (l / 255 - average) ** 2, 0),
    UnderExposurePrevention: share(shares, 0, 25),
    OverExposurePrevention: share(shares, 247, 255),
    DynamicRange: shares.reduce((bits, one) => (one === 0 ? bits : bits - one * Math.log2(one)), 0),
  };
}
