import { defineCheck } from '../core/check.ts';
import { chinDistance } from '../core/head.ts';
import { atLeast, atMost } from '../core/judge.ts';

/** Smaller of the two widest lid gaps / T (ISO/IEC 29794-5, eyes open). */
export const eyesOpen = defineCheck({
  id: 'eyes-open',
  needs: ['apertures', 'head'],
  measure: ({ apertures: { leftEye, rightEye }, head }) =>
    Math.min(leftEye, rightEye) / chinDistance(head),
  judge: atLeast,
});

/** Widest inner-lip gap / T (ISO/IEC 29794-5, mouth closed). */
export const mouthClosed = defineCheck({
  id: 'mouth-closed',
  needs: ['apertures', 'head'],
  measure: ({ apertures, head }) => apertures.mouth / chinDistance(head),
  judge: atMost,
});
