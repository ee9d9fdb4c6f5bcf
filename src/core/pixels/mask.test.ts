import { describe, expect, test } from 'vitest';
import type { Point } from './geometry.ts';
import { random } from './handmade.testing.ts';
import { convexHull, depthsOf, eachRow, erode, indicesOf } from './mask.ts';
import type { Mask } from './raster.ts';

const points = (...pairs: readonly (readonly [number, number])[]): Point[] =>
  pairs.map(([x, y]) => ({ x, y }));

const randomPoints = (seed: number, count: number, size: number): Point[] => {
  const next = random(seed);
  return Array.from({ length: count }, () => ({ x: next() * size, y: next() * size }));
};

/** Twice the signed area: positive where x turns towards y. */
const doubleArea = (polygon: readonly Point[]): number =>
  polygon.reduce((sum, a, i) => {
    const b = polygon[(i + 1) % polygon.length];
    return sum + a.x * b.y - b.x * a.y;
  }, 0);

const rowsOf = (polygon: readonly Point[], width: number, height: number) => {
  const rows: [y: number, from: number, to: number][] = [];
  eachRow(polygon, width, height, (y, from, to) => rows.push([y, from, to]));
  return rows;
};
const pixelsOf = (polygon: readonly Point[], width: number, height: number) =>
  rowsOf(polygon, width, height).reduce((sum, [, from, to]) => sum + to - from, 0);

describe('convexHull', () => {
  test('of a square is its corners, without the points in it and on its edges', () => {
    const square = points([0, 0], [4, 0], [4, 4], [0, 4], [2, 2], [2, 0], [4, 1], [1, 4], [0, 3]);
    expect(convexHull(square)).toEqual(points([0, 0], [4, 0], [4, 4], [0, 4]));
  });

  test('of points on one line is its two ends', () => {
    expect(convexHull(points([1, 1], [3, 3], [2, 2], [0, 0]))).toEqual(points([0, 0], [3, 3]));
    expect(convexHull(points([5, 2], [5, 9], [5, 4]))).toEqual(points([5, 2], [5, 9]));
  });

  test('takes repeated points once', () => {
    const twice = points([0, 0], [4, 0], [0, 3], [0, 0], [4, 0], [0, 3]);
    expect(convexHull(twice)).toEqual(points([0, 0], [4, 0], [0, 3]));
  });

  test('leaves its input as it was', () => {
    const input = points([3, 1], [0, 0], [1, 5]);
    convexHull(input);
    expect(input).toEqual(points([3, 1], [0, 0], [1, 5]));
  });

  test('turns the same way at every corner and contains every point', () => {
    for (let seed = 0; seed < 20; seed++) {
      const cloud = randomPoints(seed, 60, 100);
      const hull = convexHull(cloud);
      expect(doubleArea(hull)).toBeGreaterThan(0);
      for (const [i, a] of hull.entries()) {
        const b = hull[(i + 1) % hull.length];
        for (const p of cloud) expect(doubleArea([a, b, p])).toBeGreaterThanOrEqual(-1e-9);
      }
      expect(convexHull(hull)).toEqual(hull);
    }
  });
});

