import { describe, expect, test } from 'vitest';
import { probit } from './probit.ts';
import { detOf, histograms } from './statistics.ts';

describe('histograms', () => {
  test('bins include their lower edge, the last one its upper edge too', () => {
    expect(histograms({ a: [0, 1, 1.99, 4], b: [2, 3] }, 4)).toEqual({
      from: 0,
      to: 4,
      counts: { a: [1, 2, 0, 1], b: [0, 0, 1, 1] },
    });
  });

  test('limits widen the range', () => {
    expect(histograms({ a: [1] }, 2, [0, 4])).toEqual({ from: 0, to: 4, counts: { a: [1, 0] } });
  });

  test('a single value gets a bin, and no values give no histogram', () => {
    expect(histograms({ a: [7, 7] }, 3)).toEqual({ from: 6.5, to: 7.5, counts: { a: [0, 2, 0] } });
    expect(histograms({ a: [] }, 3, [1, 2])).toBeUndefined();
  });
});

describe('detOf', () => {
  test('good margins 1, 2, 3; bad margins −1, 0, 2', () => {
    const det = detOf([3, 1, 2], [2, -1, 0]);
    expect(det?.points).toEqual([
      { margin: -1, falseAccept: 1, falseReject: 0 },
      { margin: 0, falseAccept: 2 / 3, falseReject: 0 },
      { margin: 1, falseAccept: 1 / 3, falseReject: 0 },
      { margin: 2, falseAccept: 1 / 3, falseReject: 1 / 3 },
      { margin: 3, falseAccept: 0, falseReject: 2 / 3 },
      { falseAccept: 0, falseReject: 1 },
    ]);
    expect(det?.eer).toBeCloseTo(1 / 3, 12);
  });

  test('with perfect separation the equal error rate is 0; in the wrong order it is 1', () => {
    expect(detOf([1, 2], [-2, -1])?.eer).toBe(0);
    expect(detOf([-2, -1], [1, 2])?.eer).toBe(1);
  });

  test('without any separation it is a half', () => {
    // One point of margin 0: (1, 0), then (0, 1); the errors are equal half way.
    expect(detOf([0, 0, 0], [0])).toEqual({
      good: 3,
      bad: 1,
      points: [
        { margin: 0, falseAccept: 1, falseReject: 0 },
        { falseAccept: 0, falseReject: 1 },
      ],
      eer: 0.5,
    });
  });

  test('needs both good and bad', () => {
    expect(detOf([], [1])).toBeUndefined();
    expect(detOf([1], [])).toBeUndefined();
  });
});

test.each([
  [0.5, 0],
  [0.975, 1.959963984540054],
  [0.001, -3.090232306167813],
  [0.999, 3.090232306167813],
  [0.2, -0.8416212335729143],
])('probit %f', (p, z) => {
  expect(probit(p)).toBeCloseTo(z, 7);
});
