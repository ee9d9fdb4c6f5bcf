import { describe, expect, test } from 'vitest';
import { type Box, clamp, type Size } from './geometry.ts';
import { type Colour, paint, pixel, random } from './handmade.testing.ts';
import type { Raster } from './raster.ts';
import { boxShrink, resample } from './resample.ts';

const whole = ({ width, height }: Raster): Box => ({ x: 0, y: 0, width, height });
const grey = (value: number): Colour => [value, value, value];
const noise = (seed: number, width: number, height: number) => {
  const next = random(seed);
  return paint(
    width,
    height,
    () => [256 * next(), 256 * next(), 256 * next()].map(Math.floor) as never,
  );
};
/** The largest difference of any channel of any pixel. */
const difference = (a: Raster, b: Raster): number =>
  a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i])), 0);
const meanOf = ({ data }: Raster, channel: number): number => {
  let sum = 0;
  for (let i = channel; i < data.length; i += 4) sum += data[i];
  return sum / (data.length / 4);
};
const cut = (raster: Raster, { x, y, width, height }: Box): Raster =>
  paint(width, height, (dx, dy) => pixel(raster, x + dx, y + dy) as never);

/** Lanczos-3 for one place along an axis, by its formula: the source pixels that count, each with its weight. */
function lanczosAt(start: number, length: number, source: number, target: number, i: number) {
  const step = length / target;
  const stretch = Math.max(1, step);
  const centre = start + (i + 0.5) * step - 0.5;
  const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
  const inReach = Array.from({ length: source }, (_, at) => at)
    .map((at) => ({ at, x: (at - centre) / stretch }))
    .filter(({ x }) => Math.abs(x) < 3)
    .map(({ at, x }) => ({ at, weight: sinc(x) * sinc(x / 3) }));
  const sum = inReach.reduce((sum, { weight }) => sum + weight, 0);
  return inReach.map(({ at, weight }) => ({ at, weight: weight / sum }));
}

/** The resampled value of a channel, not rounded. */
function exactly(raster: Raster, region: Box, to: Size, x: number, y: number, channel: number) {
  const across = lanczosAt(region.x, region.width, raster.width, to.width, x);
  const down = lanczosAt(region.y, region.height, raster.height, to.height, y);
  const value = down.reduce(
    (sum, row) =>
      sum +
      across.reduce(
        (inRow, { at, weight }) =>
          inRow + row.weight * weight * raster.data[(row.at * raster.width + at) * 4 + channel],
        0,
      ),
    0,
  );
  return clamp(value, 0, 255);
}

