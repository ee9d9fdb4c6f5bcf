import { expect, test } from 'vitest';
import { compression, noise, sharpness } from './image.ts';

test('each measures its own number', () => {
  expect(sharpness.measure({ focus: 0.4375 })).toBe(0.4375);
  expect(noise.measure({ noise: 1.75 })).toBe(1.75);
});

test('compression is that of the photo, or of the file that it was made from', () => {
  const measured = (blockiness: number, blockError?: number) =>
    compression.measure({
      blockiness,
      source: { faceCount: 1, ...(blockError && { blockError }) },
    });
  expect(measured(0.5)).toBe(0.5);
  expect(measured(0.5, 0.25)).toBe(0.5);
  expect(measured(0.5, 6.25)).toBe(6.25);
});
