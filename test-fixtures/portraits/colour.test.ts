import { expect, test } from 'vitest';
import { fromLinear, toLinear } from './colour.ts';

test('sRGB and linear light are each other’s inverse', () => {
  for (const code of [0, 5, 10, 11, 128, 255]) {
    expect(fromLinear(toLinear(code)) * 255).toBeCloseTo(code, 4);
  }
});
