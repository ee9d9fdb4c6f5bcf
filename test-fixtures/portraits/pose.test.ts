import { describe, expect, test } from 'vitest';
import { poseOf, rotation } from './pose.ts';

describe('rotation', () => {
  test.each([
    { yaw: 0, pitch: 0, roll: 0 },
    { yaw: 20, pitch: -10, roll: 5 },
    { yaw: -35, pitch: 25, roll: -40 },
  ])('$yaw, $pitch, $roll comes back', (pose) => {
    const back = poseOf(rotation(pose));
    expect(back.yaw).toBeCloseTo(pose.yaw, 9);
    expect(back.pitch).toBeCloseTo(pose.pitch, 9);
    expect(back.roll).toBeCloseTo(pose.roll, 9);
  });
});
