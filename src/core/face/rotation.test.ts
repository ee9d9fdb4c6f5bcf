import { describe, expect, test } from 'vitest';
import { random } from '../pixels/handmade.testing.ts';
import { type Rotation, rotationBetween, type Vector } from './rotation.ts';

const apply = (r: Rotation, p: Vector): Vector =>
  r.map((row) => row[0] * p[0] + row[1] * p[1] + row[2] * p[2]) as never;
const product = (a: Rotation, b: Rotation): Rotation =>
  a.map((row) => [0, 1, 2].map((k) => row.reduce((sum, v, j) => sum + v * b[j][k], 0))) as never;
const transposed = (r: Rotation): Rotation =>
  [0, 1, 2].map((i) => [0, 1, 2].map((k) => r[k][i])) as never;
const determinant = ([a, b, c]: Rotation) =>
  a[0] * (b[1] * c[2] - b[2] * c[1]) -
  a[1] * (b[0] * c[2] - b[2] * c[0]) +
  a[2] * (b[0] * c[1] - b[1] * c[0]);

/** Rodrigues' formula. */
function about([x, y, z]: Vector, degrees: number): Rotation {
  const length = Math.hypot(x, y, z);
  const [u, v, w] = [x / length, y / length, z / length];
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const t = 1 - c;
  return [
    [c + u * u * t, u * v * t - w * s, u * w * t + v * s],
    [v * u * t + w * s, c + v * v * t, v * w * t - u * s],
    [w * u * t - v * s, w * v * t + u * s, c + w * w * t],
  ];
}

const close = (actual: Rotation, expected: Rotation, digits = 6) =>
  actual.forEach((row, i) => {
    row.forEach((value, k) => {
      expect(value).toBeCloseTo(expected[i][k], digits);
    });
  });

const cloud = (seed: number, count: number): Vector[] => {
  const next = random(seed);
  return Array.from({ length: count }, () => [next() * 9, next() * 5, next() * 3]);
};
const identity = about([0, 0, 1], 0);

describe('rotationBetween', () => {
  const points = cloud(1, 20);

  test.each<readonly [string, Vector, number]>([
    ['none', [0, 0, 1], 0],
    ['a hair about x', [1, 0, 0], 0.01],
    ['20° about y', [0, 1, 0], 20],
    ['a quarter about z', [0, 0, 1], 90],
    ['a half about a slant', [1, -2, 0.5], 180],
    ['179.9° about y', [0, 1, 0], 179.9],
    ['back 75° about a slant', [0.3, 0.2, -1], -75],
  ])('finds a turn: %s', (_, axis, degrees) => {
    const turn = about(axis, degrees);
    const turned = points.map((p) => apply(turn, p));
    close(rotationBetween(points, turned), turn);
  });

  test('whatever the scale and the place', () => {
    const turn = about([1, 2, 3], 33);
    for (const scale of [0.01, 1, 4000]) {
      const turned = points.map((p): Vector => {
        const [x, y, z] = apply(turn, p);
        return [scale * x + 1234, scale * y - 77, scale * z + 5];
      });
      close(rotationBetween(points, turned), turn);
      close(rotationBetween(turned, points), transposed(turn));
    }
  });

  test('points in one plane are enough', () => {
    const flat = points.map(([x, y]): Vector => [x, y, 0]);
    const turn = about([2, -1, 1], 50);
    close(
      rotationBetween(
        flat,
        flat.map((p) => apply(turn, p)),
      ),
      turn,
    );
  });

  test('three points are enough', () => {
    const three: Vector[] = [
      [0, 0, 0],
      [1, 0, 0],
      [0, 2, 0],
    ];
    const turn = about([1, 1, 1], 120);
    close(
      rotationBetween(
        three,
        three.map((p) => apply(turn, p)),
      ),
      turn,
    );
  });

  test('is always a rotation, never a reflection', () => {
    for (let seed = 0; seed < 30; seed++) {
      const to =
        seed % 2 === 0
          ? cloud(seed + 50, 12)
          : cloud(seed, 12).map(([x, y, z]) => [-x, y, z] as const);
      const r = rotationBetween(cloud(seed, 12), to);
      close(product(r, transposed(r)), identity);
      expect(determinant(r)).toBeCloseTo(1, 6);
    }
  });

  test('is the least-squares rotation: no small turn away from it comes closer', () => {
    const next = random(9);
    const noisy = points.map((p): Vector => {
      const [x, y, z] = apply(about([1, 0, 2], 25), p);
      return [x + next(), y + next(), z + next()];
    });
    const centred = (list: readonly Vector[]): Vector[] => {
      const mean = [0, 1, 2].map((k) => list.reduce((sum, p) => sum + p[k], 0) / list.length);
      return list.map(([x, y, z]) => [x - mean[0], y - mean[1], z - mean[2]]);
    };
    const [from, to] = [centred(points), centred(noisy)];
    const miss = (r: Rotation) =>
      from.reduce((sum, p, i) => {
        const [x, y, z] = apply(r, p);
        return sum + (x - to[i][0]) ** 2 + (y - to[i][1]) ** 2 + (z - to[i][2]) ** 2;
      }, 0);
    const found = rotationBetween(points, noisy);
    for (const axis of cloud(3, 20).map(([x, y, z]): Vector => [x - 4, y - 2, z - 1])) {
      for (const degrees of [-1, -0.1, 0.1, 1]) {
        expect(miss(product(about(axis, degrees), found))).toBeGreaterThan(miss(found));
      }
    }
  });
});
