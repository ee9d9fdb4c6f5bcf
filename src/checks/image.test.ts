import { expect, test } from 'vitest';
import { compression, noise, sharpness } from './image.ts';

test('each measures its own number', () => {
  expect(sharpness.measure({ focus: 0.4375 })).toBe(0.4375);
  expect(noise.measure({ noise: 1.75 })).toBe(1.75);
  expect(compression.measure({ blockiness: 0.5 })).toBe(0.5);
});
