import { defineCheck } from '../core/check/check.ts';
import { range } from '../core/check/judge.ts';

/** Degrees, + = nose towards the image's right (ISO/IEC 19794-5, 7.2.2). */
export const poseYaw = defineCheck({
  id: 'pose-yaw',
  needs: ['pose'],
  measure: ({ pose }) => pose.yaw,
  judge: range,
});

/** Degrees, + = nose up. */
export const posePitch = defineCheck({
  id: 'pose-pitch',
  needs: ['pose'],
  measure: ({ pose }) => pose.pitch,
  judge: range,
});

/** Degrees, + = clockwise in the image. */
export const poseRoll = defineCheck({
  id: 'pose-roll',
  needs: ['pose'],
  measure: ({ pose }) => pose.roll,
  judge: range,
});
