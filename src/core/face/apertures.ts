import type { Apertures, Head, Landmark } from '../check/artifacts.ts';
import { distance } from '../pixels/geometry.ts';
import { chinDistance } from './head.ts';
import { innerLipPairs, leftLidPairs, type Pairs, rightLidPairs } from './landmarks.ts';

const widestGap = (landmarks: readonly Landmark[], pairs: Pairs): number =>
  Math.max(...pairs.map(([upper, lower]) => distance(landmarks[upper], landmarks[lower])));

/**
 * How wide the eyes and the mouth are open: for each, the widest of three gaps (ISO/IEC 29794-5, eyes open and
 * mouth closed).
 */
export const aperturesOf = (landmarks: readonly Landmark[]): Apertures => ({
  leftEye: widestGap(landmarks, leftLidPairs),
  rightEye: widestGap(landmarks, rightLidPairs),
  mouth: widestGap(landmarks, innerLipPairs),
});

/** Smaller of the two widest lid gaps / T (ISO/IEC 29794-5, eyes open). */
export const eyeOpening = (
  { leftEye, rightEye }: Apertures,
  head: Pick<Head, 'eyes' | 'chin'>,
): number => Math.min(leftEye, rightEye) / chinDistance(head);
