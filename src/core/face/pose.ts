import type { Landmark, Pose } from '../check/artifacts.ts';
import { rigidFace } from './rigid-face.ts';
import { rotationBetween, type Vector } from './rotation.ts';

const DEGREES = 180 / Math.PI;

/**
 * The landmark network flattens a turned head, so its angles are too small. These slopes of true against measured
 * angle come from 33 renders of a head scan with exact pose, |angle| ≤ 20°. Roll needs no correction.
 */
const GAIN = { yaw: 0.91, pitch: 0.89 };

const model: readonly Vector[] = rigidFace.map(([, x, y, z]) => [x, y, z]);

/**
 * The head's pose, in degrees, from its 478 landmarks alone: the rotation that brings the rigid part of
 * the canonical face onto them. It assumes no camera, so neither framing nor distance shifts it.
 * The rotation is read as R = Ry(yaw) · Rx(pitch) · Rz(roll).
 */
export function poseOf(landmarks: readonly Landmark[]): Pose {
  const seen = rigidFace.map(([i]): Vector => {
    const { x, y, z } = landmarks[i];
    return [x, -y, -z];
  });
  const r = rotationBetween(model, seen);
  return {
    yaw: GAIN.yaw * DEGREES * Math.atan2(r[0][2], r[2][2]),
    pitch: GAIN.pitch * DEGREES * Math.asin(Math.min(1, Math.max(-1, r[1][2]))),
    roll: -DEGREES * Math.atan2(r[1][0], r[1][1]),
  };
}
