import { describe, expect, test } from 'vitest';
import { faceBrightness, lightEven, overExposure, underExposure } from './light.ts';

const histogramOf = (shares: Readonly<Record<number, number>>) =>
  Array.from({ length: 256 }, (_, value) => shares[value] ?? 0);
const lightOf = (shares: Readonly<Record<number, number>>) => ({
  faceLight: { histogram: histogramOf(shares) },
});

test('face-brightness is the mean over 255', () => {
  expect(faceBrightness.measure(lightOf({ 0: 1 }))).toBe(0);
  expect(faceBrightness.measure(lightOf({ 255: 1 }))).toBe(1);
  expect(faceBrightness.measure(lightOf({ 51: 0.5, 102: 0.5 }))).toBeCloseTo(0.3, 12);
});

test('under-exposure counts L up to 25', () => {
  expect(underExposure.measure(lightOf({ 0: 0.25, 25: 0.125, 26: 0.5, 255: 0.125 }))).toBe(0.375);
  expect(underExposure.measure(lightOf({ 26: 1 }))).toBe(0);
});

test('over-exposure counts L from 247', () => {
  expect(overExposure.measure(lightOf({ 0: 0.25, 246: 0.5, 247: 0.125, 255: 0.125 }))).toBe(0.25);
  expect(overExposure.measure(lightOf({ 246: 1 }))).toBe(0);
});

describe('light-even', () => {
  const evenOf = (
    left: Readonly<Record<number, number>>,
    right: Readonly<Record<number, number>>,
  ) =>
    lightEven.measure({
      cheeks: { left: histogramOf(left), right: histogramOf(right), a: 0, b: 0 },
    });

  test('is 1 where both cheeks have the same light, and 0 where one is black, the other white', () => {
    expect(evenOf({ 60: 0.5, 90: 0.5 }, { 60: 0.5, 90: 0.5 })).toBeCloseTo(1, 9);
    expect(evenOf({ 0: 1 }, { 255: 1 })).toBeCloseTo(0, 9);
  });

  test('does not care which cheek is which', () => {
    const [a, b] = [
      { 60: 0.5, 90: 0.5 },
      { 40: 0.25, 70: 0.75 },
    ];
    expect(evenOf(a, b)).toBeCloseTo(evenOf(b, a), 12);
  });

  test('of two cheeks d of L* apart is erfc(d / (10 √2))', () => {
    // L of 47, 58 and 72 are L* 50.015, 54.809 and 60.101
    expect(evenOf({ 47: 1 }, { 58: 1 })).toBeCloseTo(0.6317, 2);
    expect(evenOf({ 47: 1 }, { 72: 1 })).toBeCloseTo(0.3132, 2);
  });

  test('holds dark and fair skin to the same rule', () => {
    // 10 of L* apart each: 30 | 40, 50 | 60 and 70 | 80
    const pairs = [
      [16, 29],
      [47, 72],
      [104, 145],
    ].map(([dark, light]) => evenOf({ [dark]: 1 }, { [light]: 1 }));
    expect(Math.max(...pairs) - Math.min(...pairs)).toBeLessThan(0.005);
  });

  test('falls as one cheek darkens', () => {
    const found = [90, 80, 70, 60, 50, 40].map((dark) => evenOf({ 90: 1 }, { [dark]: 1 }));
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeLessThan(found[i - 1]);
  });
});
