import { expect, test } from 'vitest';
import type { Head } from '../../core/check/artifacts.ts';
import type { Finding } from '../../engine/verdict.ts';
import { linesOf } from './lines.ts';

const head: Head = {
  leftEye: { x: 220, y: 200 },
  rightEye: { x: 138, y: 200 },
  eyes: { x: 179, y: 200 },
  chin: { x: 179, y: 330 },
  leftCheek: { x: 282, y: 210 },
  rightCheek: { x: 76, y: 210 },
  top: 14,
};
const frame = { width: 358, height: 441 };

const finding = (check: Finding['check'], status: Finding['status'], limits = {}): Finding => ({
  check,
  severity: 'required',
  status,
  limits,
});

test('draws the measured checks and no others, in their order', () => {
  const findings = [
    finding('face-width', 'pass'),
    finding('pose-yaw', 'fail'),
    finding('eye-line', 'pass'),
    finding('head-top-gap', 'pass'),
    finding('face-centre', 'pass'),
  ];
  expect(linesOf(head, frame, findings).map(({ check }) => check)).toEqual([
    'face-width',
    'eye-line',
    'head-top-gap',
    'face-centre',
  ]);
});

test('the head is measured beside it, from the crown or the hair down to the chin', () => {
  const limits = { min: 240, max: 260 };
  const drawn = (check: Finding['check']) =>
    linesOf(head, frame, [finding(check, 'fail', limits)])[0];
  expect(drawn('hair-height')?.segments[0]).toEqual([
    311.8333333333333, 14, 311.8333333333333, 330,
  ]);
  const [x, crown, , chin] = drawn('head-height')?.segments[0] ?? [];
  expect([x, chin]).toEqual([311.8333333333333, 330]);
  expect(crown).toBeCloseTo(200 - 0.92 * 130, 9);
  expect(drawn('head-height')?.bands[0]).toMatchObject({ y: 70, height: 20 });
  expect(drawn('chin-gap')?.bands).toEqual([{ x: 0, y: 181, width: 358, height: 20 }]);
  expect(drawn('eye-line')?.bands).toEqual([{ x: 0, y: 181, width: 358, height: 20 }]);
});

test('the eye line runs beside the face, and that of the head top across the frame', () => {
  const findings = [finding('eye-line', 'pass'), finding('head-top-gap', 'pass')];
  expect(linesOf(head, frame, findings).map(({ segments }) => segments)).toEqual([
    [
      [0, 200, 76, 200],
      [282, 200, 358, 200],
    ],
    [[0, 14, 358, 14]],
  ]);
});

test('the face width spans from cheek to cheek', () => {
  const [line] = linesOf(head, frame, [finding('face-width', 'pass')]);
  const [x1, y1, x2, y2] = line?.segments[2] ?? [];
  expect([x1, x2, y1 === y2]).toEqual([76, 282, true]);
});

test('a head cut by the frame has its top at the edge', () => {
  const [line] = linesOf({ ...head, top: -30 }, frame, [finding('head-top-gap', 'fail')]);
  expect(line?.segments[0]?.[1]).toBe(1);
});

test('shows the allowed zone only where a line does not pass', () => {
  const limits = { min: 162, max: 196, grey: 1 };
  const bands = (status: Finding['status']) =>
    linesOf(head, frame, [finding('face-centre', status, limits)])[0]?.bands;
  expect(bands('pass')).toEqual([]);
  expect(bands('fail')).toEqual([{ x: 162, y: 0, width: 34, height: 441 }]);
});

test('the two zones of the face width are as far apart as the limits', () => {
  const limits = { min: 193, max: 221, grey: 1 };
  const [line] = linesOf(head, frame, [finding('face-width', 'fail', limits)]);
  const [left, right] = line?.bands ?? [];
  expect(left?.width).toBe(14);
  expect((right?.x ?? 0) - ((left?.x ?? 0) + (left?.width ?? 0))).toBe(193);
  expect((right?.x ?? 0) + (right?.width ?? 0) - (left?.x ?? 0)).toBe(221);
});
