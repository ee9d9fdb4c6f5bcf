import { describe, expect, test } from 'vitest';
import { judge } from '../../engine/verdict.ts';
import { judgeAgain } from '../../qa/rejudge.ts';
import { makeReport } from '../../qa/report.ts';
import { defaultSpec } from '../../specs/index.ts';
import {
  changedChecks,
  limitsOf,
  movable,
  movedPhotos,
  sliderRange,
  sliderStep,
  withLimit,
} from './limits.ts';

describe('withLimit', () => {
  test('changes one limit, and the version with it', () => {
    const spec = withLimit(defaultSpec, defaultSpec, 'pose-yaw', { max: 10 });
    // The published versions end in 0.
    expect(spec?.version).toBe(defaultSpec.version.replace(/0$/, '1'));
    expect(spec && limitsOf(spec, 'pose-yaw')).toEqual({ min: -6, max: 10, grey: 1 });
    expect(spec && changedChecks(defaultSpec, spec)).toEqual(['pose-yaw']);
  });

  test('is the original again when the limit is back where it was', () => {
    const spec = withLimit(defaultSpec, defaultSpec, 'pose-yaw', { max: 10 });
    expect(spec && withLimit(defaultSpec, spec, 'pose-yaw', { max: 6 })).toBe(defaultSpec);
  });

  test('refuses limits that the judge does not accept', () => {
    expect(withLimit(defaultSpec, defaultSpec, 'pose-yaw', { max: -20 })).toBeUndefined();
    expect(withLimit(defaultSpec, defaultSpec, 'pose-yaw', { grey: -1 })).toBeUndefined();
    expect(withLimit(defaultSpec, defaultSpec, 'sharpness', { max: 1 })).toBeUndefined();
  });
});

test('limits of texts cannot be moved', () => {
  expect(movable(limitsOf(defaultSpec, 'file-format'))).toEqual([]);
  expect(movable(limitsOf(defaultSpec, 'mouth-closed'))).toEqual(['max', 'grey']);
});

test('photos with another outcome are counted', () => {
  const good = new Map([
    ['face-count', { value: 1 }],
    ['pose-yaw', { value: 0 }],
  ] as const);
  const photos = [0, 8, 20].map((yaw) => {
    const values = new Map([...good, ['pose-yaw', { value: yaw }] as const]);
    const { outcome, findings } = judge(values, only);
    return { file: `${yaw}.jpg`, ms: 1, outcome, findings };
  });
  const facts = { spec: 'x@1.0.0', engine: '', models: '', mode: 'auto' } as const;
  const before = makeReport(facts, photos);
  expect(before.photos.map(({ outcome }) => outcome)).toEqual(['accept', 'reject', 'reject']);
  const spec = withLimit(only, only, 'pose-yaw', { max: 10 });
  const after = spec && judgeAgain(before, spec);
  expect(after?.photos.map(({ outcome }) => outcome)).toEqual(['accept', 'reject', 'accept']);
  expect(after && movedPhotos(before, after)).toBe(1);
  expect(movedPhotos(before, before)).toBe(0);
});

const { 'face-count': faceCount, 'pose-yaw': poseYaw } = defaultSpec.rules;
const only = {
  ...defaultSpec,
  rules: {
    ...(faceCount && { 'face-count': faceCount }),
    ...(poseYaw && { 'pose-yaw': poseYaw }),
  },
};

test('a slider reaches past all values and limits, in steps one can read', () => {
  expect(sliderRange([0, 10], { min: -10 })).toEqual({ min: -12, max: 12 });
  expect(sliderRange([], {})).toEqual({ min: 0, max: 1 });
  expect(sliderRange([], { min: 0.03 }).max).toBeCloseTo(0.033);
  expect(sliderStep(40)).toBe(0.1);
  expect(sliderStep(0.05)).toBe(0.0002);
  expect(sliderStep(7)).toBe(0.02);
});
