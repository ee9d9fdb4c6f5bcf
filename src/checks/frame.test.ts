import { expect, test } from 'vitest';
import type { FileFacts, Head } from '../core/check/artifacts.ts';
import { eyeLine, faceCentre, faceWidth, headTopGap } from './frame.ts';

const head: Head = {
  rightEye: { x: 137, y: 228 },
  leftEye: { x: 222, y: 232 },
  eyes: { x: 179.5, y: 230 },
  chin: { x: 180, y: 352 },
  rightCheek: { x: 76, y: 255 },
  leftCheek: { x: 283.5, y: 261 },
  top: 12.25,
};
const file: FileFacts = {
  mime: 'image/jpeg',
  bytes: 20_480,
  width: 358,
  height: 441,
  colourMode: 'rgb',
};

test('face width is horizontal, between the two cheeks', () => {
  expect(faceWidth.measure({ head })).toBe(207.5);
});

test('the eye line is measured from the bottom edge', () => {
  expect(eyeLine.measure({ head, file })).toBe(211);
  expect(eyeLine.measure({ head, file: { ...file, height: 500 } })).toBe(270);
});

test('the gap above the hair is measured from the top edge', () => {
  expect(headTopGap.measure({ head })).toBe(12.25);
  expect(headTopGap.measure({ head: { ...head, top: 0 } })).toBe(0);
});

test('the face’s centre is the eyes’, from the left edge', () => {
  expect(faceCentre.measure({ head })).toBe(179.5);
});
