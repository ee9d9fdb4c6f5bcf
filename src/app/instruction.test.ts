import { expect, test } from 'vitest';
import type { CheckId } from '../checks/index.ts';
import type { CropShortfall } from '../engine/assessment.ts';
import { judge } from '../engine/verdict.ts';
import { en } from '../i18n/en.ts';
import { defaultSpec } from '../specs/index.ts';
import { nextInstruction } from './instruction.ts';

/** Values within the limits, also of checks that the default spec does not ask for. */
const passing: Readonly<Record<CheckId, number | string>> = {
  'face-count': 1,
  'source-face-width': 812,
  'frame-size': '358x441',
  'file-format': 'image/jpeg',
  'colour-mode': 'rgb',
  'face-width': 207,
  'head-height': 298,
  'hair-height': 310,
  'eye-distance': 92,
  'eye-line': 240,
  'head-top-gap': 14,
  'crown-gap': 26,
  'chin-gap': 117,
  'face-centre': 179,
  'pose-roll': 0,
  'pose-yaw': 0,
  'pose-pitch': 0,
  'shoulders-level': 0,
  'head-covering': 0.02,
  'face-covering': 0.02,
  'glasses-tint': 0.05,
  'eyes-visible': 0.05,
  'eyes-open': 0.06,
  gaze: 0.02,
  'glasses-glare': 0,
  'mouth-closed': 0.01,
  'teeth-hidden': 0,
  'eyebrows-visible': 0.95,
  'ears-visible': 0.9,
  'face-brightness': 0.7,
  'under-exposure': 0,
  'over-exposure': 0,
  'light-even': 0.8,
  'hot-spots': 0,
  'dynamic-range': 60,
  sharpness: 0.8,
  noise: 1,
  compression: 0.3,
  'skin-colour': 0,
  saturation: 20,
  'red-eye': 0,
  'background-white': 4,
  'background-light': 94,
  'background-tint': 2,
  'background-uniform': 0.5,
  'background-shadow': 1,
  'clothing-contrast': 60,
  'bare-shoulders': 0.05,
  origin: 'none',
  expression: 0.8,
  retouching: 0.1,
  'file-bytes': 27_000,
  'file-dpi': 350,
};

function instruct(
  changes: Partial<Record<CheckId, number | string>>,
  shortfalls: readonly CropShortfall[] = [],
) {
  const values = Object.entries({ ...passing, ...changes }) as [CheckId, number | string][];
  const verdict = judge(new Map(values.map(([id, value]) => [id, { value }])), defaultSpec);
  return nextInstruction({ verdict, shortfalls }, en);
}

test('nothing is to be mended where all passes', () => {
  expect(instruct({})).toBeUndefined();
});

test('the fix of what mends most comes first', () => {
  expect(instruct({ 'pose-yaw': -9, 'background-white': 60 })).toBe(en.checks['pose-yaw'].fix.low);
});

test('a missing room is named where it explains what failed', () => {
  expect(instruct({ 'head-top-gap': 1, 'eye-line': 300 }, ['above'])).toBe(en.shortfall.above);
  expect(instruct({ 'source-face-width': 90 }, ['too-small'])).toBe(en.shortfall['too-small']);
});

test('a missing room explains no fault of another kind', () => {
  expect(instruct({ 'mouth-closed': 0.2 }, ['above'])).toBe(en.checks['mouth-closed'].fix.high);
});

test('a check without a value says why', () => {
  const verdict = judge(new Map(), defaultSpec);
  expect(nextInstruction({ verdict, shortfalls: [] }, en)).toBe(en.unknown['not-measured'].fix);
});
