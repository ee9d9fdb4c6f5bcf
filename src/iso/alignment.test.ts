import { describe, expect, test } from 'vitest';
import { alignment, inverse, transform } from './alignment.ts';

/**
 * From a NumPy implementation that agrees with OpenCV 4.14's `estimateAffinePartial2D` (LMEDS) to 4e-12 px on 3000
 * random faces. Three to five of the points fit.
 */
const vectors: readonly { points: [number, number][]; expected: number[] }[] = [
  {
    points: [
      [327, 451],
      [442, 433],
      [395, 507],
      [358, 581],
      [453, 567],
    ],
    expected: [0.960548087574, 0.145842165001, 2.64215679571, -208.573974045],
  },
  {
    points: [
      [1063, 709],
      [1359, 636],
      [1254, 840],
      [1176, 1042],
      [1419, 982],
    ],
    expected: [0.360254827379, 0.0888594799335, -69.0296942909, -77.9100734204],
  },
  {
    points: [
      [616, 789],
      [818, 814],
      [704, 916],
      [607, 1024],
      [774, 1045],
    ],
    expected: [0.550143534281, -0.0675078443154, -141.136217371, -120.499686227],
  },
  {
    points: [
      [562, 597],
      [782, 560],
      [691, 695],
      [607, 839],
      [804, 799],
    ],
    expected: [0.517620879636, 0.105175672596, 23.0587273288, -96.2305392834],
  },
  {
    points: [
      [146, 681],
      [256, 724],
      [178, 766],
      [107, 812],
      [197, 851],
    ],
    expected: [0.888861703367, -0.346860072236, -115.082896423, -282.79539788],
  },
  {
    points: [
      [407, 351],
      [477, 332],
      [453, 381],
      [436, 431],
      [494, 414],
    ],
    expected: [1.49752877974, 0.412893323101, -213.42971604, -421.838802763],
  },
  {
    points: [
      [974, 1051],
      [1280, 1080],
      [1112, 1239],
      [970, 1407],
      [1223, 1430],
    ],
    expected: [0.365732118243, -0.0342726881041, -141.213398379, -79.0592004642],
  },
  {
    points: [
      [954, 813],
      [1169, 775],
      [1085, 912],
      [1015, 1048],
      [1194, 1020],
    ],
    expected: [0.521250681694, 0.0897018723868, -175.816460644, -236.772550445],
  },
];

const pointsOf = (pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([x, y]) => ({ x, y }));

describe('alignment', () => {
  test.each(vectors)('of $points', ({ points, expected }) => {
    const { a, b, tx, ty } = alignment(pointsOf(points));
    [a, b, tx, ty].forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 7);
    });
  });

  test('leaves an aligned face where it is', () => {
    const aligned = pointsOf([
      [251, 272],
      [364, 272],
      [308, 336],
      [262, 402],
      [355, 402],
    ]);
    const found = alignment(aligned);
    for (const point of aligned) {
      expect(transform(found, point).x).toBeCloseTo(point.x, 9);
      expect(transform(found, point).y).toBeCloseTo(point.y, 9);
    }
  });

  test('one point far off changes nothing', () => {
    const face = [
      [502, 544],
      [728, 544],
      [616, 672],
      [524, 804],
      [710, 804],
    ] as [number, number][];
    const { a, b } = alignment(pointsOf(face.map((point, i) => (i === 2 ? [900, 300] : point))));
    expect(a).toBeCloseTo(0.5, 9);
    expect(b).toBeCloseTo(0, 9);
  });
});

test('the inverse undoes it', () => {
  const similarity = { a: 0.8, b: -0.3, tx: 12, ty: -7 };
  const there = transform(similarity, { x: 31, y: 44 });
  const back = transform(inverse(similarity), there);
  expect(back.x).toBeCloseTo(31, 9);
  expect(back.y).toBeCloseTo(44, 9);
});