describe('eachRow', () => {
  test('a rectangle on the pixel grid is exactly its pixels', () => {
    const rectangle = points([2, 1], [5, 1], [5, 4], [2, 4]);
    expect(rowsOf(rectangle, 10, 10)).toEqual([
      [1, 2, 5],
      [2, 2, 5],
      [3, 2, 5],
    ]);
  });

  test('a pixel counts where its centre is inside', () => {
    const shifted = (dx: number, dy: number) =>
      rowsOf(points([2 + dx, 1 + dy], [5 + dx, 1 + dy], [5 + dx, 3 + dy], [2 + dx, 3 + dy]), 9, 9);
    const still = shifted(0, 0);
    expect(shifted(0.49, 0.49)).toEqual(still);
    expect(shifted(-0.49, -0.49)).toEqual(still);
    expect(shifted(0.51, 0)).toEqual(still.map(([y, from, to]) => [y, from + 1, to + 1]));
    expect(shifted(0, 0.51)).toEqual(still.map(([y, from, to]) => [y + 1, from, to]));
  });

  test('a triangle, row by row', () => {
    expect(rowsOf(points([0, 0], [4, 0], [0, 4]), 10, 10)).toEqual([
      [0, 0, 3],
      [1, 0, 2],
      [2, 0, 1],
    ]);
  });

  test('stops at the frame', () => {
    expect(rowsOf(points([-3, -3], [20, -3], [20, 20], [-3, 20]), 4, 2)).toEqual([
      [0, 0, 4],
      [1, 0, 4],
    ]);
    expect(rowsOf(points([10, 10], [20, 10], [20, 20]), 5, 5)).toEqual([]);
    expect(rowsOf([], 5, 5)).toEqual([]);
  });

  test('tiles meet without gap or overlap', () => {
    const corners = points([3, 2], [90, 11], [97, 84], [8, 95]);
    const [a, b, c, d] = corners;
    const inner = { x: 41.3, y: 52.7 };
    const parts = [
      [a, b, inner],
      [b, c, inner],
      [c, d, inner],
      [d, a, inner],
    ].map((part) => pixelsOf(part, 100, 100));
    expect(parts.reduce((sum, part) => sum + part)).toBe(pixelsOf(corners, 100, 100));
  });

  test('counts as many pixels as the polygon has area, to within half a pixel along its outline', () => {
    for (let seed = 0; seed < 30; seed++) {
      const hull = convexHull(randomPoints(seed, 12, 200));
      const outline = hull.reduce((sum, a, i) => {
        const b = hull[(i + 1) % hull.length];
        return sum + Math.hypot(a.x - b.x, a.y - b.y);
      }, 0);
      const area = doubleArea(hull) / 2;
      expect(Math.abs(pixelsOf(hull, 200, 200) - area)).toBeLessThan(outline / 8);
    }
  });
});

describe('erode', () => {
  const maskOf = (...rows: string[]): Mask => ({
    width: rows[0].length,
    height: rows.length,
    data: Uint8Array.from(rows.join(''), (c) => (c === '#' ? 1 : 0)),
  });

  const slowly = ({ width, height, data }: Mask, radius: number): Uint8Array =>
    data.map((_, i) => {
      for (let y = Math.floor(i / width) - radius; y <= Math.floor(i / width) + radius; y++) {
        for (let x = (i % width) - radius; x <= (i % width) + radius; x++) {
          const inFrame = x >= 0 && x < width && y >= 0 && y < height;
          if (inFrame && data[y * width + x] === 0) return 0;
        }
      }
      return 1;
    });

  test('removes a square around every outside pixel; the frame’s edge is not outside', () => {
    expect(erode(maskOf('######', '######', '###.##', '######', '######'), 1)).toEqual(
      maskOf('######', '##...#', '##...#', '##...#', '######'),
    );
    expect(erode(maskOf('###', '###'), 7)).toEqual(maskOf('###', '###'));
  });

  test('radius 0 changes nothing', () => {
    const mask = maskOf('#.#', '..#', '##.');
    expect(erode(mask, 0)).toEqual(mask);
  });

  test.each([0, 1, 2, 3, 5, 11, 40])(
    'radius %d equals the result computed pixel by pixel',
    (radius) => {
      const next = random(radius + 1);
      for (const [width, height] of [
        [1, 1],
        [1, 17],
        [17, 1],
        [23, 14],
        [30, 31],
      ]) {
        const holes = 0.3 / (radius + 1) ** 2;
        const data = Uint8Array.from({ length: width * height }, () => (next() < holes ? 0 : 1));
        const mask = { width, height, data };
        expect(erode(mask, radius).data).toEqual(slowly(mask, radius));
      }
    },
  );
});

test('depthsOf counts the steps to the nearest outside pixel; a diagonal is one step', () => {
  const mask = { width: 5, height: 4, data: Uint8Array.from({ length: 20 }, (_, i) => +(i !== 5)) };
  expect(Array.from(depthsOf(mask))).toEqual([
    ...[1, 1, 2, 3, 4],
    ...[0, 1, 2, 3, 4],
    ...[1, 1, 2, 3, 4],
    ...[2, 2, 2, 3, 4],
  ]);
});

test('indices of a mask are those of its set pixels', () => {
  const mask = { width: 3, height: 2, data: Uint8Array.from([0, 1, 0, 0, 1, 1]) };
  expect(indicesOf(mask)).toEqual([1, 4, 5]);
});
