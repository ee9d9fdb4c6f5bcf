import { defineCheck } from '../core/check.ts';
import { atLeast, atMost } from '../core/judge.ts';

/** Focus of the face at the submitted size, 0 (blurred) … 1. */
export const sharpness = defineCheck({
  id: 'sharpness',
  needs: ['focus'],
  measure: ({ focus }) => focus,
  judge: atLeast,
});

const outside = (value: number, min: number, max: number) => Math.max(0, min - value, value - max);

/** Distance of the cheeks' a*, b* from [5, 25] × [5, 35]; 100 for a bluish or greenish cast (ISO/IEC 29794-5, natural colour). */
export const skinColour = defineCheck({
  id: 'skin-colour',
  needs: ['cheeks'],
  measure: ({ cheeks: { a, b } }) =>
    a < 0 || b < 0 ? 100 : Math.hypot(outside(a, 5, 25), outside(b, 5, 35)),
  judge: atMost,
});
