import { defineCheck } from '../core/check/check.ts';
import { atLeast, atMost } from '../core/check/judge.ts';

/** Share of the head above the brows that a hat or cloth covers, 0…1. */
export const headCovering = defineCheck({
  id: 'head-covering',
  needs: ['coverings'],
  measure: ({ coverings }) => coverings.head,
  judge: atMost,
});

/** Share of the face below the eyes that a mask, scarf, hand or thing covers, 0…1. */
export const faceCovering = defineCheck({
  id: 'face-covering',
  needs: ['coverings'],
  measure: ({ coverings }) => coverings.face,
  judge: atMost,
});

/** Strength of the tint before the more shaded eye, 0…1. */
export const glassesTint = defineCheck({
  id: 'glasses-tint',
  needs: ['coverings'],
  measure: ({ coverings }) => Math.max(coverings.leftTint, coverings.rightTint),
  judge: atMost,
});

/** Share of the more hidden eye that hair, a frame or a thing covers, 0…1. */
export const eyesVisible = defineCheck({
  id: 'eyes-visible',
  needs: ['coverings'],
  measure: ({ coverings }) => Math.max(coverings.leftEye, coverings.rightEye),
  judge: atMost,
});

/** How much is seen of the brow that is more hidden, 0…1. */
export const eyebrowsVisible = defineCheck({
  id: 'eyebrows-visible',
  needs: ['coverings'],
  measure: ({ coverings }) => 1 - Math.max(coverings.leftBrow, coverings.rightBrow),
  judge: atLeast,
});

/** How much is seen of the ear that is more hidden, 0…1. */
export const earsVisible = defineCheck({
  id: 'ears-visible',
  needs: ['coverings'],
  measure: ({ coverings }) => Math.min(coverings.leftEar, coverings.rightEar),
  judge: atLeast,
});
