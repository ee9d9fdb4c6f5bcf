import { describe, expect, test } from 'vitest';
import { fractalNoise, hash3, noise2, randomStream } from './noise.ts';

describe('noise', () => {
  test('is the same for the same place and seed, and never leaves 0..1', () => {
    expect(hash3(1, 2, 3)).toBe(hash3(1, 2, 3));
    const stream = randomStream(9);
    for (let i = 0; i < 200; i++) {
      const [x, y] = [stream() * 50 - 25, stream() * 50 - 25];
      for (const value of [noise2(x, y, 3), fractalNoise(x, y, 0.5, 3)]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
  });

  test('meets its lattice', () => {
    expect(noise2(4, 7, 2)).toBe(hash3(4, 7, 2));
  });
});
