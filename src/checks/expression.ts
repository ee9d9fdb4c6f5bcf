import { defineCheck } from '../core/check/check.ts';
import { atLeast, atMost } from '../core/check/judge.ts';
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

/** Visible teeth, as a share of mouth and lips. Even a small gap shows teeth. */
export const teethHidden = defineCheck({
  id: 'teeth-hidden',
  needs: ['mouthLook'],
  measure: ({ mouthLook }) => mouthLook.teeth,
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
