import { defineCheck } from '../core/check/check.ts';
import { atMost } from '../core/check/judge.ts';

/**
 * For eyes that look into the camera: how far the irises stand above the middle between the corners, and how far
 * they move to the side for each degree that the head turns. In eye widths. Calibrated.
 */
const STRAIGHT = { y: -0.062, perDegree: -0.0045 };

/** How far the irises are from where they would be if the eyes looked into the camera, in eye widths. */
export const gaze = defineCheck({
  id: 'gaze',
  needs: ['gaze', 'pose'],
  measure: ({ gaze, pose }) =>
    Math.max(Math.abs(gaze.x - STRAIGHT.perDegree * pose.yaw), Math.abs(gaze.y - STRAIGHT.y)),
  judge: atMost,
});

/** Share of the redder iris that is red. */
export const redEye = defineCheck({
  id: 'red-eye',
  needs: ['eyeLook'],
  measure: ({ eyeLook }) => eyeLook.red,
  judge: atMost,
});

/** Where glasses are less likely than this, the face is bare, and a light spot lies on the skin; calibrated. */
const BARE = 0.02;

/** Share of the area around an eye that is a reflection of a light; the larger of the two eyes. 0 without glasses. */
export const glassesGlare = defineCheck({
  id: 'glasses-glare',
  needs: ['eyeLook', 'answers'],
  measure: ({ eyeLook, answers }) => (answers.glasses < BARE ? 0 : eyeLook.glare),
  judge: atMost,
});
