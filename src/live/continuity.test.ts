import { expect, test } from 'vitest';
import type { Raster } from '../core/pixels/raster.ts';
import { continuityOf, faceLight, framesAround } from './continuity.ts';
import { camera, headAt, nobody, seen } from './measurements.testing.ts';

/** A small grey copy of a frame, `grey` in the face and black elsewhere. */
function copyWith(grey: number): Raster {
  const [width, height] = [48, 64];
  const scale = width / camera.width;
  const { leftCheek, rightCheek, eyes, chin } = headAt();
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = Math.round(eyes.y * scale); y < Math.round(chin.y * scale); y++) {
    for (let x = Math.round(rightCheek.x * scale); x < Math.round(leftCheek.x * scale); x++) {
      data.set([grey, grey, grey, 255], 4 * (y * width + x));
    }
  }
  return { width, height, data };
}

const at = (values = {}, place = {}, grey = 120) => ({
  ...seen(values, place),
  copy: copyWith(grey),
});

test('the light of a face is the mean luma between cheeks, eyes and chin', () => {
  expect(faceLight(at())).toBeCloseTo(120, 3);
  expect(faceLight(seen())).toBeUndefined();
  expect(faceLight(nobody)).toBeUndefined();
});

test('the same moment is nought away, however large the face is', () => {
  expect(continuityOf(at(), [at()])).toEqual({ pose: 0, light: 0, landmarks: 0 });
});

test('each number is that of the frame which is nearest in it', () => {
  const photo = at({ 'pose-yaw': 2 });
  const turned = at({ 'pose-yaw': -4, 'pose-roll': 1 }, {}, 118);
  const dark = at({ 'pose-yaw': 1.5 }, {}, 60);
  expect(continuityOf(photo, [turned])).toEqual({ pose: 6, light: 2, landmarks: 0 });
  expect(continuityOf(photo, [turned, dark])).toEqual({ pose: 0.5, light: 2, landmarks: 0 });
});

test('a face of another shape is as far away as its points are', () => {
  const other = at();
  const longer = { ...other.head!, chin: { ...other.head!.chin } };
  const width = other.head!.leftCheek.x - other.head!.rightCheek.x;
  longer.chin.y += 0.1 * width;
  const { landmarks } = continuityOf({ ...other, head: longer }, [other])!;
  expect(landmarks).toBeGreaterThan(0.09);
  expect(landmarks).toBeLessThan(0.11);
});

test('nothing is said where there is no other frame, or no face', () => {
  expect(continuityOf(at(), [])).toBeUndefined();
  expect(continuityOf(at(), [nobody])).toBeUndefined();
  expect(continuityOf(nobody, [at()])).toBeUndefined();
});

test.each([
  [0, 'abcd'],
  [3, 'bcde'],
  [5, 'cdef'],
  [6, 'cdef'],
])('of six frames the four around number %i are %s', (at, around) => {
  expect(framesAround([...'abcdef'], at, 4).join('')).toBe(around);
  expect(framesAround([...'ab'], at, 4).join('')).toBe('ab');
});
