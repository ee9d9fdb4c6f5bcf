/** Names for points of the MediaPipe face mesh (478-point numbering). Left and right are the subject's. */
export type Pairs = readonly (readonly [upper: number, lower: number])[];

export const landmark = {
  chin: 152,
  foreheadTop: 10,
  /** Where the cheek meets the ear, at the height of the tragus. */
  rightCheek: 234,
  leftCheek: 454,
  rightEyeOuter: 33,
  rightEyeInner: 133,
  leftEyeInner: 362,
  leftEyeOuter: 263,
  rightMouthCorner: 61,
  leftMouthCorner: 291,
  lipTop: 13,
  lipBottom: 14,
} as const;

/** Upper and lower lid, at three places along each eye. */
export const rightLidPairs: Pairs = [
  [160, 144],
  [159, 145],
  [158, 153],
];
export const leftLidPairs: Pairs = [
  [387, 373],
  [386, 374],
  [385, 380],
];

/** Inner edge of the upper and lower lip, at three places. */
export const innerLipPairs: Pairs = [
  [82, 87],
  [13, 14],
  [312, 317],
];
