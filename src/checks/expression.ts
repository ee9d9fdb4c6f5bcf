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

/** Teeth that are seen, as a share of mouth and lips; even a small gap shows them. */
export const teethHidden = defineCheck({
  id: 'teeth-hidden',
  needs: ['mouthLook'],
  measure: ({ mouthLook }) => mouthLook.teeth,
  judge: atMost,
});

/** How much the raised corners count beside the widened mouth; calibrated. */
const LIFT = 1.5;
/** By how much of the mouth's width a neutral mouth's corners sink for each degree that the chin rises; calibrated. */
const LIFT_PER_DEGREE = 0.0085;

/** Mouth's width in distances between the eyes, and more for corners that are drawn up: the more, the more it smiles. */
export const expression = defineCheck({
  id: 'expression',
  needs: ['mouthLook', 'pose'],
  measure: ({ mouthLook: { width, lift }, pose }) =>
    width + LIFT * (lift + LIFT_PER_DEGREE * pose.pitch),
  judge: atMost,
});
