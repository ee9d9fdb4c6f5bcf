import { expect, test } from 'vitest';
import { boxMean } from './box-mean.ts';
import { random } from './handmade.testing.ts';

test('the mean of a window, clipped at the edges', () => {
  const data = Float32Array.from([1, 2, 3, 4, 5, 6]);
  expect([...boxMean(data, { width: 3, height: 2 }, 1)]).toEqual([3, 3.5, 4, 3, 3.5, 4]);
  expect([...boxMean(data, { width: 3, height: 2 }, 0)]).toEqual([1, 2, 3, 4, 5, 6]);
  expect([...boxMean(data, { width: 3, height: 2 }, 9)]).toEqual(Array(6).fill(3.5));
});

test('equals the sum over every window', () => {
  const next = random(5);
  const [width, height, radius] = [23, 17, 4];
  const data = Float32Array.from({ length: width * height }, () => next() * 255);
  const means = boxMean(data, { width, height }, radius);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      let count = 0;
      for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++) {
        for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u++) {
          sum += data[v * width + u];
          count += 1;
        }
      }
      expect(means[y * width + x]).toBeCloseTo(sum / count, 3);
    }
  }
});
