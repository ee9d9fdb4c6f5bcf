import { defineCheck } from '../core/check.ts';
import { lightnessHistogram, lightnessSpread, mean, overlap, share } from '../core/histogram.ts';
import { atLeast, atMost, range } from '../core/judge.ts';

/** Mean L / 255 over the face zone (ISO/IEC 29794-5, luminance mean). */
export const faceBrightness = defineCheck({
  id: 'face-brightness',
  needs: ['faceLight'],
  measure: ({ faceLight }) => mean(faceLight.histogram) / 255,
  judge: range,
});

/** Share of the face zone with L ≤ 25 (ISO/IEC 29794-5, under-exposure prevention). */
export const underExposure = defineCheck({
  id: 'under-exposure',
  needs: ['faceLight'],
  measure: ({ faceLight }) => share(faceLight.histogram, 0, 25),
  judge: atMost,
});

/** Share of the face zone with L ≥ 247 (ISO/IEC 29794-5, over-exposure prevention). */
export const overExposure = defineCheck({
  id: 'over-exposure',
  needs: ['faceLight'],
  measure: ({ faceLight }) => share(faceLight.histogram, 247, 255),
  judge: atMost,
});

/** A difference in lightness L* that the eye lets pass across a face. */
const UNSEEN = 5;
const spread = lightnessSpread(UNSEEN);

/**
 * Overlap of the two cheeks' lightness histograms, 0…1, after ISO/IEC 29794-5, illumination uniformity.
 * Unlike there it is taken of L*, spread by 5: smooth skin makes histograms so narrow that a difference
 * nobody sees would leave no overlap, and linear light would hold dark and fair skin to different rules.
 */
export const lightEven = defineCheck({
  id: 'light-even',
  needs: ['cheeks'],
  measure: ({ cheeks }) =>
    overlap(lightnessHistogram(cheeks.left, spread), lightnessHistogram(cheeks.right, spread)),
  judge: atLeast,
});
