import { defineCheck } from '../core/check.ts';
import { atMost } from '../core/judge.ts';

/** Mean CIE 1976 colour difference of the background from white. */
export const backgroundWhite = defineCheck({
  id: 'background-white',
  needs: ['background'],
  measure: ({ background }) => background.fromWhite,
  judge: atMost,
});

/**
 * Mean Scharr gradient of the background's luminance, after ISO/IEC 29794-5, background uniformity. Unlike
 * there the luminance is averaged over 5 × 5 pixels first, so that sensor noise is no texture, and the
 * busiest twentieth is left out: hair that stands off the head is no wallpaper.
 */
export const backgroundUniform = defineCheck({
  id: 'background-uniform',
  needs: ['background'],
  measure: ({ background }) => background.gradient,
  judge: atMost,
});
