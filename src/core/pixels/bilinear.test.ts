import { describe, expect, test } from 'vitest';
import { type Grid, sampleGrid } from './bilinear.ts';
import { clamp } from './geometry.ts';
import { paint, random } from './handmade.testing.ts';
import type { Raster } from './raster.ts';

const next = random(11);
const noise = (width: number, height: number): Raster => ({
  width,
  height,
  data: Uint8ClampedArray.from({ length: 4 * width * height }, () => 256 * next()),
});

/**
 * A channel of a raster at a place, interpolated from the four pixels around it. Beyond the raster, its edge
 * repeats.
 */
function valueAt({ width, height, data }: Raster, x: number, y: number, channel: number): number {
  const [left, top] = [clamp(x, 0, width - 1), clamp(y, 0, height - 1)];
  const at = (column: number, row: number) =>
    data[4 * (Math.min(row, height - 1) * width + Math.min(column, width - 1)) + channel];
  const [column, row] = [Math.floor(left), Math.floor(top)];
  const [fx, fy] = [left - column, top - row];
  const upper = (1 - fx) * at(column, row) + fx * at(column + 1, row);
  const lower = (1 - fx) * at(column, row + 1) + fx * at(column + 1, row + 1);
  return (1 - fy) * upper + fy * lower;
}

/** Compares every colour with the mean of its samples. */
function expectMeans(raster: Raster, { first, right, down }: Grid, samples: number) {
  const size = { width: 9, height: 7 };
  const sampling = { samples, scale: 1 / samples ** 2, offset: 5 };
  const colours = sampleGrid(raster, { first, right, down }, size, sampling);
  expect(colours).toHaveLength(9 * 7 * 3);
  colours.forEach((colour, i) => {
    const [x, y] = [Math.floor(i / 3) % 9, Math.floor(i / 27)];
    let sum = 0;
    for (let row = y * samples; row < (y + 1) * samples; row++) {
      for (let column = x * samples; column < (x + 1) * samples; column++) {
        const placeX = first.x + column * right.x + row * down.x;
        const placeY = first.y + column * right.y + row * down.y;
        sum += valueAt(raster, placeX, placeY, i % 3);
      }
    }
    expect(Math.abs(colour - sum / samples ** 2 - 5)).toBeLessThan(1e-3);
  });
}

function turned(step: number, degrees: number): Pick<Grid, 'right' | 'down'> {
  const angle = (degrees * Math.PI) / 180;
  const [x, y] = [step * Math.cos(angle), step * Math.sin(angle)];
  return { right: { x, y }, down: { x: -y, y: x } };
}

describe('sampleGrid gives the plain means of interpolated samples', () => {
  test.each([0, 17, 90, -120, 180])('turned by %d°, over the edges', (degrees) => {
    const raster = noise(40, 30);
    for (const samples of [1, 2, 3]) {
      const grid = { first: { x: 3.3, y: 7.9 }, ...turned(4.3 / samples, degrees) };
      expectMeans(raster, grid, samples);
    }
  });

  test('far outside', () => {
    const raster = noise(6, 5);
    for (const x of [-1000, 1000]) {
      expectMeans(raster, { first: { x, y: -x }, ...turned(1, 5) }, 1);
    }
  });

  test('of a raster of one pixel', () => {
    expectMeans(
      paint(1, 1, () => [9, 8, 7]),
      { first: { x: -1, y: -1 }, ...turned(0.3, 30) },
      2,
    );
  });

  test('of a grid larger than one working step', () => {
    const raster = noise(1800, 1500);
    for (const degrees of [0, 40]) {
      expectMeans(raster, { first: { x: 20, y: 30 }, ...turned(60, degrees) }, 3);
    }
  });
});
