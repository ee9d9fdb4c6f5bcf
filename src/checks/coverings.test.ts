import { expect, test } from 'vitest';
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

test('head and face as they are; of two sides, the worse one', () => {
  expect(headCovering.measure({ coverings })).toBe(0.1);
  expect(faceCovering.measure({ coverings })).toBe(0.2);
  expect(glassesTint.measure({ coverings })).toBe(0.4);
  expect(eyesVisible.measure({ coverings })).toBe(0.6);
  expect(eyebrowsVisible.measure({ coverings })).toBe(0.75);
  expect(earsVisible.measure({ coverings })).toBe(0.8);
});
