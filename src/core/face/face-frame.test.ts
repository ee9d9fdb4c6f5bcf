import { describe, expect, test } from 'vitest';
import type { Point } from '../pixels/geometry.ts';
import { landmarksAt, paint, pixel, random } from '../pixels/handmade.testing.ts';
import { faceFrame, inFrame, inPhoto, readFrame } from './face-frame.ts';
import { landmark } from './landmarks.ts';

const SHAPE = { width: 160, height: 192 };
const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** A mesh, 80 wide and 100 high, around (200, 150). Its eyes are level; then it is turned about its middle. */
function face(roll: number) {
  const turned = (x: number, y: number): Point => ({
    x: 200 + x * Math.cos(rad(roll)) - y * Math.sin(rad(roll)),
    y: 150 + x * Math.sin(rad(roll)) + y * Math.cos(rad(roll)),
  });
  return landmarksAt(
    {
      [landmark.rightEyeOuter]: turned(-30, -10),
      [landmark.rightEyeInner]: turned(-10, -10),
      [landmark.leftEyeInner]: turned(10, -10),
      [landmark.leftEyeOuter]: turned(30, -10),
      [landmark.rightCheek]: turned(-40, 0),
      [landmark.leftCheek]: turned(40, 0),
      [landmark.foreheadTop]: turned(0, -50),
      [landmark.chin]: turned(0, 50),
    },
    turned(0, 0),
  );
}

describe('faceFrame', () => {
  test('is 1.7 times as high as the mesh, and 0.35 of it above', () => {
    const frame = faceFrame(face(0), SHAPE);
    expect(frame.height).toBeCloseTo(170, 6);
    expect(frame.width).toBeCloseTo((170 * 160) / 192, 6);
    expect(frame.origin.x + frame.width / 2).toBeCloseTo(200, 6);
    expect(frame.origin.y).toBeCloseTo(100 - 35, 6);
  });

  test.each([-30, -5, 12, 90])('turned by %d°, it sees the same face', (roll) => {
    const frame = faceFrame(face(roll), SHAPE);
    const level = faceFrame(face(0), SHAPE);
    expect(Math.atan2(frame.along.y, frame.along.x)).toBeCloseTo(rad(roll), 6);
    for (const index of Object.values(landmark)) {
      const [a, b] = [inFrame(frame, face(roll)[index]), inFrame(level, face(0)[index])];
      expect(a.x).toBeCloseTo(b.x, 6);
      expect(a.y).toBeCloseTo(b.y, 6);
    }
  });

  test('a place mapped into the frame and back is the same place', () => {
    const frame = faceFrame(face(17), SHAPE);
    const place = { x: 0.3, y: 0.8 };
    const { x, y } = inFrame(frame, inPhoto(frame, place));
    expect(x).toBeCloseTo(place.x, 9);
    expect(y).toBeCloseTo(place.y, 9);
  });
});

describe('readFrame', () => {
  const upright = (x: number, y: number, width: number, height: number) => ({
    origin: { x, y },
    along: { x: 1, y: 0 },
    width,
    height,
  });
  const steps = paint(30, 30, (x, y) => [x * 8, y * 8, 51]);

  test('averages what a pixel of the frame covers', () => {
    const rgb = readFrame(steps, upright(6, 12, 6, 6), { width: 2, height: 2 });
    // Columns 6, 7, 8 average 7; rows 12, 13, 14 average 13.
    expect(rgb[0] * 255).toBeCloseTo(7 * 8, 3);
    expect(rgb[1] * 255).toBeCloseTo(13 * 8, 3);
    expect(rgb[2]).toBeCloseTo(0.2, 5);
    expect(rgb[3] * 255).toBeCloseTo(10 * 8, 3);
  });

  test('outside the photo, its edge repeats', () => {
    const rgb = readFrame(steps, upright(-60, -60, 120, 120), { width: 4, height: 4 });
    expect(Array.from(rgb.subarray(0, 3), (value) => Math.round(value * 255))).toEqual([0, 0, 51]);
    const last = Array.from(rgb.subarray(-3), (value) => Math.round(value * 255));
    expect(last).toEqual([29 * 8, 29 * 8, 51]);
  });

  test('turned, it is the plain mean of nine interpolated samples', () => {
    const next = random(6);
    const noise = paint(40, 30, () => [256 * next(), 256 * next(), 256 * next()]);
    const along = { x: Math.cos(rad(20)), y: Math.sin(rad(20)) };
    const frame = { origin: { x: 8, y: -4 }, along, width: 40, height: 36 };
    const size = { width: 10, height: 9 };
    const rgb = readFrame(noise, frame, size);
    const at = (x: number, y: number, c: number) =>
      pixel(noise, Math.min(39, Math.max(0, x)), Math.min(29, Math.max(0, y)))[c];
    const between = ({ x, y }: Point, c: number) => {
      const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
      const [fx, fy] = [x - 0.5 - left, y - 0.5 - top];
      const upper = (1 - fx) * at(left, top, c) + fx * at(left + 1, top, c);
      const lower = (1 - fx) * at(left, top + 1, c) + fx * at(left + 1, top + 1, c);
      return (1 - fy) * upper + fy * lower;
    };
    rgb.forEach((value, i) => {
      const [x, y] = [Math.floor(i / 3) % 10, Math.floor(i / 30)];
      const samples = Array.from({ length: 9 }, (_, s) =>
        inPhoto(frame, {
          x: (x + ((s % 3) + 0.5) / 3) / 10,
          y: (y + (Math.floor(s / 3) + 0.5) / 3) / 9,
        }),
      );
      const mean = samples.reduce((sum, place) => sum + between(place, i % 3), 0) / 9;
      expect(value * 255).toBeCloseTo(mean, 3);
    });
  });
});
