import { describe, expect, test } from 'vitest';
import { told } from '../core/face/answers.testing.ts';
import { gaze, glassesGlare, redEye } from './eyes.ts';

const pose = { yaw: 0, pitch: 0, roll: 0 };
const straight = { x: 0, y: -0.062 };

describe('gaze', () => {
  test.each([
    ['straight', 0, 0, 0],
    ['to the image’s right', 0.1, 0, 0.1],
    ['to the image’s left', -0.1, 0, 0.1],
    ['up', 0, -0.08, 0.08],
    ['down', 0, 0.08, 0.08],
    ['aside and down counts the larger', 0.05, 0.12, 0.12],
  ])('%s', (_, x, y, expected) => {
    expect(gaze.measure({ gaze: { x, y: straight.y + y }, pose })).toBeCloseTo(expected, 12);
  });

  test('in a turned head, eyes that look into the camera are off the middle', () => {
    const turned = { ...pose, yaw: 10 };
    expect(gaze.measure({ gaze: { x: -0.045, y: straight.y }, pose: turned })).toBeCloseTo(0, 12);
    expect(gaze.measure({ gaze: straight, pose: turned })).toBeCloseTo(0.045, 12);
  });
});

const eyeLook = { whites: { l: 70, a: 2, b: 3 }, red: 0.3, glare: 0.2 };

test('red-eye is the share of the redder iris', () => {
  expect(redEye.measure({ eyeLook })).toBe(0.3);
});

test('glasses-glare is the share of the eye with more glare, behind glasses', () => {
  expect(glassesGlare.measure({ eyeLook, answers: told({ glasses: 0.9 }) })).toBe(0.2);
  expect(glassesGlare.measure({ eyeLook, answers: told({ glasses: 0.02 }) })).toBe(0.2);
  expect(glassesGlare.measure({ eyeLook, answers: told({ glasses: 0.019 }) })).toBe(0);
});
