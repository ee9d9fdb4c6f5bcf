import { defineCheck } from '../core/check/check.ts';
import { atLeast, atMost } from '../core/check/judge.ts';
import { both } from '../core/face/answers.ts';

/** How surely, and how far, a hat or cloth covers the head above the brows; or how surely headphones are worn; 0…1. */
export const headCovering = defineCheck({
  id: 'head-covering',
  needs: ['coverings', 'answers'],
  measure: ({ coverings, answers }) =>
    // No cell is asked about headphones, so they alone decide nothing before they are all but sure.
    Math.max(both(coverings.head, answers.hat), answers.headphones / 2),
  judge: atMost,
});

/** How surely, and how far, a mask, scarf, hand or thing covers the face below the eyes, 0…1. */
export const faceCovering = defineCheck({
  id: 'face-covering',
  needs: ['coverings', 'answers'],
  measure: ({ coverings, answers: { mask, chinMask, hand, thing } }) =>
    both(coverings.face, Math.max(mask, chinMask, hand, thing)),
  judge: atMost,
});

/** How surely, and how strongly, the more shaded eye is behind a tint, 0…1. */
export const glassesTint = defineCheck({
  id: 'glasses-tint',
  needs: ['coverings', 'answers'],
  measure: ({ coverings, answers }) =>
    both(Math.max(coverings.leftTint, coverings.rightTint), answers.tint),
  judge: atMost,
});

/** How surely, and how far, hair, a frame or a thing covers the more hidden eye, 0…1. */
export const eyesVisible = defineCheck({
  id: 'eyes-visible',
  needs: ['coverings', 'answers'],
  measure: ({ coverings, answers }) =>
    both(Math.max(coverings.leftEye, coverings.rightEye), answers.hairOverEye),
  judge: atMost,
});

/** How surely, and how far, both brows are seen, 0…1. */
export const eyebrowsVisible = defineCheck({
  id: 'eyebrows-visible',
  needs: ['coverings', 'answers'],
  measure: ({ coverings, answers }) =>
    1 - both(Math.max(coverings.leftBrow, coverings.rightBrow), answers.hairOverBrow),
  judge: atLeast,
});

/** How surely, and how far, both ears are seen, 0…1. */
export const earsVisible = defineCheck({
  id: 'ears-visible',
  needs: ['coverings', 'answers'],
  measure: ({ coverings, answers }) =>
    both(Math.min(coverings.leftEar, coverings.rightEar), answers.ears),
  judge: atLeast,
});
