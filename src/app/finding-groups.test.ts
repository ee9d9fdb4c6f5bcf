import { expect, test } from 'vitest';
import type { Finding } from '../engine/verdict.ts';
import { bySubject, findingsIn, groupOf } from './finding-groups.ts';

const finding = (change: Partial<Finding>): Finding => ({
  check: 'light-even',
  severity: 'required',
  status: 'fail',
  limits: {},
  ...change,
});

test('a required finding is to be mended, in doubt, or passed', () => {
  expect(groupOf(finding({}))).toBe('fail');
  expect(groupOf(finding({ status: 'unsure' }))).toBe('doubt');
  expect(groupOf(finding({ status: 'unknown', code: 'no-background' }))).toBe('doubt');
  expect(groupOf(finding({ status: 'pass' }))).toBe('pass');
});

test('what an advised rule finds is advice, never a failure', () => {
  expect(groupOf(finding({ severity: 'advised' }))).toBe('advice');
  expect(groupOf(finding({ severity: 'advised', status: 'unsure' }))).toBe('advice');
  expect(groupOf(finding({ status: 'pass', advice: 'low' }))).toBe('advice');
});

test('what has no ground, or no value that counts, is put aside', () => {
  expect(groupOf(finding({ status: 'unknown', code: 'no-face' }))).toBe('spoilt');
  expect(groupOf(finding({ status: 'unknown', code: 'pose-yaw' }))).toBe('spoilt');
  const unstated = finding({ severity: 'advised', status: 'unknown', code: 'not-stated' });
  expect(groupOf(unstated)).toBe('spoilt');
});

test('of doubts, what was measured comes before what was not', () => {
  const unknown = finding({ check: 'gaze', status: 'unknown', code: 'model-failed' });
  const unsure = finding({ status: 'unsure' });
  expect(findingsIn('doubt', [unknown, finding({}), unsure])).toEqual([unsure, unknown]);
});

test('subjects keep their order, and none is empty', () => {
  const light = finding({});
  const eyes = finding({ check: 'eyes-open' });
  const teeth = finding({ check: 'teeth-hidden' });
  expect(bySubject([light, teeth, eyes])).toEqual([
    ['face', [teeth, eyes]],
    ['light', [light]],
  ]);
  expect(bySubject([])).toEqual([]);
});
