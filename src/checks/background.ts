import { defineCheck } from '../core/check/check.ts';
import { atLeast, atMost } from '../core/check/judge.ts';

/** Colour difference CIEDE2000 of the background's median colour from white. */
export const backgroundWhite = defineCheck({
  id: 'background-white',
  needs: ['background'],
  measure: ({ background }) => background.fromWhite,
  judge: atMost,
});

/** CIE 1976 lightness L* of the background's median colour, 0…100. For documents that ask for a light background. */
export const backgroundLight = defineCheck({
  id: 'background-light',
  needs: ['background'],
  measure: ({ background }) => background.lightness,
  judge: atLeast,
});

/** CIE 1976 chroma C*ab of the background's median colour: how far it is from grey. */
export const backgroundTint = defineCheck({
  id: 'background-tint',
  needs: ['background'],
  measure: ({ background }) => background.chroma,
  judge: atMost,
});

/**
 * How much the background varies, in steps of L*a*b*: between neighbouring places, and from one side to the other.
 * The busiest part does not count, because loose hair lies there.
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
