import type { Point } from '../core/pixels/geometry.ts';

/** x' = a x − b y + tx, y' = b x + a y + ty. */
interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly tx: number;
  readonly ty: number;
}

/** Side of the aligned image, px. */
export const ALIGNED = 616;

/**
 * The target places of the eye centres, the tip of the nose and the corners of the mouth. The image's left comes
 * first.
 */
const REFERENCE: readonly Point[] = [
  { x: 251, y: 272 },
  { x: 364, y: 272 },
  { x: 308, y: 336 },
  { x: 262, y: 402 },
  { x: 355, y: 402 },
];

/** The pairs that OpenCV's random numbers (seed −1) draw for five points, in their order. */
const PAIRS = [
  [0, 4],
  [0, 3],
  [1, 2],
  [1, 0],
  [3, 0],
  [0, 4],
  [1, 4],
  [3, 1],
  [0, 3],
  [0, 1],
  [0, 4],
  [4, 1],
  [0, 3],
] as const;
const MEDIAN = 2;
/** Factors of the median residual: Gaussian consistency, the correction for five points, and the cut-off. */
const CUT_OFF = 2.5 * 1.4826 * (1 + 5 / (5 - 2));

export const transform = ({ a, b, tx, ty }: Similarity, { x, y }: Point): Point => ({
  x: a * x - b * y + tx,
  y: b * x + a * y + ty,
});

export function inverse({ a, b, tx, ty }: Similarity): Similarity {
  const n = a * a + b * b;
  return { a: a / n, b: -b / n, tx: -(a * tx + b * ty) / n, ty: (b * tx - a * ty) / n };
}

/** The least-squares similarity from one set of points to another. */
function leastSquares(from: readonly Point[], to: readonly Point[]): Similarity {
  const mean = (points: readonly Point[], axis: 'x' | 'y') =>
    points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [fx, fy, gx, gy] = [mean(from, 'x'), mean(from, 'y'), mean(to, 'x'), mean(to, 'y')];
  let n = 0;
  let along = 0;
  let across = 0;
  from.forEach((point, i) => {
    const [x, y, u, v] = [point.x - fx, point.y - fy, to[i].x - gx, to[i].y - gy];
    n += x * x + y * y;
    along += x * u + y * v;
    across += x * v - y * u;
  });
  const [a, b] = [along / n, across / n];
  return { a, b, tx: gx - a * fx + b * fy, ty: gy - b * fx - a * fy };
}

/**
 * The similarity transform that brings five points of a face to their places in the aligned image of ISO/IEC
 * 29794-5. It is the least median of squares, as OpenCV's `estimateAffinePartial2D` computes it for these points.
 */
export function alignment(points: readonly Point[]): Similarity {
  const residuals = (similarity: Similarity) =>
    points.map((point, i) => {
      const { x, y } = transform(similarity, point);
      return (x - REFERENCE[i].x) ** 2 + (y - REFERENCE[i].y) ** 2;
    });
  let least = Number.POSITIVE_INFINITY;
  let best: readonly number[] = [];
  for (const [i, j] of PAIRS) {
    const found = residuals(leastSquares([points[i], points[j]], [REFERENCE[i], REFERENCE[j]]));
    const median = found.toSorted((a, b) => a - b)[MEDIAN];
    if (median < least) [least, best] = [median, found];
  }
  const limit = Math.max(0.001, CUT_OFF * Math.sqrt(least)) ** 2;
  const inliers = points.map((_, i) => i).filter((i) => best[i] <= limit);
  return leastSquares(
    inliers.map((i) => points[i]),
    inliers.map((i) => REFERENCE[i]),
  );
}
