import { expect, test } from 'vitest';
import type { Finding } from '../../engine/verdict.ts';
import { compare, objections } from './comparison.ts';

const finding = (
  check: Finding['check'],
  value: number | string,
  change: Partial<Finding> = {},
): Finding => ({
  check,
  severity: 'required',
  status: 'pass',
  value,
  limits: { min: 193, max: 221, grey: 1 },
  ...change,
});

const differs = (home: readonly Finding[], here: readonly Finding[]) =>
  compare(home, here)
    .filter((row) => row.differs)
    .map(({ check }) => check);

test('values may differ by the measuring error', () => {
  expect(differs([finding('face-width', 206)], [finding('face-width', 207)])).toEqual([]);
  expect(differs([finding('face-width', 206)], [finding('face-width', 207.1)])).toEqual([
    'face-width',
  ]);
});

test('a status that differs counts, however near the values are', () => {
  const unsure = finding('face-width', 206, { status: 'unsure', code: 'low' });
  expect(differs([finding('face-width', 206)], [unsure])).toEqual(['face-width']);
});

test('texts must be equal', () => {
  const limits = { allowed: ['358x441'] };
  const size = (value: string) => finding('frame-size', value, { limits });
  expect(differs([size('358x441')], [size('358x441')])).toEqual([]);
  expect(differs([size('358x441')], [size('441x358')])).toEqual(['frame-size']);
});

test('values measured on the snapshot are shown, but never counted', () => {
  const rows = compare([finding('source-face-width', 812)], [finding('source-face-width', 207)]);
  expect(rows).toMatchObject([{ ofSource: true, differs: false }]);
});

test('a check that one side lacks is a difference', () => {
  expect(differs([finding('sharpness', 0.8)], [])).toEqual(['sharpness']);
  expect(differs([], [finding('sharpness', 0.8)])).toEqual(['sharpness']);
});

const failing = (check: Finding['check'], change: Partial<Finding> = {}) =>
  finding(check, 0, { status: 'fail', code: 'low', ...change });

test('the most serious come first, equal ones as they were', () => {
  const home = [
    finding('face-width', 206),
    failing('noise', { severity: 'advised' }),
    finding('gaze', 0, { status: 'unsure' }),
    failing('pose-yaw'),
    failing('eyes-open'),
  ];
  const order = ['pose-yaw', 'eyes-open', 'gaze', 'noise', 'face-width'];
  expect(compare(home, []).map(({ check }) => check)).toEqual(order);
  expect(compare([], home).map(({ check }) => check)).toEqual(order);
});

test('what speaks against a photo is what a required check does not pass, on either machine', () => {
  const home = [failing('pose-yaw'), failing('gaze'), finding('face-width', 206)];
  const here = [
    failing('pose-yaw', { value: 9 }),
    finding('gaze', 1),
    finding('face-width', 190, { status: 'unsure' }),
    failing('noise', { severity: 'advised' }),
  ];
  expect(
    objections(compare(home, here)).map(({ finding: { check, value }, by }) => [check, value, by]),
  ).toEqual([
    ['pose-yaw', 9, 'both'],
    ['gaze', 0, 'home'],
    ['face-width', 190, 'here'],
  ]);
  expect(objections(compare([finding('gaze', 1)], []))).toEqual([]);
});
