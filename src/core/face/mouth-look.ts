import type { Landmark, MouthLook } from '../check/artifacts.ts';
import { distance } from '../pixels/geometry.ts';
import { type LabCrop, pixelsWithin, valuesAt } from '../pixels/lab-crop.ts';
import { quantile } from '../pixels/quantile.ts';
import { innerLips, outerLips } from './face-parts.ts';
import { faceExtent } from './head.ts';
import { landmark } from './landmarks.ts';
import type { SkinModel } from './skin-model.ts';

/**
 * Teeth are this much lighter than the lips, hardly darker than the skin, and less red than the lips, in L* and
 * a*.
 */
const TEETH = { aboveLips: 3, belowSkin: 15, lessRed: 5 };

function teethOf(crop: LabCrop, landmarks: readonly Landmark[], skin: SkinModel): number {
  const within = (part: readonly number[]) =>
    pixelsWithin(
      crop,
      part.map((i) => landmarks[i]),
    );
  const gap = within(innerLips);
  const inside = new Set(gap);
  const mouth = within(outerLips);
  const lips = mouth.filter((i) => !inside.has(i));
  const lipOf = (channel: Float32Array) => quantile(valuesAt(channel, lips), 0.5);
  const [l, a] = [lipOf(crop.l), lipOf(crop.a)];
  if (l === undefined || a === undefined) return 0;
  const least = Math.max(skin.l - TEETH.belowSkin, l + TEETH.aboveLips);
  const teeth = gap.filter((i) => crop.l[i] >= least && crop.a[i] <= a - TEETH.lessRed);
  return teeth.length / mouth.length;
}

/** Finds teeth by their colour, and the corners of the mouth by the landmarks. */
export function mouthLookOf(
  crop: LabCrop,
  landmarks: readonly Landmark[],
  skin: SkinModel,
): MouthLook {
  const { leftEye, rightEye } = faceExtent(landmarks);
  const eyes = distance(leftEye, rightEye);
  // The distance below the line of the eyes. It does not change when the head tilts.
  const down = ({ x, y }: Landmark) =>
    ((y - rightEye.y) * (leftEye.x - rightEye.x) - (x - rightEye.x) * (leftEye.y - rightEye.y)) /
    eyes;
  const [right, left] = [landmarks[landmark.rightMouthCorner], landmarks[landmark.leftMouthCorner]];
  const middle = (down(landmarks[landmark.lipTop]) + down(landmarks[landmark.lipBottom])) / 2;
  const width = distance(right, left);
  return {
    teeth: teethOf(crop, landmarks, skin),
    width: width / eyes,
    lift: (middle - (down(right) + down(left)) / 2) / width,
  };
}
