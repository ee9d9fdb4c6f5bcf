import { defineCheck } from '../core/check/check.ts';
import { doubtBelow } from '../core/check/judge.ts';

/** Finest detail of the skin over that of the eyes: a blur takes both, a beauty filter the skin's alone. */
export const retouching = defineCheck({
  id: 'retouching',
  needs: ['skinLight'],
  measure: ({ skinLight }) => skinLight.texture,
  judge: doubtBelow,
});
