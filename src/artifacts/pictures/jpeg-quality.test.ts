import { describe, expect, test } from 'vitest';
import { paint, random } from '../../core/pixels/handmade.testing.ts';
import { bestFitting, foreseenBytes } from './jpeg-quality.ts';

const qualities = [100, 98, 96, 94, 92, 90, 87, 84, 80, 76, 72, 68, 64, 60, 50, 40, 30];
/** Kilobytes of three portraits at each quality. */
const portraits = {
  smooth: [73, 45.2, 31.5, 22.4, 17.5, 15.7, 13.4, 12, 10.5, 9.2, 8.5, 8, 7.4, 7, 6.3, 5.4, 4.5],
  curly: [99.3, 65.7, 47, 34, 26.7, 23.4, 19.3, 16.5, 14.2, 12, 10.8, 9.8, 8.9, 8.2, 7.1, 6, 5],
  busy: [
    129.1, 93, 72.3, 57.4, 48.6, 43.6, 37.2, 32.7, 28.7, 25, 22.9, 20.9, 19.2, 17.8, 15.2, 13, 11,
  ],
};

const at92 = (sizes: readonly number[]) => sizes[qualities.indexOf(92)]!;

/** Searches, and returns what was tried. */
async function search(sizes: readonly number[], max: number, foreseen = at92(sizes)) {
  const tried: number[] = [];
  const { quality } = await bestFitting(max, foreseen, async (quality) => {
    tried.push(quality);
    return { quality, length: sizes[qualities.indexOf(quality)]! };
  });
  return { quality, tried };
}

/** Whether it is the best quality that fits, or one that fits and fills three quarters of the limit. */
function isFine(sizes: readonly number[], quality: number, max: number): boolean {
  const size = sizes[qualities.indexOf(quality)]!;
  const best = qualities.find((_, i) => sizes[i]! <= max) ?? 30;
  return quality === best || (size <= max && size >= 0.75 * max);
}

describe('bestFitting', () => {
  for (const [name, sizes] of Object.entries(portraits)) {
    test(`finds a quality that fits and leaves little, whatever the limit: ${name}`, async () => {
      for (const max of [1, 5, 9, 14, 20, 26, 32, 40, 50, 70, 100, 350, 500]) {
        const { quality, tried } = await search(sizes, max);
        expect(isFine(sizes, quality, max)).toBe(true);
        expect(new Set(tried).size).toBe(tried.length);
      }
    });
  }

  test('finds a fitting quality also for sizes that grow unlike any portrait’s', async () => {
    const noise = qualities.map((_, i) => 400 - 10 * i);
    for (const max of [240, 255, 311, 399, 400]) {
      const { quality } = await search(noise, max);
      expect(noise[qualities.indexOf(quality)]).toBeLessThanOrEqual(max);
    }
    expect((await search(noise, 1)).quality).toBe(30);
  });

  test.each([0.7, 1.4])(
    'finds it also where the estimate is %d times the true size',
    async (times) => {
      for (const sizes of Object.values(portraits)) {
        const { quality, tried } = await search(sizes, 40, times * at92(sizes));
        expect(isFine(sizes, quality, 40)).toBe(true);
        expect(tried.length).toBeLessThanOrEqual(4);
      }
    },
  );

  test('tries only a few qualities', async () => {
    expect((await search(portraits.smooth, 32)).tried).toEqual([96]);
    expect((await search(portraits.curly, 40)).tried).toEqual([94]);
    expect((await search(portraits.busy, 40)).tried.length).toBeLessThanOrEqual(2);
  });
});

describe('foreseenBytes', () => {
  const next = random(9);
  const noise = Float64Array.from({ length: 64 * 48 }, next);
  const grain = (amount: number) =>
    paint(64, 48, (x, y) => {
      const value = 120 + amount * noise[y * 64 + x]!;
      return [value, value, value];
    });

  test('grows with the difference between neighbours, up to an edge', () => {
    expect(foreseenBytes(grain(0))).toBe(0);
    const found = [4, 10, 25].map((amount) => foreseenBytes(grain(amount)));
    expect(found[1]).toBeGreaterThan(2 * found[0]!);
    expect(found[2]).toBeGreaterThan(found[1]!);
    const stripes = (height: number) =>
      paint(64, 48, (x) => (x % 2 === 0 ? [0, 0, 0] : [height, height, height]));
    expect(foreseenBytes(stripes(255))).toBe(foreseenBytes(stripes(8)));
  });

  test('a plain ramp gives the value worked out by hand', () => {
    // One step of 2 across for each pixel but the last of its row and the last row's: 47 × 63 of 48 × 64.
    const ramp = paint(64, 48, (x) => [2 * x, 2 * x, 2 * x]);
    const busy = (2 * 47 * 63) / (48 * 64);
    expect(foreseenBytes(ramp)).toBeCloseTo(48 * 64 * 0.0409 * busy ** 0.929, 2);
  });
});
