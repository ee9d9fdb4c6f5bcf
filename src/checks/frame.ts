import { defineCheck } from '../core/check.ts';
import { atLeast, range } from '../core/judge.ts';

/** Between the two ear/cheek junctions, horizontally, px (GA 461, 脸部宽). */
export const faceWidth = defineCheck({
  id: 'face-width',
  needs: ['head'],
  measure: ({ head }) => head.leftCheek.x - head.rightCheek.x,
  judge: range,
});

/** Eye midpoint to the bottom edge, px (GA 461, 双眼连线). */
export const eyeLine = defineCheck({
  id: 'eye-line',
  needs: ['head', 'file'],
  measure: ({ head, file }) => file.height - head.eyes.y,
  judge: atLeast,
});

/** Top of the hair to the top edge, px (GA 461, 头顶发迹). */
export const headTopGap = defineCheck({
  id: 'head-top-gap',
  needs: ['head'],
  measure: ({ head }) => head.top,
  judge: range,
});

/** Eye midpoint to the left edge, px. */
export const faceCentre = defineCheck({
  id: 'face-centre',
  needs: ['head'],
  measure: ({ head }) => head.eyes.x,
  judge: range,
});
