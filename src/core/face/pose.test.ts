import { describe, expect, test } from 'vitest';
import type { Landmark } from '../check/artifacts.ts';
import { poseOf } from './pose.ts';
import { rigidFace } from './rigid-face.ts';

const YAW_GAIN = 0.91;
const PITCH_GAIN = 0.89;

interface Angles {
  readonly yaw?: number;
  readonly pitch?: number;
  readonly roll?: number;
}

const nowhere: Landmark = { x: Number.NaN, y: Number.NaN, z: Number.NaN };
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * The canonical face, rolled clockwise in the image, then nose up, then nose towards the image's right, drawn at a
 * scale and place. Landmarks that can move by themselves are NaN, so that using one would be noticed.
 */
function landmarksOf(
  { yaw = 0, pitch = 0, roll = 0 }: Angles,
  scale = 20,
  at = { x: 179, y: 220 },
) {
  const [a, b, c] = [yaw, pitch, roll].map(radians);
  const all = new Array<Landmark>(478).fill(nowhere);
  for (const [i, x, y, z] of rigidFace) {
    const [x1, y1] = [x * Math.cos(c) + y * Math.sin(c), y * Math.cos(c) - x * Math.sin(c)];
    const [y2, z2] = [y1 * Math.cos(b) + z * Math.sin(b), z * Math.cos(b) - y1 * Math.sin(b)];
    const [x3, z3] = [x1 * Math.cos(a) + z2 * Math.sin(a), z2 * Math.cos(a) - x1 * Math.sin(a)];
    all[i] = { x: at.x + scale * x3, y: at.y - scale * y2, z: -scale * z3 };
  }
  return all;
}

function expectPose(landmarks: readonly Landmark[], { yaw = 0, pitch = 0, roll = 0 }: Angles) {
  const pose = poseOf(landmarks);
  expect(pose.yaw).toBeCloseTo(YAW_GAIN * yaw, 4);
  expect(pose.pitch).toBeCloseTo(PITCH_GAIN * pitch, 4);
  expect(pose.roll).toBeCloseTo(roll, 4);
}

describe('poseOf', () => {
  test.each<Angles>([
    {},
    { yaw: 12 },
    { yaw: -35 },
    { pitch: 9 },
    { pitch: -28 },
    { roll: 7 },
    { roll: -90 },
    { roll: 170 },
    { yaw: 10, pitch: -6, roll: 4 },
    { yaw: -25, pitch: 20, roll: -30 },
    { yaw: 60, pitch: 45, roll: 15 },
  ])('of a face turned by %j', (angles) => {
    expectPose(landmarksOf(angles), angles);
  });

  test('does not change with size and place', () => {
    const angles = { yaw: 8, pitch: -5, roll: 3 };
    for (const scale of [0.02, 1, 300]) {
      expectPose(landmarksOf(angles, scale, { x: 5000, y: -40 }), angles);
    }
  });

  test('the signs, seen in the image', () => {
    const [noseTip, noseBridge, forehead, leftCheek, rightCheek] = [1, 168, 10, 454, 234];
    const right = landmarksOf({ yaw: 10 });
    expect(poseOf(right).yaw).toBeGreaterThan(0);
    expect(right[noseTip].x).toBeGreaterThan(right[noseBridge].x);

    const [level, up] = [landmarksOf({}), landmarksOf({ pitch: 10 })];
    expect(poseOf(up).pitch).toBeGreaterThan(0);
    expect(up[noseTip].y).toBeLessThan(level[noseTip].y);

    const clockwise = landmarksOf({ roll: 10 });
    expect(poseOf(clockwise).roll).toBeGreaterThan(0);
    expect(clockwise[leftCheek].y).toBeGreaterThan(clockwise[rightCheek].y);
    expect(clockwise[forehead].x).toBeGreaterThan(clockwise[noseTip].x);
  });

  test('of a mirrored picture is the same with opposite yaw and roll', () => {
    const mirrorOf = new Map(
      rigidFace.map(([i, x, y, z]) => [
        i,
        rigidFace.find(([, mx, my, mz]) => mx === -x && my === y && mz === z)?.[0] ?? i,
      ]),
    );
    const seen = landmarksOf({ yaw: 9, pitch: 4, roll: -6 });
    const mirrored = seen.map((p, i) => {
      const partner = seen[mirrorOf.get(i) ?? i];
      return { ...p, x: 358 - partner.x, y: partner.y, z: partner.z };
    });
    expectPose(mirrored, { yaw: -9, pitch: 4, roll: 6 });
  });

  test('a face wider and flatter than the model, but not turned, is still straight', () => {
    const wide = landmarksOf({}).map(({ x, y, z }) => ({ x: 1.2 * x, y, z: 0.7 * z }));
    const { yaw, pitch, roll } = poseOf(wide);
    expect(yaw).toBeCloseTo(0, 6);
    expect(roll).toBeCloseTo(0, 6);
    expect(Math.abs(pitch)).toBeLessThan(0.5);
  });
});
