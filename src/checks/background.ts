import { defineCheck } from '../core/check/check.ts';
import { atLeast, atMost } from '../core/check/judge.ts';

/** Colour difference CIEDE2000 of the background's median colour from white. */
export const backgroundWhite = defineCheck({
  id: 'background-white',
  needs: ['background'],
  measure: ({ background }) => background.fromWhite,
  judge: atMost,
});

/** CIE 1976 lightness L* of the background's median colour, 0…100: for documents that ask for a light one. */
export const backgroundLight = defineCheck({
  id: 'background-light',
  needs: ['background'],
  measure: ({ background }) => background.lightness,
  judge: atLeast,
});

/** CIE 1976 chroma C*ab of the background's median colour: how far its colour is from grey. */
export const backgroundTint = defineCheck({
  id: 'background-tint',
  needs: ['background'],
  measure: ({ background }) => background.chroma,
  judge: atMost,
});

/**
 * How much the background varies, in steps of L*a*b*: from place to place, and across it. The busiest part is
 * left out: hair that stands off the head is no wallpaper.
 */
export const backgroundUniform = defineCheck({
  id: 'background-uniform',
  needs: ['background'],
  measure: ({ background }) => background.unevenness,
  judge: atMost,
});

/** How much darker the background is beside the head than elsewhere, in L*. */
export const backgroundShadow = defineCheck({
  id: 'background-shadow',
  needs: ['background'],
  measure: ({ background }) => background.shadow,
  judge: atMost,
});
