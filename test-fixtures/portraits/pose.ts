import { clamp, DEGREE, lerp, smoothstep, type V3 } from './maths.ts';

/** Head pose in degrees: yaw + to the image's right, pitch + up, roll + clockwise in the image. */
export interface Pose {
  yaw: number;
  pitch: number;
  roll: number;
}

/** Rotation matrix, row by row, of Rz(−roll) Ry(yaw) Rx(−pitch); y is up. */
export function rotation({ yaw, pitch, roll }: Pose): number[] {
  const [sa, ca] = [Math.sin(yaw * DEGREE), Math.cos(yaw * DEGREE)];
  const [sb, cb] = [Math.sin(-pitch * DEGREE), Math.cos(-pitch * DEGREE)];
  const [sc, cc] = [Math.sin(-roll * DEGREE), Math.cos(-roll * DEGREE)];
  return [
    ...[cc * ca, cc * sa * sb - sc * cb, cc * sa * cb + sc * sb],
    ...[sc * ca, sc * sa * sb + cc * cb, sc * sa * cb - cc * sb],
    ...[-sa, ca * sb, ca * cb],
  ];
}

/** The pose that {@link rotation} made. */
export function poseOf(rotation: ArrayLike<number>): Pose {
  return {
    yaw: Math.asin(clamp(-rotation[6], -1, 1)) / DEGREE,
    pitch: -Math.atan2(rotation[7], rotation[8]) / DEGREE,
    roll: -Math.atan2(rotation[3], rotation[0]) / DEGREE,
  };
}

/** How much a point at rest height y (cm) turns with the head, 0..1. */
export type Follows = (y: number) => number;
export const asHead: Follows = () => 1;
export const asNeck: Follows = (y) => smoothstep(-15.5, -6, y);
/** Long hair lies on the shoulders. */
export const asHair: Follows = (y) => lerp(0.2, 1, smoothstep(-18, -6, y));

/** Where the neck turns, cm. */
const PIVOT: V3 = [0, -3, -3.5];
const STEPS = 64;

/** Moves points (cm) from the head's frame to the camera's: a turn about the neck, then a shift. */
export type Rig = (points: Float32Array, follows: Follows) => Float32Array;

export function rigOf({ yaw, pitch, roll }: Pose, shift: V3): Rig {
  const partial = Array.from({ length: STEPS + 1 }, (_, i) => {
    const w = i / STEPS;
    return rotation({ yaw: yaw * w, pitch: pitch * w, roll: roll * w });
  });
  return (points, follows) => {
    const out = new Float32Array(points.length);
    for (let i = 0; i < points.length; i += 3) {
      const m = partial[Math.round(follows(points[i + 1]) * STEPS)];
      const x = points[i] - PIVOT[0];
      const y = points[i + 1] - PIVOT[1];
      const z = points[i + 2] - PIVOT[2];
      out[i] = m[0] * x + m[1] * y + m[2] * z + PIVOT[0] + shift[0];
      out[i + 1] = m[3] * x + m[4] * y + m[5] * z + PIVOT[1] + shift[1];
      out[i + 2] = m[6] * x + m[7] * y + m[8] * z + PIVOT[2] + shift[2];
    }
    return out;
  };
}
