import { defineCheck } from '../core/check/check.ts';
import { atLeast, atMost } from '../core/check/judge.ts';

/** Sharpness of the face's edges at the submitted size, 0 (blurred) … 1. */
export const sharpness = defineCheck({
  id: 'sharpness',
  needs: ['focus'],
  measure: ({ focus }) => focus,
  judge: atLeast,
});

/** Standard deviation of the noise in the face's calm parts, in steps of 0…255. */
export const noise = defineCheck({
  id: 'noise',
  needs: ['noise'],
  measure: (have) => have.noise,
  judge: atMost,
});

/**
 * How far the borders of a JPEG's blocks stand out, in steps of 0…255; or, if that is more, how far the file that the
 * photo was made from moved its blocks. Scaling hides the borders, but brings back nothing that was lost.
 */
export const compression = defineCheck({
  id: 'compression',
  needs: ['blockiness', 'source'],
  measure: ({ blockiness, source: { blockError = 0 } }) => Math.max(blockiness, blockError),
  judge: atMost,
});
