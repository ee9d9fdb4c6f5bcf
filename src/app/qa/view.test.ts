import { describe, expect, test } from 'vitest';
import type { CheckId } from '../../checks/index.ts';
import type { Finding } from '../../engine/verdict.ts';
import type { PhotoRow } from '../../qa/report.ts';
import { byName, type Disagreements, failing, filtered, noFilter, sortedBy } from './view.ts';

const finding = (check: CheckId, status: Finding['status'], value?: number): Finding => ({
  check,
  status,
  severity: check === 'file-dpi' ? 'advised' : 'required',
  limits: {},
  ...(value !== undefined && { value }),
});

const rows: readonly PhotoRow[] = [
  {
    file: 'a/One.jpg',
    ms: 30,
    outcome: 'accept',
    findings: [finding('pose-yaw', 'pass', 2), finding('sharpness', 'pass', 0.5)],
  },
  {
    file: 'b.jpg',
    ms: 10,
    outcome: 'reject',
    findings: [finding('pose-yaw', 'fail', -12), finding('sharpness', 'unsure', 0.28)],
  },
  { file: 'c.heic', ms: 20, findings: [], error: 'video' },
];
const none: Disagreements = new Map();
const files = (shown: readonly PhotoRow[]) => shown.map(({ file }) => file);
const shown = (change: Partial<typeof noFilter>, disagreements = none) =>
  files(filtered(rows, { ...noFilter, ...change }, disagreements));

describe('filtered', () => {
  test('asks for nothing', () => {
    expect(shown({})).toEqual(['a/One.jpg', 'b.jpg', 'c.heic']);
  });

  test('finds text anywhere in the path', () => {
    expect(shown({ text: ' ONE' })).toEqual(['a/One.jpg']);
    expect(shown({ text: 'a/' })).toEqual(['a/One.jpg']);
  });

  test('knows photos without an outcome', () => {
    expect(shown({ outcome: 'reject' })).toEqual(['b.jpg']);
    expect(shown({ outcome: 'error' })).toEqual(['c.heic']);
  });

  test('takes check and status together', () => {
    expect(shown({ check: 'pose-yaw' })).toEqual(['b.jpg']);
    expect(shown({ status: 'pass' })).toEqual(['a/One.jpg']);
    expect(shown({ check: 'sharpness', status: 'unsure' })).toEqual(['b.jpg']);
    expect(shown({ check: 'sharpness', status: 'fail' })).toEqual([]);
  });

  test('shows where labels disagree', () => {
    expect(shown({ disagreeing: true }, new Map([['c.heic', []]]))).toEqual(['c.heic']);
  });
});

describe('sortedBy', () => {
  test('sorts by file, outcome, time and value, either way', () => {
    expect(files(sortedBy(rows, { ...byName, descending: true }))).toEqual([
      'c.heic',
      'b.jpg',
      'a/One.jpg',
    ]);
    expect(files(sortedBy(rows, { by: 'outcome', descending: false }))[0]).toBe('b.jpg');
    expect(files(sortedBy(rows, { by: 'ms', descending: false }))[0]).toBe('b.jpg');
  });

  test('leaves rows without a value at the end either way', () => {
    expect(files(sortedBy(rows, { by: 'pose-yaw', descending: false }))).toEqual([
      'b.jpg',
      'a/One.jpg',
      'c.heic',
    ]);
    expect(files(sortedBy(rows, { by: 'pose-yaw', descending: true }))).toEqual([
      'a/One.jpg',
      'b.jpg',
      'c.heic',
    ]);
  });
});

test('the most serious failure comes first, and what passes is left out', () => {
  const findings = [
    finding('file-dpi', 'fail', 72),
    finding('sharpness', 'unsure', 0.28),
    finding('pose-roll', 'pass', 0),
    finding('pose-yaw', 'fail', 20),
  ];
  expect(failing(findings).map(({ check }) => check)).toEqual([
    'pose-yaw',
    'sharpness',
    'file-dpi',
  ]);
});
