import { describe, expect, test } from 'vitest';
import { samePadding } from './window.ts';

describe('samePadding', () => {
  test.each([
    [
      [192, 3, 2],
      [0, 1],
    ],
    [
      [96, 3, 1],
      [1, 1],
    ],
    [
      [5, 3, 2],
      [1, 1],
    ],
    [
      [3, 2, 2],
      [0, 1],
    ],
    [
      [96, 2, 2],
      [0, 0],
    ],
    [
      [7, 1, 2],
      [0, 0],
    ],
    [
      [10, 3, 1, 2],
      [2, 2],
    ],
  ] as const)('of (input, filter, stride, dilation) = %j', ([input, filter, ...rest], padding) => {
    const [stride, dilation] = rest;
    expect(samePadding(input, filter, stride, dilation)).toEqual(padding);
  });
});
