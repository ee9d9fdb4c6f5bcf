import { defineCheck } from '../core/check/check.ts';
import { range, within } from '../core/check/judge.ts';
import {
  crownRow,
  eyeDistance as eyeDistanceOf,
  faceWidth as faceWidthOf,
  headHeight as headHeightOf,
} from '../core/face/head.ts';

// Specs state these limits for the format's frame. Where a photo may be larger, the limits grow with it.

/** Between the two ear/cheek junctions, horizontally, px (GA 461, 脸部宽; ISO/IEC 19794-5, head width). */
export const faceWidth = defineCheck({
  id: 'face-width',
  needs: ['head'],
  measure: ({ head }) => faceWidthOf(head),
  judge: range,
  inFrame: true,
});

/** Chin to crown, the top of the skull without hair, px (ICAO Doc 9303). */
export const headHeight = defineCheck({
  id: 'head-height',
  needs: ['head'],
  measure: ({ head }) => headHeightOf(head),
  judge: range,
  inFrame: true,
});

/** Chin to the top of the hair, px (Japanese passport, 頭頂). */
export const hairHeight = defineCheck({
  id: 'hair-height',
  needs: ['head'],
  measure: ({ head }) => head.chin.y - head.top,
  judge: range,
  inFrame: true,
});

/** Between the eye centres, px. */
export const eyeDistance = defineCheck({
  id: 'eye-distance',
  needs: ['head'],
  measure: ({ head }) => eyeDistanceOf(head),
  judge: within,
  inFrame: true,
});

/** Eye midpoint to the bottom edge, px (GA 461, 双眼连线). */
export const eyeLine = defineCheck({
  id: 'eye-line',
  needs: ['head', 'file'],
  measure: ({ head, file }) => file.height - head.eyes.y,
  judge: within,
  inFrame: true,
});

/** Top of the hair to the top edge, px (GA 461, 头顶发迹). */
export const headTopGap = defineCheck({
  id: 'head-top-gap',
  needs: ['head'],
  measure: ({ head }) => head.top,
  judge: within,
  inFrame: true,
});

/** Crown to the top edge, px. */
export const crownGap = defineCheck({
  id: 'crown-gap',
  needs: ['head'],
  measure: ({ head }) => crownRow(head),
  judge: within,
  inFrame: true,
});

/** Chin to the bottom edge, px. */
export const chinGap = defineCheck({
  id: 'chin-gap',
  needs: ['head', 'file'],
  measure: ({ head, file }) => file.height - head.chin.y,
  judge: within,
  inFrame: true,
});

/** Eye midpoint to the left edge, px. */
export const faceCentre = defineCheck({
  id: 'face-centre',
  needs: ['head'],
  measure: ({ head }) => head.eyes.x,
  judge: range,
  inFrame: true,
});
