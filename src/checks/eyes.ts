import { defineCheck } from '../core/check/check.ts';
import { atMost } from '../core/check/judge.ts';

/**
 * Of eyes that look into the camera: how far above the middle between their corners the irises stand, and
 * how far they move aside for each degree that the head is turned. In eye widths; calibrated.
 */
const STRAIGHT = { y: -0.062, perDegree: -0.0045 };

/** How far the irises stand from where eyes that look into the camera have them, in eye widths. */
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

/** Share of the surroundings of the more dazzled eye that is a light's reflex. */
export const glassesGlare = defineCheck({
  id: 'glasses-glare',
  needs: ['eyeLook'],
  measure: ({ eyeLook }) => eyeLook.glare,
  judge: atMost,
});