describe('resample', () => {
  test.each<readonly [string, Box, number, number]>([
    ['at their own size, between pixels', { x: 3.4, y: 7.7, width: 40, height: 30 }, 40, 30],
    ['shrunk a little', { x: 0, y: 0, width: 61, height: 53 }, 44, 41],
    ['shrunk three times', { x: 1.3, y: 0.2, width: 58.1, height: 51 }, 19, 17],
    ['shrunk to less than the kernel', { x: 0, y: 0, width: 61, height: 53 }, 2, 3],
    ['enlarged', { x: 20.5, y: 30.25, width: 11, height: 9 }, 23, 31],
    ['enlarged across, shrunk down', { x: 50, y: 2, width: 11, height: 50 }, 33, 11],
  ])('every pixel is the formula’s value, rounded: %s', (_, region, width, height) => {
    const raster = noise(9, 61, 53);
    const { data } = resample(raster, region, { width, height });
    data.forEach((value, i) => {
      if (i % 4 === 3) return;
      const [x, y] = [Math.floor(i / 4) % width, Math.floor(i / 4 / width)];
      const exact = exactly(raster, region, { width, height }, x, y, i % 4);
      // Half a step of rounding, and what single precision loses.
      expect(Math.abs(value - exact)).toBeLessThan(0.501);
    });
  });

  test('the whole raster at its own size stays the same', () => {
    const raster = noise(1, 23, 17);
    expect(resample(raster, whole(raster), { width: 23, height: 17 })).toEqual(raster);
  });

  test('a whole-pixel region at its own size is cut out', () => {
    const raster = noise(2, 40, 30);
    const region = { x: 7, y: 11, width: 20, height: 9 };
    expect(resample(raster, region, region)).toEqual(cut(raster, region));
  });

  test.each<readonly [string, Box, number, number]>([
    ['shrunk', { x: 0, y: 0, width: 50, height: 40 }, 7, 9],
    ['enlarged', { x: 0, y: 0, width: 50, height: 40 }, 83, 71],
    ['a fractional region', { x: 0.3, y: 0.7, width: 49.1, height: 38.9 }, 20, 20],
    ['a corner', { x: 45.25, y: 36.5, width: 4.75, height: 3.5 }, 9, 9],
    ['less than a pixel', { x: 49.9, y: 39.9, width: 0.1, height: 0.1 }, 3, 3],
    ['to one pixel', { x: 0, y: 0, width: 50, height: 40 }, 1, 1],
  ])('a constant stays itself up to its edges, and opaque: %s', (_, region, width, height) => {
    const constant = paint(50, 40, () => [255, 77, 0]);
    const found = resample(constant, region, { width, height });
    expect(found).toEqual(paint(width, height, () => [255, 77, 0]));
  });

  test('a ramp stays a ramp', () => {
    const ramp = paint(200, 120, (x, y) => [x, 20 + y, 40 + x / 2 + y / 2]);
    for (const [width, height] of [
      [50, 30],
      [67, 41],
      [190, 119],
      [260, 150],
    ]) {
      const found = resample(ramp, whole(ramp), { width, height });
      const [across, down] = [200 / width, 120 / height];
      for (let y = Math.ceil(3 / down) + 3; y < height - Math.ceil(3 / down) - 3; y += 3) {
        for (let x = Math.ceil(3 / across) + 3; x < width - Math.ceil(3 / across) - 3; x += 3) {
          const [sx, sy] = [(x + 0.5) * across - 0.5, (y + 0.5) * down - 0.5];
          const [r, g, b] = pixel(found, x, y);
          expect(Math.abs(r - sx)).toBeLessThan(1);
          expect(Math.abs(g - (20 + sy))).toBeLessThan(1);
          expect(Math.abs(b - (40 + sx / 2 + sy / 2))).toBeLessThan(1.5);
        }
      }
    }
  });

  test('a step overshoots by less than an eighth of its height, and never beyond black or white', () => {
    for (const [low, high] of [
      [64, 192],
      [0, 255],
    ]) {
      const step = paint(60, 12, (x) => grey(x < 30 ? low : high));
      for (const width of [13, 41, 60, 97, 240]) {
        const { data } = resample(step, whole(step), { width, height: 12 });
        const red = data.filter((_, i) => i % 4 === 0);
        const spare = (high - low) / 8;
        expect(Math.min(...red)).toBeGreaterThanOrEqual(Math.max(0, low - spare));
        expect(Math.max(...red)).toBeLessThanOrEqual(Math.min(255, high + spare));
        // Far from the step nothing rings.
        expect([red[0], red[width - 1]]).toEqual([low, high]);
      }
    }
  });

  test('detail finer than the target becomes its mean', () => {
    const board = paint(120, 120, (x, y) => grey((x + y) % 2 === 0 ? 255 : 0));
    const lines = paint(120, 120, (x) => grey(x % 2 === 0 ? 200 : 100));
    for (const size of [10, 24, 37, 40]) {
      const inner = { x: 1, y: 1, width: size - 2, height: size - 2 };
      const to = { width: size, height: size };
      const mid = paint(size - 2, size - 2, () => grey(127.5));
      expect(difference(cut(resample(board, whole(board), to), inner), mid)).toBeLessThanOrEqual(1);
      const level = paint(size - 2, size - 2, () => grey(150));
      expect(difference(cut(resample(lines, whole(lines), to), inner), level)).toBeLessThanOrEqual(
        3,
      );
    }
  });

  test('keeps the mean', () => {
    // Away from black and white, where clipping would move it.
    const next = random(3);
    const raster = paint(120, 90, () => grey(80 + 90 * next()));
    for (const [width, height] of [
      [30, 30],
      [53, 31],
      [120, 45],
      [200, 150],
    ]) {
      const found = resample(raster, whole(raster), { width, height });
      expect(Math.abs(meanOf(found, 0) - meanOf(raster, 0))).toBeLessThan(0.5);
    }
  });

  test('a sub-region equals that part of the whole at the same scale', () => {
    const raster = noise(4, 160, 120);
    const region = { x: 40, y: 20, width: 80, height: 60 };
    const found = resample(raster, region, { width: 40, height: 30 });
    const all = resample(raster, whole(raster), { width: 80, height: 60 });
    expect(found).toEqual(cut(all, { x: 20, y: 10, width: 40, height: 30 }));
  });

  test('inside, it equals cutting first and scaling then', () => {
    const raster = noise(5, 160, 120);
    const region = { x: 31, y: 17, width: 90, height: 60 };
    const to = { width: 40, height: 25 };
    const first = cut(raster, region);
    // Three lobes of a shrink by 2.25 and 2.4 reach three target pixels far.
    const inner = { x: 3, y: 3, width: 34, height: 19 };
    expect(cut(resample(raster, region, to), inner)).toEqual(
      cut(resample(first, whole(first), to), inner),
    );
  });

  test('with `within`, it equals cutting that box out first', () => {
    const raster = noise(10, 60, 50);
    const within = { x: 11, y: 7, width: 31, height: 29 };
    const region = { x: 13.5, y: 8.25, width: 27, height: 26 };
    const to = { width: 15, height: 11 };
    const inside = { ...region, x: region.x - within.x, y: region.y - within.y };
    const expected = resample(cut(raster, within), inside, to);
    expect(resample(raster, region, to, within)).toEqual(expected);
  });

  test('a mirrored picture gives the mirrored result', () => {
    const raster = noise(6, 61, 37);
    const mirror = (r: Raster) =>
      paint(r.width, r.height, (x, y) => pixel(r, r.width - 1 - x, r.height - 1 - y) as never);
    const to = { width: 24, height: 50 };
    const found = resample(mirror(raster), whole(raster), to);
    expect(difference(found, mirror(resample(raster, whole(raster), to)))).toBeLessThanOrEqual(1);
  });

  test('channels do not mix, and alpha is not read', () => {
    const red = paint(30, 30, (x, y) => [(x * y) % 256, 0, 0]);
    red.data.forEach((_, i) => {
      if (i % 4 === 3) red.data[i] = i % 256;
    });
    const { data } = resample(red, whole(red), { width: 11, height: 13 });
    data.forEach((value, i) => {
      if (i % 4 !== 0) expect(value).toBe(i % 4 === 3 ? 255 : 0);
    });
  });

  test('a half-pixel shift of a smooth picture moves it by half a pixel', () => {
    const wave = (x: number) => 128 + 100 * Math.sin(x / 5);
    const raster = paint(80, 8, (x) => grey(Math.round(wave(x))));
    const found = resample(
      raster,
      { x: 10.5, y: 0, width: 60, height: 8 },
      { width: 60, height: 8 },
    );
    for (let x = 0; x < 60; x++)
      expect(Math.abs(pixel(found, x, 4)[0] - wave(x + 10.5))).toBeLessThan(2);
  });
});

