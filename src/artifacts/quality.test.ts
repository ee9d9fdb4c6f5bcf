import { describe, expect, test } from 'vitest';
import { bestFitting } from './quality.ts';

const qualities = [100, 98, 96, 94, 92, 90, 87, 84, 80, 76, 72, 68, 64, 60, 50, 40, 30];
/** Kilobytes of three portraits at each quality. */
const portraits = {
  smooth: [73, 45.2, 31.5, 22.4, 17.5, 15.7, 13.4, 12, 10.5, 9.2, 8.5, 8, 7.4, 7, 6.3, 5.4, 4.5],
  curly: [99.3, 65.7, 47, 34, 26.7, 23.4, 19.3, 16.5, 14.2, 12, 10.8, 9.8, 8.9, 8.2, 7.1, 6, 5],
  busy: [
    129.1, 93, 72.3, 57.4, 48.6, 43.6, 37.2, 32.7, 28.7, 25, 22.9, 20.9, 19.2, 17.8, 15.2, 13, 11,
  ],
};

/** Searches, and tells what was tried. */
async function search(sizes: readonly number[], max: number) {
  const tried: number[] = [];
  const { quality } = await bestFitting(max, async (quality) => {
    tried.push(quality);
    return { quality, length: sizes[qualities.indexOf(quality)]! };
  });
  return { quality, tried };
}

describe('bestFitting', () => {
  for (const [name, sizes] of Object.entries(portraits)) {
    test(`finds the best quality that fits, whatever the limit: ${name}`, async () => {
      for (const max of [1, 5, 9, 14, 20, 26, 32, 40, 50, 70, 100, 350, 500]) {
        const fit = qualities.find((_, i) => sizes[i]! <= max) ?? 30;
        const { quality, tried } = await search(sizes, max);
        expect(quality).toBe(fit);
        expect(new Set(tried).size).toBe(tried.length);
      }
    });
  }

  test('what grows as no portrait does still fits', async () => {
    const noise = qualities.map((_, i) => 400 - 10 * i);
    for (const max of [240, 255, 311, 399, 400]) {
      const { quality } = await search(noise, max);
      expect(noise[qualities.indexOf(quality)]).toBeLessThanOrEqual(max);
    }
    expect((await search(noise, 1)).quality).toBe(30);
  });

  test('tries few', async () => {
    expect((await search(portraits.smooth, 38)).tried).toEqual([96]);
    expect((await search(portraits.curly, 40)).tried).toEqual([96, 94]);
    expect((await search(portraits.busy, 40)).tried.length).toBeLessThanOrEqual(3);
  });
});
