import { defineCheck } from '../core/check/check.ts';
import { doubtBelow } from '../core/check/judge.ts';

/**
 * The finest detail of the skin, divided by that of the eyes. A blur removes both; a beauty filter removes only
 * the skin's.
 */
export const retouching = defineCheck({
  id: 'retouching',
  needs: ['skinLight'],
  measure: ({ skinLight }) => skinLight.texture,
  judge: doubtBelow,
});
