import { describe, expect, test } from 'vitest';
import type { ImageFacts } from '../core/image-file/facts.ts';
import { defaultSpec } from '../specs/index.ts';
import { MAX_BYTES, naturalMode, noticesOf, refusalOf } from './intake.ts';

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
  });

  test.each([
    ['empty', refusalOf(0, undefined, 'compose', format)],
    ['too-many-bytes', refusalOf(MAX_BYTES + 1, facts, 'compose', format)],
    ['not-an-image', refusalOf(12, undefined, 'compose', format)],
    ['heic', refusal({ mime: 'image/heic', width: 0, height: 0 })],
    ['unsupported-format', refusal({ mime: 'image/avif', width: 0, height: 0 })],
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

  test('the smallest source and the longest proportion still pass', () => {
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

test('notices', () => {
  expect(noticesOf(facts, 'compose')).toEqual([]);
  expect(noticesOf({ ...facts, deepColour: true }, 'as-is')).toEqual([
    'deep-colour',
    'already-cropped',
  ]);
});
