import { describe, expect, test } from 'vitest';
import { gaussianBlur } from './developing.ts';

describe('blur', () => {
  test('keeps a flat picture', () => {
    const flat = new Float32Array(6 * 5 * 3).fill(0.5);
    for (const value of gaussianBlur(flat, 6, 5, 1.5)) expect(value).toBeCloseTo(0.5, 6);
  });

  test('spreads a point by its standard deviation', () => {
    const size = 41;
    const point = new Float32Array(size * size * 3);
    point[(20 * size + 20) * 3] = 1;
    const blurred = gaussianBlur(point, size, size, 3);
    let sum = 0;
    let variance = 0;
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const value = blurred[(y * size + x) * 3];
        sum += value;
        variance += value * (x - 20) ** 2;
      }
    }
    expect(sum).toBeCloseTo(1, 5);
    expect(Math.sqrt(variance)).toBeCloseTo(3, 1);
  });
});
