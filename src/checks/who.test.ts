import { expect, test } from 'vitest';
import { Unavailable } from '../core/check/gatherer.ts';
import { faceCount, sourceFaceWidth } from './who.ts';

test.each([0, 1, 2, 17])('%d faces', (count) => {
  expect(faceCount.measure({ source: { faceCount: count } })).toBe(count);
});

test('the face’s width in the source', () => {
  const source = { faceCount: 2, faceWidth: 812.5 };
  expect(sourceFaceWidth.measure({ source })).toBe(812.5);
});

test('without a face there is no width', () => {
  const measure = () => sourceFaceWidth.measure({ source: { faceCount: 0 } });
  expect(measure).toThrow(new Unavailable('no-face'));
});