describe('boxShrink', () => {
  test('by 1 gives the box itself', () => {
    const raster = noise(7, 9, 8);
    expect(boxShrink(raster, whole(raster), 1)).toBe(raster);
    const box = { x: 2, y: 3, width: 5, height: 4 };
    expect(boxShrink(raster, box, 1)).toEqual(cut(raster, box));
  });

  test('averages whole blocks, each channel by itself', () => {
    const raster = paint(4, 2, (x, y) => [x * 10 + y * 20, x < 2 ? 8 : 40, 255]);
    expect(boxShrink(raster, whole(raster), 2)).toEqual(
      paint(2, 1, (x) => [x * 20 + 15, x === 0 ? 8 : 40, 255]),
    );
  });

  test('averages incomplete blocks in the last row and column', () => {
    // 5 × 4 in blocks of 3: 3 × 3 and 2 × 3 over 3 × 1 and 2 × 1.
    const raster = paint(5, 4, (x, y) => grey(10 * x + 30 * y));
    const found = boxShrink(raster, whole(raster), 3);
    expect([found.width, found.height]).toEqual([2, 2]);
    expect([0, 1].map((y) => [0, 1].map((x) => pixel(found, x, y)[0]))).toEqual([
      [40, 65],
      [100, 125],
    ]);
  });

  test('a factor beyond the box gives its mean', () => {
    const raster = paint(3, 2, (x, y) => grey(6 * (x + 3 * y)));
    expect(boxShrink(raster, whole(raster), 10)).toEqual(paint(1, 1, () => grey(15)));
  });

  test('every block of a random raster equals its plain mean', () => {
    const raster = noise(8, 50, 31);
    const box = { x: 6, y: 5, width: 37, height: 23 };
    for (const factor of [2, 3, 5, 8]) {
      const expected = paint(Math.ceil(37 / factor), Math.ceil(23 / factor), (x, y) => {
        const columns = Math.min(factor, 37 - x * factor);
        const rows = Math.min(factor, 23 - y * factor);
        const block = { x: 6 + x * factor, y: 5 + y * factor, width: columns, height: rows };
        const pixels = cut(raster, block);
        return [0, 1, 2].map((channel) => meanOf(pixels, channel)) as never;
      });
      expect(boxShrink(raster, box, factor)).toEqual(expected);
    }
  });
});
