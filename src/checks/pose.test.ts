import { expect, test } from 'vitest';
import { posePitch, poseRoll, poseYaw } from './pose.ts';

test('each measures its own angle, with its sign', () => {
  const pose = { yaw: -4.25, pitch: 3.5, roll: -0.75 };
  expect(poseYaw.measure({ pose })).toBe(-4.25);
  expect(posePitch.measure({ pose })).toBe(3.5);
  expect(poseRoll.measure({ pose })).toBe(-0.75);
});
