import { expect, test } from 'vitest';
import { defaultSpec, specs } from '../specs/index.ts';
import { type Cue, cues, cuesIn, liveChecks } from './cues.ts';
import type { LiveMeasurement } from './measurement.ts';
import { good, headAt, nobody, seen } from './measurements.testing.ts';

const none: ReadonlySet<Cue> = new Set();
const found = (measurement: LiveMeasurement, asked = none) => [
  ...cuesIn(measurement, defaultSpec, asked),
];

test('nothing is asked where all is right, under every spec', () => {
  for (const spec of Object.values(specs)) {
    expect([...cuesIn(seen({}, { spec }), spec, none)], spec.id).toEqual([]);
  }
});

test('without a face nothing else is asked', () => {
  expect(found(nobody)).toEqual(['no-face']);
});

test.each<[Cue, LiveMeasurement]>([
  ['one-person', { ...seen(), faceCount: 2 }],
  ['closer', seen({}, { size: 0.7 })],
  ['closer', seen({ 'source-face-width': 150 })],
  ['back', seen({}, { size: 1.1 })],
  ['move-left', seen({}, { across: -0.2 })],
  ['move-right', seen({}, { across: 0.2 })],
  ['face-high', seen({}, { down: -0.14 })],
  ['face-low', seen({}, { down: 0.14 })],
  ['too-dark', seen({ 'face-brightness': 0.01 })],
  ['too-dark', seen({ 'under-exposure': 0.99 })],
  ['too-bright', seen({ 'over-exposure': 0.2 })],
  ['uneven-light', seen({ 'light-even': 0.1 })],
  ['odd-colour', seen({ 'skin-colour': 20 })],
  ['wall-not-white', seen({ 'background-white': 40 })],
  ['wall-not-plain', seen({ 'background-uniform': 40 })],
  ['tilt-left', seen({ 'pose-roll': -15 })],
  ['tilt-right', seen({ 'pose-roll': 15 })],
  ['turn-left', seen({ 'pose-yaw': -15 })],
  ['turn-right', seen({ 'pose-yaw': 15 })],
  ['chin-up', seen({ 'pose-pitch': -15 })],
  ['chin-down', seen({ 'pose-pitch': 15 })],
  ['open-eyes', seen({ 'eyes-open': 0.01 })],
  ['close-mouth', seen({ 'mouth-closed': 0.2 })],
  ['blurred', seen({ sharpness: 0.1 })],
])('%s', (cue, measurement) => {
  expect(found(measurement)).toEqual([cue]);
});

test('every cue but keeping still comes from a frame', () => {
  expect(cues.length).toBe(24);
  expect(new Set(cues).size).toBe(24);
});

test('only what passes is accepted: what would be unsure in a photo is asked for here', () => {
  const { max, grey } = defaultSpec.rules['pose-yaw']?.limits ?? { max: 0, grey: 0 };
  expect(found(seen({ 'pose-yaw': max - grey }))).toEqual([]);
  expect(found(seen({ 'pose-yaw': max - grey + 0.01 }))).toEqual(['turn-right']);
});

test('what was asked for must be clearly right', () => {
  const { max, grey } = defaultSpec.rules['pose-yaw']?.limits ?? { max: 0, grey: 0 };
  const asked = new Set<Cue>(['turn-right']);
  expect(found(seen({ 'pose-yaw': max - grey }), asked)).toEqual(['turn-right']);
  expect(found(seen({ 'pose-yaw': max - 1.4 * grey }), asked)).toEqual([]);
  // Asking for one thing makes no other one stricter.
  expect(found(seen({ 'pose-yaw': -(max - grey) }), asked)).toEqual([]);
});

test('what was not measured is not asked for', () => {
  const { 'background-white': _, ...rest } = good;
  expect(found({ ...seen(), values: rest })).toEqual([]);
});

test('a head anywhere in the outline leaves room for the crop', () => {
  for (const size of [0.83, 0.95, 1.03]) {
    for (const across of [-0.1, 0, 0.1]) {
      for (const down of [-0.1, 0, 0.1]) {
        expect(found(seen({}, { size, across, down })), `${size} ${across} ${down}`).toEqual([]);
      }
    }
  }
});

test('a head turned aside is still in the outline', () => {
  const head = headAt();
  const eyes = { ...head.eyes, x: head.eyes.x + 0.15 * (head.leftCheek.x - head.rightCheek.x) };
  expect(found({ ...seen({ 'pose-yaw': 20 }), head: { ...head, eyes } })).toEqual(['turn-right']);
});

test('only checks of the finished photo are measured live', () => {
  expect(liveChecks).toContain('pose-yaw');
  expect(liveChecks).not.toContain('file-bytes');
});
