import { expect, test } from 'vitest';
import { defaultSpec } from '../specs/index.ts';
import { scoreOf } from './best.ts';
import { nobody, seen } from './measurements.testing.ts';

const score = (measurement: Parameters<typeof scoreOf>[0]) => scoreOf(measurement, defaultSpec);

test('open eyes and a closed mouth count most', () => {
  const blurredAndTurned = score(seen({ sharpness: 0, 'pose-yaw': 20, 'pose-pitch': 20 }));
  expect(blurredAndTurned).toBeGreaterThan(score(seen({ 'eyes-open': 0, sharpness: 1 })));
  expect(blurredAndTurned).toBeGreaterThan(score(seen({ 'mouth-closed': 1, sharpness: 1 })));
});

test('then a straight head and a sharp picture', () => {
  expect(score(seen())).toBeGreaterThan(score(seen({ 'pose-yaw': 3 })));
  expect(score(seen({ sharpness: 0.6 }))).toBeGreaterThan(score(seen({ sharpness: 0.5 })));
});

test('no frame is worse than one without a face', () => {
  expect(score(nobody)).toBe(Number.NEGATIVE_INFINITY);
});
