import { describe, expect, test } from 'vitest';
import { random } from './handmade.testing.ts';
import {
  lightnessHistogram,
  lightnessSpread,
  mean,
  normalise,
  overlap,
  share,
} from './histogram.ts';

const bins = (shares: Readonly<Record<number, number>>) =>
  Array.from({ length: 256 }, (_, value) => shares[value] ?? 0);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const randomHistogram = (seed: number) => {
  const next = random(seed);
  return normalise(Array.from({ length: 256 }, () => Math.floor(next() * 100)));
};

describe('normalise', () => {
  test('turns counts into shares', () => {
    expect(normalise([1, 0, 3])).toEqual([0.25, 0, 0.75]);
    expect(normalise(Uint32Array.of(5, 5))).toEqual([0.5, 0.5]);
  });

  test('leaves an empty count at nothing', () => {
    expect(normalise(new Uint32Array(3))).toEqual([0, 0, 0]);
    expect(normalise([])).toEqual([]);
  });
});

test('mean', () => {
  expect(mean(bins({ 0: 1 }))).toBe(0);
  expect(mean(bins({ 255: 1 }))).toBe(255);
  expect(mean(bins({ 0: 0.25, 100: 0.5, 200: 0.25 }))).toBe(100);
});

test('share counts both ends', () => {
  const histogram = bins({ 24: 0.125, 25: 0.25, 26: 0.5, 255: 0.125 });
  expect(share(histogram, 0, 24)).toBe(0.125);
  expect(share(histogram, 0, 25)).toBe(0.375);
  expect(share(histogram, 25, 25)).toBe(0.25);
  expect(share(histogram, 27, 254)).toBe(0);
  expect(share(histogram, 0, 255)).toBe(1);
});

describe('overlap', () => {
  test.each([
    ['the same', { 7: 0.5, 9: 0.5 }, { 7: 0.5, 9: 0.5 }, 1],
    ['nothing shared', { 7: 0.5, 9: 0.5 }, { 8: 1 }, 0],
    ['half', { 7: 0.5, 9: 0.5 }, { 9: 1 }, 0.5],
    ['a quarter', { 7: 0.75, 9: 0.25 }, { 9: 0.5, 10: 0.5 }, 0.25],
  ])('%s', (_, a, b, expected) => {
    expect(overlap(bins(a), bins(b))).toBe(expected);
    expect(overlap(bins(b), bins(a))).toBe(expected);
  });
});

describe('lightnessHistogram', () => {
  const peak = (histogram: readonly number[]) => histogram.indexOf(Math.max(...histogram));

  test.each([
    [0, 0],
    [2, 7], // below the bend: 2 / 255 · 24389 / 27 = 7.08
    [47, 50],
    [72, 60],
    [255, 100],
  ])('luminance %d peaks at L* %d', (luminance, lightness) => {
    expect(peak(lightnessHistogram(bins({ [luminance]: 1 }), lightnessSpread(5)))).toBe(lightness);
    expect(
      lightnessHistogram(bins({ [luminance]: 1 }), lightnessSpread(0.1))[lightness],
    ).toBeCloseTo(1, 6);
  });

  test('spreads a value as a Gaussian', () => {
    const histogram = lightnessHistogram(bins({ 255: 1 }), lightnessSpread(5));
    expect(histogram).toHaveLength(101);
    expect(histogram[95] / histogram[100]).toBeCloseTo(Math.exp(-1 / 2), 9);
    expect(histogram[90] / histogram[100]).toBeCloseTo(Math.exp(-2), 9);
  });

  test('adds up to 1, also where the spread runs beyond black or white', () => {
    for (const value of [0, 1, 30, 128, 254, 255]) {
      expect(sum(lightnessHistogram(bins({ [value]: 1 }), lightnessSpread(5)))).toBeCloseTo(1, 9);
    }
    expect(sum(lightnessHistogram(randomHistogram(2), lightnessSpread(5)))).toBeCloseTo(1, 9);
  });

  test('two values d steps apart overlap by erfc(d / (2√2 σ))', () => {
    const at = (value: number) => lightnessHistogram(bins({ [value]: 1 }), lightnessSpread(5));
    // L* 50.015 and 60.101: d = 10.086, erfc(0.7131) = 0.3132
    expect(overlap(at(47), at(72))).toBeCloseTo(0.3132, 2);
    expect(overlap(at(47), at(47))).toBeCloseTo(1, 9);
    expect(overlap(at(0), at(255))).toBeLessThan(1e-12);
  });

  test('an empty histogram stays empty', () => {
    expect(sum(lightnessHistogram(bins({}), lightnessSpread(5)))).toBe(0);
  });
});
