import type { Landmark } from '../core/artifacts.ts';
import { defineCheck } from '../core/check.ts';
import { distance } from '../core/geometry.ts';
import { chinDistance } from '../core/head.ts';
import { atLeast, atMost } from '../core/judge.ts';
import { innerLipPairs, leftLidPairs, type Pairs, rightLidPairs } from '../core/landmarks.ts';

const widestGap = (landmarks: readonly Landmark[], pairs: Pairs): number =>
  Math.max(...pairs.map(([upper, lower]) => distance(landmarks[upper], landmarks[lower])));

/** Smaller of the two widest lid gaps / T (ISO/IEC 29794-5, eyes open). */
export const eyesOpen = defineCheck({
  id: 'eyes-open',
  needs: ['landmarks', 'head'],
  measure: ({ landmarks, head }) =>
    Math.min(widestGap(landmarks, leftLidPairs), widestGap(landmarks, rightLidPairs)) /
    chinDistance(head),
  judge: atLeast,
});

/** Widest inner-lip gap / T (ISO/IEC 29794-5, mouth closed). */
export const mouthClosed = defineCheck({
  id: 'mouth-closed',
  needs: ['landmarks', 'head'],
  measure: ({ landmarks, head }) => widestGap(landmarks, innerLipPairs) / chinDistance(head),
  judge: atMost,
});
