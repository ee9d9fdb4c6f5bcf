import { expect, test } from 'vitest';
import type { Head } from '../core/check/artifacts.ts';
import { told } from '../core/face/answers.testing.ts';
import { expression, eyesOpen, mouthClosed, teethHidden } from './expression.ts';

const nowhere = { x: 0, y: 0 };
/** T is 100: a right triangle of 60 and 80. */
const head: Head = {
  rightEye: nowhere,
  leftEye: nowhere,
  eyes: { x: 179, y: 230 },
  chin: { x: 239, y: 310 },
  rightCheek: nowhere,
  leftCheek: nowhere,
  top: 0,
};

test.each([
  [5, 7, 0.05],
  [7, 5.5, 0.055],
  [8, 8, 0.08],
  [0, 7, 0],
  [7, 0, 0],
])('eyes-open: lids %d and %d px apart are %d T', (leftEye, rightEye, expected) => {
  expect(eyesOpen.measure({ head, apertures: { leftEye, rightEye, mouth: 50 } })).toBe(expected);
});

test.each([
  [0, 0],
  [4, 0.04],
  [12.5, 0.125],
])('mouth-closed: lips %d px apart are %d T', (mouth, expected) => {
  expect(mouthClosed.measure({ head, apertures: { leftEye: 50, rightEye: 50, mouth } })).toBe(
    expected,
  );
});

test('neither changes with the size of the photo', () => {
  const twice = { ...head, eyes: nowhere, chin: { x: 120, y: 160 } };
  const apertures = { leftEye: 6, rightEye: 7, mouth: 3 };
  const wide = { leftEye: 12, rightEye: 14, mouth: 6 };
  for (const { measure } of [eyesOpen, mouthClosed]) {
    expect(measure({ head: twice, apertures: wide })).toBe(measure({ head, apertures }));
  }
});

test('teeth-hidden is midway between the teeth that the mouth shows and what is told', () => {
  const shown = (teeth: number, answer: number) =>
    teethHidden.measure({
      mouthLook: { teeth, width: 0.9, lift: 0 },
      answers: told({ teeth: answer }),
    });
  expect(shown(0, 0)).toBe(0);
  expect(shown(0.05, 0.1)).toBeCloseTo(0.3);
  expect(shown(0.1, 1)).toBe(1);
  expect(shown(0.5, 0.5)).toBe(0.75);
});

const level = { yaw: 0, pitch: 0, roll: 0 };
const expressionOf = (width: number, lift: number, pitch = 0) =>
  expression.measure({ mouthLook: { teeth: 0, width, lift }, pose: { ...level, pitch } });

test.each([
  [0.78, 0, 0.78],
  [0.78, 0.1, 0.93],
  [1, 0.1, 1.15],
])('expression: a mouth %d wide, its corners drawn up by %d', (width, lift, expected) => {
  expect(expressionOf(width, lift)).toBeCloseTo(expected, 12);
});

test('a chin that is raised or lowered is no smile', () => {
  expect(expressionOf(0.78, 0.085, -10)).toBeCloseTo(expressionOf(0.78, 0), 12);
});
