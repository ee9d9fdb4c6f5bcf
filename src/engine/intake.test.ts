import { describe, expect, test } from 'vitest';
import type { ImageFacts } from '../core/image-file/facts.ts';
import { defaultSpec } from '../specs/index.ts';
import { notices } from './assessment.ts';
import { isAboutOrigin, MAX_BYTES, naturalMode, noticesOf, refusalOf } from './intake.ts';

const { format } = defaultSpec;
const facts: ImageFacts = {
  mime: 'image/jpeg',
  bytes: 100_000,
  width: 3000,
  height: 4000,
  colourMode: 'rgb',
  animated: false,
  complete: true,
  deepColour: false,
  orientation: 1,
};
const refusal = (change: Partial<ImageFacts>, mode: 'compose' | 'as-is' = 'compose') =>
  refusalOf(100_000, { ...facts, ...change }, mode, format);

describe('refusalOf', () => {
  test('an ordinary photo is not refused', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({ mime: 'image/png', deepColour: true })).toBeUndefined();
    expect(refusal({ mime: 'image/webp' })).toBeUndefined();
    expect(refusal({ mime: 'image/heic' })).toBeUndefined();
    expect(refusal({ mime: 'image/avif' })).toBeUndefined();
  });

  test.each([
    ['empty', refusalOf(0, undefined, 'compose', format)],
    ['too-many-bytes', refusalOf(MAX_BYTES + 1, facts, 'compose', format)],
    ['not-an-image', refusalOf(12, undefined, 'compose', format)],
    ['video', refusal({ mime: 'video/quicktime', animated: true, width: 0, height: 0 })],
    ['truncated', refusal({ mime: 'image/heic', width: 0, height: 0, complete: false })],
    ['high-dynamic-range', refusal({ mime: 'image/heic', highDynamicRange: true })],
    ['unsupported-format', refusal({ mime: 'image/gif' })],
    ['animated', refusal({ mime: 'image/gif', animated: true })],
    ['animated', refusal({ mime: 'image/webp', animated: true })],
    ['truncated', refusal({ complete: false })],
    ['too-large', refusal({ width: 20_000, height: 10_000 })],
    ['cmyk', refusal({ colourMode: 'cmyk' })],
    ['panorama', refusal({ width: 20_000, height: 1000 })],
    ['panorama', refusal({ width: 1000, height: 3001 })],
    ['too-small', refusal({ width: 1, height: 1 })],
    ['too-small', refusal({ width: 357, height: 441 })],
  ])('%s', (expected, actual) => {
    expect(actual).toBe(expected);
  });

  test('the smallest source and the longest proportions still pass', () => {
    expect(refusal({ width: 358, height: 441 })).toBeUndefined();
    expect(refusal({ width: 1000, height: 3000 })).toBeUndefined();
  });

  test('as-is, what is wrong with size or colour is a finding, not a refusal', () => {
    expect(refusal({ colourMode: 'cmyk' }, 'as-is')).toBeUndefined();
    expect(refusal({ width: 100, height: 120 }, 'as-is')).toBeUndefined();
    expect(refusal({ complete: false }, 'as-is')).toBe('truncated');
  });
});

test('only a JPEG of the exact frame is judged as it is', () => {
  const ready = { ...facts, width: 358, height: 441 };
  expect(naturalMode(ready, format)).toBe('as-is');
  expect(naturalMode({ ...ready, mime: 'image/png' }, format)).toBe('compose');
  expect(naturalMode(facts, format)).toBe('compose');
  expect(naturalMode(undefined, format)).toBe('compose');
});

test('the notice about colour is no guess, the others are', () => {
  expect(notices.filter(isAboutOrigin)).toEqual(['screenshot', 'messenger', 'already-cropped']);
});

describe('noticesOf', () => {
  const noticed = (change: Partial<ImageFacts>, mode: 'compose' | 'as-is' = 'compose') =>
    noticesOf({ ...facts, ...change }, mode);

  test('an ordinary photo gives no notice', () => {
    expect(noticed({})).toEqual([]);
    expect(noticed({ camera: true, width: 1080, height: 1920 })).toEqual([]);
    expect(noticed({ mime: 'image/heic', width: 3024, height: 4032 })).toEqual([]);
  });

  test.each<[string, Partial<ImageFacts>]>([
    ['an iPhone', { mime: 'image/png', width: 1179, height: 2556 }],
    ['an Android phone', { mime: 'image/jpeg', width: 1080, height: 2400 }],
    ['a phone held sideways', { mime: 'image/png', width: 2532, height: 1170 }],
  ])('a screenshot of %s', (_, change) => {
    expect(noticed(change)).toEqual(['screenshot']);
  });

  test.each<[string, Partial<ImageFacts>]>([
    ['WeChat', { width: 1080, height: 1440 }],
    ['WhatsApp', { width: 1200, height: 1600 }],
    ['a large one', { mime: 'image/webp', width: 1536, height: 2048 }],
  ])('a photo that %s has shrunk', (_, change) => {
    expect(noticed(change)).toEqual(['messenger']);
    expect(noticed({ ...change, camera: true })).toEqual([]);
  });

  test('a photo that was cropped before, by its size', () => {
    expect(noticed({ width: 413, height: 579 })).toEqual(['already-cropped']);
    expect(noticed({ width: 413, height: 579, camera: true })).toEqual([]);
    expect(noticed({ deepColour: true }, 'as-is')).toEqual(['deep-colour', 'already-cropped']);
  });
});
