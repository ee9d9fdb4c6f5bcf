import { expect, test } from 'vitest';
import { size, TO_NCHW, TO_NHWC, transpose } from './layout.ts';

const image = { shape: [1, 2, 1, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) };

test('channels first', () => {
  expect(transpose(image, TO_NCHW)).toEqual({
    shape: [1, 3, 2, 1],
    values: Float32Array.of(1, 4, 2, 5, 3, 6),
  });
});

test('to ONNX’s order and back', () => {
  expect(transpose(transpose(image, TO_NCHW), TO_NHWC)).toEqual(image);
});

test('size', () => {
  expect(size([2, 3, 4])).toBe(24);
  expect(size([])).toBe(1);
  expect(size([5, 0])).toBe(0);
});
