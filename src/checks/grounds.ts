import type { CheckId } from './index.ts';

/** A check whose failing takes from others what they would be measured on. */
export interface Ground {
  readonly cause: CheckId;
  /** Only a value this far from 0, or farther. Without `from` and `below` every failure is a cause. */
  readonly from?: number;
  /** Only a value below this. */
  readonly below?: number;
  /** What says nothing until the cause is mended. */
  readonly spoils: readonly CheckId[];
}

const lengthsAcross: readonly CheckId[] = ['face-width', 'eye-distance', 'face-centre'];
const lengthsAbove: readonly CheckId[] = ['hair-height', 'head-top-gap', 'crown-gap'];
const mouth: readonly CheckId[] = ['mouth-closed', 'teeth-hidden', 'expression'];

/** All that is seen on a person and the wall, and is no light. */
const looks: readonly CheckId[] = [
  'head-covering',
  'face-covering',
  'glasses-tint',
  'eyes-visible',
  'pose-roll',
  'pose-yaw',
  'pose-pitch',
  'shoulders-level',
  ...lengthsAcross,
  'head-height',
  ...lengthsAbove,
  'eye-line',
  'chin-gap',
  'eyes-open',
  ...mouth,
  'gaze',
  'eyebrows-visible',
  'ears-visible',
  'skin-colour',
  'background-white',
  'background-light',
  'background-tint',
  'background-uniform',
  'background-shadow',
  'clothing-contrast',
  'bare-shoulders',
  'sharpness',
  'noise',
  'compression',
  'saturation',
  'red-eye',
  'retouching',
];

/**
 * Which failure leaves which checks without a ground. A cause that is itself spoilt by an earlier entry
 * spoils nothing.
 */
export const grounds: readonly Ground[] = [
  // A face as dark as this has no features to measure. L* / 100.
  { cause: 'face-brightness', below: 0.2, spoils: looks },
  // A face that is burnt out by half has none either.
  { cause: 'over-exposure', from: 0.5, spoils: looks },
  // From the side, one eye and half of the mouth lie behind the nose. Degrees.
  {
    cause: 'pose-yaw',
    from: 25,
    spoils: ['face-covering', 'eyes-visible', 'eyebrows-visible', 'eyes-open', ...mouth],
  },
  // A turned head is narrower, shows one ear, looks past the camera and has a dark side.
  {
    cause: 'pose-yaw',
    spoils: [...lengthsAcross, 'gaze', 'ears-visible', 'light-even'],
  },
  // A hat hides the top of the hair, the ears and often the brows, and shades the face.
  {
    cause: 'head-covering',
    spoils: [...lengthsAbove, 'eyebrows-visible', 'ears-visible', 'light-even'],
  },
  // Behind dark lenses no eye is seen, and a lens that shines is no reflex on a clear one.
  {
    cause: 'glasses-tint',
    spoils: ['eyes-visible', 'eyes-open', 'gaze', 'glasses-glare', 'red-eye'],
  },
  // Under a mask or a hand there is no mouth; what lies on the skin has its own colour and shadow.
  {
    cause: 'face-covering',
    spoils: [...mouth, 'light-even', 'hot-spots', 'skin-colour', 'retouching'],
  },
  { cause: 'eyes-visible', spoils: ['eyes-open', 'gaze', 'red-eye'] },
  { cause: 'eyes-open', spoils: ['gaze', 'red-eye'] },
  // A photo in black and white has no colours that could be wrong.
  { cause: 'saturation', below: 3, spoils: ['skin-colour', 'background-tint'] },
];
