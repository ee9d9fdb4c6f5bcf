import { defineCheck } from '../core/check/check.ts';
import { atMost, range } from '../core/check/judge.ts';
import { eyeOpening } from '../core/face/apertures.ts';
import type { Lab } from '../core/pixels/colour.ts';

const outside = (value: number, min: number, max: number) => Math.max(0, min - value, value - max);

/**
 * Distance of a*, b* from the box [5, 25] × [5, 35]; 100 for a bluish or greenish cast (ISO/IEC 29794-5, natural
 * colour).
 */
const skinOff = (a: number, b: number): number =>
  a < 0 || b < 0 ? 100 : Math.hypot(outside(a, 5, 25), outside(b, 5, 35));

/** a* and b* of the whites of the eyes in white light, and how far healthy eyes may differ from them. Calibrated. */
const WHITE = { a: 2, b: 4, radius: 9 };
/** Whites darker than this L* show eyelashes and shadow, not the colour of the light. */
const LIT = 40;
/** Lids closer than this (gap / T) hide the whites. */
const SHUT = 0.035;
const whitesOff = ({ l, a, b }: Lab): number =>
  l < LIT ? 0 : Math.max(0, Math.hypot(a - WHITE.a, b - WHITE.b) - WHITE.radius);

/**
 * How far a* and b* lie outside the natural range: of the cheeks, or of the whites of the eyes, whichever is
 * further. The whites are alike in all people, so they tell coloured light from skin of that colour.
 */
export const skinColour = defineCheck({
  id: 'skin-colour',
  needs: ['cheeks', 'eyeLook', 'apertures', 'head'],
  measure: ({ cheeks, eyeLook, apertures, head }) =>
    Math.max(
      skinOff(cheeks.a, cheeks.b),
      eyeOpening(apertures, head) < SHUT ? 0 : whitesOff(eyeLook.whites),
    ),
  judge: atMost,
});

/** Chroma C*ab of the face's skin. A grey photo has 0. */
export const saturation = defineCheck({
  id: 'saturation',
  needs: ['skin'],
  measure: ({ skin }) => Math.hypot(skin.a, skin.b),
  judge: range,
});
