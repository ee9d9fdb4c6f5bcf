import { expect, test } from 'vitest';
import { told } from '../core/face/answers.testing.ts';
import type { Coverings } from '../core/face/face-parsing.ts';
import {
  earsVisible,
  eyebrowsVisible,
  eyesVisible,
  faceCovering,
  glassesTint,
  headCovering,
} from './coverings.ts';

const coverings: Coverings = {
  head: 0.1,
  face: 0.2,
  leftTint: 0.3,
  rightTint: 0.4,
  leftEye: 0.6,
  rightEye: 0.5,
  leftBrow: 0.25,
  rightBrow: 0.125,
  leftEar: 0.9,
  rightEar: 0.8,
};

test('of two sides, the worse one; midway between what is shown and what is told', () => {
  expect(headCovering.measure({ coverings, answers: told({ hat: 0.9 }) })).toBe(0.5);
  expect(headCovering.measure({ coverings, answers: told({ headphones: 0.9 }) })).toBe(0.45);
  for (const what of ['mask', 'chinMask', 'hand', 'thing'] as const) {
    expect(faceCovering.measure({ coverings, answers: told({ [what]: 0.8 }) })).toBe(0.5);
  }
  expect(glassesTint.measure({ coverings, answers: told({ tint: 0.6 }) })).toBe(0.5);
  expect(eyesVisible.measure({ coverings, answers: told({ hairOverEye: 0.2 }) })).toBe(0.4);
  expect(eyebrowsVisible.measure({ coverings, answers: told({ hairOverBrow: 0.75 }) })).toBe(0.5);
  expect(earsVisible.measure({ coverings, answers: told({ ears: 0.4 }) })).toBeCloseTo(0.6);
});
