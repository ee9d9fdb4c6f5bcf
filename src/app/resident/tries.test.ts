import { beforeEach, describe, expect, test } from 'vitest';
import type { CheckId } from '../../checks/index.ts';
import type { Finding, Verdict } from '../../engine/assess.ts';
import { canBeReviewed, failures, likeliestCauses, noteResult } from './tries.ts';

const finding = (check: CheckId, change: Partial<Finding> = {}): Finding => ({
  check,
  severity: 'required',
  status: 'fail',
  code: 'low',
  limits: {},
  ...change,
});
const rejected = (...findings: Finding[]): Verdict => ({
  outcome: 'reject',
  spec: 'cn-resident-id@1',
  findings,
});
const accepted: Verdict = { outcome: 'accept', spec: 'cn-resident-id@1', findings: [] };

beforeEach(() => {
  failures.value = [];
});

describe('likeliestCauses', () => {
  test('are the two most frequent, as they were found last', () => {
    const causes = likeliestCauses([
      rejected(finding('sharpness'), finding('background-white', { code: 'high' })),
      rejected(finding('background-white', { code: 'high' }), finding('pose-roll')),
      rejected(finding('pose-roll', { code: 'high' }), finding('eyes-open')),
    ]);
    expect(causes.map(({ check, code }) => [check, code])).toEqual([
      ['pose-roll', 'high'],
      ['background-white', 'high'],
    ]);
  });

  test('are required ones only, and not what follows from there being no face', () => {
    const causes = likeliestCauses([
      rejected(
        finding('face-count'),
        finding('eyes-open', { status: 'unknown', code: 'no-face' }),
        finding('file-dpi', { severity: 'advised' }),
        finding('mouth-closed', { status: 'pass' }),
      ),
    ]);
    expect(causes.map(({ check }) => check)).toEqual(['face-count']);
  });
});

test('every third failure in a row asks for another way, and a photo that passes starts anew', () => {
  const bad = rejected(finding('sharpness'));
  const note = (verdict: Verdict) => noteResult(verdict, false);
  expect([bad, bad, bad, bad, bad, bad].map(note)).toEqual([
    false,
    false,
    true,
    false,
    false,
    true,
  ]);
  expect([bad, bad, accepted, bad, bad, bad].map(note).slice(2)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test('the same photo again is no further failure, and can still be the one that passes', () => {
  const bad = rejected(finding('background-white'));
  failures.value = [bad, bad];
  expect(noteResult(bad, true)).toBe(false);
  expect(failures.value).toHaveLength(2);
  expect(noteResult(accepted, true)).toBe(false);
  expect(failures.value).toEqual([]);
});

test('staff decide about a picture, not about a file of the wrong kind', () => {
  expect(canBeReviewed(rejected(finding('pose-roll')))).toBe(true);
  expect(canBeReviewed(rejected(finding('face-count')))).toBe(true);
  expect(canBeReviewed(rejected(finding('file-bytes')))).toBe(false);
  expect(canBeReviewed(rejected(finding('file-dpi', { severity: 'advised' })))).toBe(true);
  expect(canBeReviewed(accepted)).toBe(false);
});
