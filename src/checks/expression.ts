import { defineCheck } from '../core/check/check.ts';
import { atLeast, atMost } from '../core/check/judge.ts';
import { both } from '../core/face/answers.ts';
import { eyeOpening } from '../core/face/apertures.ts';
import { chinDistance } from '../core/face/head.ts';

/** Smaller of the two widest lid gaps / T (ISO/IEC 29794-5, eyes open). */
export const eyesOpen = defineCheck({
  id: 'eyes-open',
  needs: ['apertures', 'head'],
  measure: ({ apertures, head }) => eyeOpening(apertures, head),
  judge: atLeast,
});

/** Widest inner-lip gap / T (ISO/IEC 29794-5, mouth closed). */
export const mouthClosed = defineCheck({
  id: 'mouth-closed',
  needs: ['apertures', 'head'],
  measure: ({ apertures, head }) => apertures.mouth / chinDistance(head),
  judge: atMost,
});

/** The share of mouth and lips from which on teeth could not be more plainly seen. Calibrated. */
const PLAIN_TEETH = 0.1;

/** How surely, and how plainly, teeth are seen, 0…1. */
export const teethHidden = defineCheck({
  id: 'teeth-hidden',
  needs: ['mouthLook', 'answers'],
  measure: ({ mouthLook, answers }) =>
    both(Math.min(1, mouthLook.teeth / PLAIN_TEETH), answers.teeth),
  judge: atMost,
});

/** How much raised corners count, compared with a widened mouth. Calibrated. */
const LIFT = 1.5;
/**
 * How far the corners of a neutral mouth sink for each degree that the chin rises, in widths of the mouth.
 * Calibrated.
 */
const LIFT_PER_DEGREE = 0.0085;

/**
 * The width of the mouth, divided by the distance between the eyes, plus an amount for raised corners. The larger,
 * the more the person smiles.
 */
export const expression = defineCheck({
  id: 'expression',
  needs: ['mouthLook', 'pose'],
  measure: ({ mouthLook: { width, lift }, pose }) =>
    width + LIFT * (lift + LIFT_PER_DEGREE * pose.pitch),
  judge: atMost,
});
