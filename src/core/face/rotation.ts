export type Vector = readonly [x: number, y: number, z: number];
export type Rotation = readonly [Vector, Vector, Vector];

const SQUARINGS = 24;

const mean = (points: readonly Vector[]): Vector =>
  [0, 1, 2].map((k) => points.reduce((sum, p) => sum + p[k], 0) / points.length) as never;

/** Eigenvector of the largest eigenvalue of a positive definite matrix, by repeated squaring. */
function dominantVector(matrix: readonly (readonly number[])[]): readonly number[] {
  let m = matrix.map((row) => [...row]);
  for (let i = 0; i < SQUARINGS; i++) {
    const square = m.map((row) => m.map((_, k) => row.reduce((sum, v, j) => sum + v * m[j][k], 0)));
    const size = Math.max(...square.flat().map(Math.abs));
    m = square.map((row) => row.map((v) => v / size));
  }
  const columns = m.map((_, k) => m.map((row) => row[k]));
  const lengths = columns.map((column) => Math.hypot(...column));
  const longest = Math.max(...lengths);
  return columns[lengths.indexOf(longest)].map((v) => v / longest);
}

/**
 * The rotation R that brings `from` closest to `to`, after both are centred. A common scale does not matter. Least
 * squares by unit quaternions (B. Horn, J. Opt. Soc. Am. A 4, 629, 1987). Both lists have the same length, and
 * their points are not all on one line.
 */
export function rotationBetween(from: readonly Vector[], to: readonly Vector[]): Rotation {
  const a = mean(from);
  const b = mean(to);
  const s = [0, 1, 2].map((r) =>
    [0, 1, 2].map((c) => from.reduce((sum, p, i) => sum + (p[r] - a[r]) * (to[i][c] - b[c]), 0)),
  );
  const [[xx, xy, xz], [yx, yy, yz], [zx, zy, zz]] = s;
  const n = [
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, -xx + yy - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, -xx - yy + zz],
  ];
  const shift = Math.max(...n.map((row) => row.reduce((sum, v) => sum + Math.abs(v), 0)));
  const [w, x, y, z] = dominantVector(
    n.map((row, i) => row.map((v, k) => v + (i === k ? shift : 0))),
  );
  return [
    [w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z],
  ];
}
