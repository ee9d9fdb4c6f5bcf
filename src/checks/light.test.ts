import { describe, expect, test } from 'vitest';
import {
  dynamicRange,
  faceBrightness,
  hotSpots,
  lightEven,
  overExposure,
  underExposure,
} from './light.ts';

const histogramOf = (shares: Readonly<Record<number, number>>) =>
  Array.from({ length: 256 }, (_, value) => shares[value] ?? 0);
const lightOf = (shares: Readonly<Record<number, number>>) => ({
  faceLight: { histogram: histogramOf(shares) },
});
const skinLight = { left: 0.5, right: 0.5, shine: 0, texture: 0.1 };

test.each([
  [80, 70, 0.8],
  [30, 60, 0.6],
  [0, 0, 0],
])('face-brightness: skin of L* %d, whites of %d', (l, whites, expected) => {
  const skin = { l, a: 10, b: 15, precision: [1, 0, 0, 1, 0, 1] as const };
  const eyeLook = { whites: { l: whites, a: 0, b: 0 }, red: 0, glare: 0 };
  expect(faceBrightness.measure({ skin, eyeLook })).toBe(expected);
});

test('under-exposure counts L up to 4', () => {
  expect(underExposure.measure(lightOf({ 0: 0.25, 4: 0.125, 5: 0.5, 255: 0.125 }))).toBe(0.375);
  expect(underExposure.measure(lightOf({ 5: 1 }))).toBe(0);
});

test('over-exposure counts L from 247', () => {
  expect(overExposure.measure(lightOf({ 0: 0.25, 246: 0.5, 247: 0.125, 255: 0.125 }))).toBe(0.25);
  expect(overExposure.measure(lightOf({ 246: 1 }))).toBe(0);
});

describe('light-even', () => {
  const evenOf = (left: number, right: number) =>
    lightEven.measure({ skinLight: { ...skinLight, left, right } });

  test('is 1 where both cheeks have the same light, or none', () => {
    expect(evenOf(0.4, 0.4)).toBe(1);
    expect(evenOf(0, 0)).toBe(1);
  });

  test('is the light on the darker cheek divided by the other’s, whichever side is darker', () => {
    expect(evenOf(0.4, 0.1)).toBe(0.25);
    expect(evenOf(0.1, 0.4)).toBe(0.25);
    expect(evenOf(0, 0.4)).toBe(0);
  });

  test('gives the same value for dark and fair skin', () => {
    expect(evenOf(0.08, 0.04)).toBe(evenOf(0.8, 0.4));
  });
});

test('hot-spots is the share of skin that shines', () => {
  expect(hotSpots.measure({ skinLight: { ...skinLight, shine: 0.03 } })).toBe(0.03);
});

describe('dynamic-range', () => {
  test('is L* of the lightest percent minus that of the darkest', () => {
    // L of 47 and 72 are L* 50.015 and 60.101
    expect(dynamicRange.measure(lightOf({ 47: 0.5, 72: 0.5 }))).toBeCloseTo(10.086, 2);
    expect(dynamicRange.measure(lightOf({ 0: 0.5, 255: 0.5 }))).toBeCloseTo(100, 9);
  });

  test('leaves out less than one percent at either end', () => {
    expect(dynamicRange.measure(lightOf({ 0: 0.009, 47: 0.982, 255: 0.009 }))).toBe(0);
  });
});
