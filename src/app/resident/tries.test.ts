import { describe, expect, test } from 'vitest';
import type { CheckId } from '../../checks/index.ts';
import type { Finding, Verdict } from '../../engine/verdict.ts';
import { canBeReviewed, failuresAfter, likeliestCauses, needsHelp } from './tries.ts';

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

describe('likeliestCauses', () => {
  test('are the two most frequent ones, with their last findings', () => {
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

  test('are required checks only, without those that just lack a face', () => {
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

test('every third failure in a row offers another way, and a photo that passes starts the count again', () => {
  const bad = rejected(finding('sharpness'));
  const asked = (verdicts: readonly Verdict[]) => {
    let failures: readonly Verdict[] = [];
    return verdicts.map((verdict) => {
      failures = failuresAfter(failures, verdict, false);
      return needsHelp(failures, false);
    });
  };
  expect(asked([bad, bad, bad, bad, bad, bad])).toEqual([false, false, true, false, false, true]);
  expect(asked([bad, bad, accepted, bad, bad, bad])).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});

test('the same photo again is no further failure, and can still pass', () => {
  const bad = rejected(finding('background-white'));
  expect(failuresAfter([bad, bad], bad, true)).toEqual([bad, bad]);
  expect(failuresAfter([bad, bad], accepted, true)).toEqual([]);
  expect(needsHelp([bad, bad, bad], true)).toBe(false);
});

test('staff decide about pictures, not about files of the wrong kind', () => {
  expect(canBeReviewed(rejected(finding('pose-roll')))).toBe(true);
  expect(canBeReviewed(rejected(finding('face-count')))).toBe(true);
  expect(canBeReviewed(rejected(finding('file-bytes')))).toBe(false);
  expect(canBeReviewed(rejected(finding('file-dpi', { severity: 'advised' })))).toBe(true);
  expect(canBeReviewed(accepted)).toBe(false);
});
