import { describe, expect, test } from 'vitest';
import { random } from './handmade.testing.ts';
import { lightnessOf, mean, normalise, overlap, share, valueAt } from './histogram.ts';

const bins = (shares: Readonly<Record<number, number>>) =>
  Array.from({ length: 256 }, (_, value) => shares[value] ?? 0);
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

test('share includes both ends', () => {
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

test.each([
  [0, 0],
  [2, 7.085], // below the bend: 2 / 255 · 24389 / 27
  [47, 50.015],
  [72, 60.101],
  [255, 100],
])('luminance %d has L* %d', (luminance, lightness) => {
  expect(lightnessOf(luminance)).toBeCloseTo(lightness, 3);
});

describe('valueAt', () => {
  test('is the value that reaches the share', () => {
    const histogram = bins({ 3: 0.25, 100: 0.5, 200: 0.25 });
    expect([0.01, 0.25, 0.26, 0.75, 0.76, 1].map((at) => valueAt(histogram, at))).toEqual([
      3, 3, 100, 100, 200, 200,
    ]);
  });

  test('never falls as the share rises', () => {
    const histogram = randomHistogram(7);
    const found = Array.from({ length: 101 }, (_, i) => valueAt(histogram, i / 100));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });

  test('where rounding leaves a gap, the last value is taken', () => {
    expect(valueAt(bins({ 9: 0.999999 }), 1)).toBe(255);
  });
});
