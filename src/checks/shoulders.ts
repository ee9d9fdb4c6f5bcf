import { defineCheck } from '../core/check/check.ts';
import { atLeast, atMost, range } from '../core/check/judge.ts';

/** Slope of the shoulder line, degrees, + = clockwise in the image. */
export const shouldersLevel = defineCheck({
  id: 'shoulders-level',
  needs: ['shoulders'],
  measure: ({ shoulders }) => shoulders,
  judge: range,
});

/** Colour difference CIEDE2000 between the clothes at the shoulders and the background. */
export const clothingContrast = defineCheck({
  id: 'clothing-contrast',
  needs: ['clothing'],
  measure: ({ clothing }) => clothing.contrast,
  judge: atLeast,
});

/** Share of the shoulders that has the colour of the same person's cheeks. */
export const bareShoulders = defineCheck({
  id: 'bare-shoulders',
  needs: ['clothing'],
  measure: ({ clothing }) => clothing.skin,
  judge: atMost,
});
