import { expect, test } from 'vitest';
import { placeVideo } from './place-video.ts';

const camera = { width: 720, height: 1280 };
const frame = { x: 60, y: 240, width: 600, height: 800 };

test('the spec’s frame fills a stage of its shape, except for a small margin', () => {
  expect(placeVideo({ width: 300, height: 400 }, camera, frame)).toEqual({
    x: expect.closeTo(150 - 0.48 * 360),
    y: expect.closeTo(200 - 0.48 * 640),
    width: expect.closeTo(0.48 * 720),
    height: expect.closeTo(0.48 * 1280),
  });
});

test('in a wide stage its height decides, and it lies in the middle', () => {
  const box = placeVideo({ width: 1000, height: 400 }, camera, frame);
  expect(box.height).toBeCloseTo(0.48 * 1280);
  expect(box.x + box.width / 2).toBeCloseTo(500);
});
