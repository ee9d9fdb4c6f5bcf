import { expect, test } from 'vitest';
import type { Finding } from '../engine/verdict.ts';
import { en } from '../i18n/en.ts';
import { adviceOf, fixOf } from './finding-words.ts';

const finding = (change: Partial<Finding>): Finding => ({
  check: 'head-top-gap',
  severity: 'required',
  status: 'fail',
  limits: {},
  ...change,
});

test('a finding that fails has the fix of its code', () => {
  expect(fixOf(finding({ code: 'high' }), en)).toBe(en.checks['head-top-gap'].fix.high);
});

test('a code without words falls back on the title', () => {
  expect(fixOf(finding({ code: 'sideways' }), en)).toBe(en.checks['head-top-gap'].title);
  expect(fixOf(finding({}), en)).toBe(en.checks['head-top-gap'].title);
});

test('an unknown finding says why', () => {
  const unknown = finding({ status: 'unknown', code: 'no-background' });
  expect(fixOf(unknown, en)).toBe(en.unknown['no-background'].fix);
});

test('advice is empty where there is none', () => {
  expect(adviceOf(finding({ status: 'pass', advice: 'low' }), en)).toBe(
    en.checks['head-top-gap'].advice?.low,
  );
  expect(adviceOf(finding({ status: 'pass' }), en)).toBe('');
});
