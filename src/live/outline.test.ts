import { expect, test } from 'vitest';
import { defaultSpec } from '../specs/index.ts';
import { camera, headAt } from './measurements.testing.ts';
import { offsetFrom, outlineIn } from './outline.ts';

const { format } = defaultSpec;

test.each([
  ['an upright phone', { width: 720, height: 1280 }],
  ['a computer', { width: 1280, height: 720 }],
  ['a small camera', { width: 640, height: 480 }],
])('the spec’s frame lies in the middle of %s, with room around', (_, size) => {
  const { frame, faceWidth, eyes, top, chin } = outlineIn(size, defaultSpec);
  expect(frame.width / frame.height).toBeCloseTo(format.width / format.height, 10);
  expect(frame.x + frame.width / 2).toBeCloseTo(size.width / 2, 10);
  expect(frame.y + frame.height / 2).toBeCloseTo(size.height / 2, 10);
  expect(Math.max(frame.width / size.width, frame.height / size.height)).toBeCloseTo(0.86, 10);
  const scale = frame.width / format.width;
  expect(faceWidth).toBeCloseTo(207 * scale, 8);
  expect(top).toBeCloseTo(frame.y + 14 * scale, 8);
  expect(eyes.x).toBeCloseTo(frame.x + 179 * scale, 8);
  expect(frame.y + frame.height - eyes.y).toBeGreaterThanOrEqual(207 * scale);
  expect(chin).toBeLessThan(frame.y + frame.height);
});

test('a head in the outline has no offset', () => {
  const outline = outlineIn(camera, defaultSpec);
  const { size, across, down } = offsetFrom(outline, headAt());
  expect(size).toBeCloseTo(1, 10);
  expect(across).toBeCloseTo(0, 10);
  expect(down).toBeCloseTo(0, 10);
  expect(offsetFrom(outline, headAt({ size: 0.5, across: 0.2, down: -0.1 }))).toEqual({
    size: expect.closeTo(0.5, 10),
    across: expect.closeTo(0.2, 10),
    down: expect.closeTo(-0.1, 10),
  });
});
