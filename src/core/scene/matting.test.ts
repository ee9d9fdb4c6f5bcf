import { describe, expect, test } from 'vitest';
import type { Portrait } from '../check/artifacts.ts';
import { type Colour, paint, pixel, random } from '../pixels/handmade.testing.ts';
import type { Raster } from '../pixels/raster.ts';
import { enlargedMatte, refinedMatte } from './matting.ts';
import { onWhite } from './white-background.ts';

const [WIDTH, HEIGHT] = [120, 160];
const HAIR: Colour = [30, 26, 24];
const SKIN: Colour = [225, 180, 150];

/**
 * A head and shoulders: the share of the person in each pixel, with soft edges of two pixels and thin strands of
 * hair.
 */
function truth(x: number, y: number): number {
  const head = 40 - Math.hypot(x - 60, (y - 70) * 0.85);
  const body = y > 112 ? 46 + (y - 112) * 0.2 - Math.abs(x - 60) : -9;
  const strand = y > 20 && y < 40 && (x === 52 || x === 66) ? 0.6 : 0;
  return Math.max(strand, Math.min(1, Math.max(0, Math.max(head, body) / 2 + 0.5)));
}

const colourOf = (y: number): Colour => (y < 60 ? HAIR : SKIN);

/** That person in front of a wall, with noise of `noise`. */
function photoOn(wall: Colour, noise = 0): Raster {
  const next = random(3);
  return paint(WIDTH, HEIGHT, (x, y) => {
    const share = truth(x, y);
    const [r, g, b] = colourOf(y).map(
      (one, c) => share * one + (1 - share) * wall[c] + noise * (next() - 0.5),
    );
    return [r, g, b];
  });
}

/** What a network says about the person: coarse, and blurred by four pixels in each direction. */
function coarse(): Portrait {
  const [width, height] = [30, 40];
  const data = new Float32Array(width * height);
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      let sum = 0;
      for (let y = -4; y < 8; y++) {
        for (let x = -4; x < 8; x++) {
          // Strands are too thin for it.
          const share = truth(u * 4 + x, v * 4 + y);
          sum += share === 0.6 ? 0 : share;
        }
      }
      data[v * width + u] = sum / 144;
    }
  }
  return { matte: { width, height, data }, region: { x: 0, y: 0, width: WIDTH, height: HEIGHT } };
}

/** Mean absolute error of a matte over all pixels, and over those where the truth is neither 0 nor 1. */
function errors(alpha: Float32Array) {
  let all = 0;
  let edge = 0;
  let edges = 0;
  alpha.forEach((value, i) => {
    const share = truth(i % WIDTH, Math.floor(i / WIDTH));
    all += Math.abs(value - share);
    if (share > 0 && share < 1) {
      edge += Math.abs(value - share);
      edges += 1;
    }
  });
  return { all: all / alpha.length, edge: edge / edges };
}

test('the matte is enlarged bilinearly; outside its region its edge repeats', () => {
  const portrait: Portrait = {
    matte: { width: 2, height: 1, data: Float32Array.from([0, 1]) },
    region: { x: 2, y: 0, width: 4, height: 2 },
  };
  const { data } = enlargedMatte(
    paint(8, 2, () => [0, 0, 0]),
    portrait,
  );
  expect([...data.subarray(0, 8)]).toEqual([0, 0, 0, 0.25, 0.75, 1, 1, 1]);
  expect([...data.subarray(8)]).toEqual([...data.subarray(0, 8)]);
});

describe('refinedMatte', () => {
  test.each<[string, Colour, number]>([
    ['a grey wall', [190, 192, 195], 0],
    ['a blue wall', [90, 140, 200], 0],
    ['a grey wall, noisy', [190, 192, 195], 10],
    ['a nearly white wall', [236, 236, 238], 4],
  ])('before %s it finds edges and strands that the network blurs', (_, wall, noise) => {
    const photo = photoOn(wall, noise);
    const before = errors(enlargedMatte(photo, coarse()).data);
    const after = errors(refinedMatte(photo, coarse()).data);
    expect(after.all).toBeLessThan(before.all / 3);
    expect(after.edge).toBeLessThan(0.12);
  });

  test('in front of a wall of the same colour the network decides', () => {
    const photo = paint(WIDTH, HEIGHT, () => HAIR);
    const { data } = refinedMatte(photo, coarse());
    const network = enlargedMatte(photo, coarse()).data;
    const band = [...network.keys()].filter((i) => data[i] > 0 && data[i] < 1);
    expect(band.length).toBeGreaterThan(100);
    for (const i of band) expect(data[i]).toBeCloseTo(network[i], 6);
  });

  test('a shadow on the wall stays wall where the network calls it wall', () => {
    const photo = photoOn([190, 192, 195]);
    for (let i = 0; i < 12; i++) photo.data.set([160, 162, 165, 255], 4 * (80 * WIDTH + i));
    expect(refinedMatte(photo, coarse()).data[80 * WIDTH + 4]).toBe(0);
  });
});

describe('onWhite', () => {
  test('leaves every pixel of the person as it was, and makes the wall white', () => {
    const photo = photoOn([90, 140, 200], 6);
    const white = onWhite(photo, coarse());
    for (let y = 0; y < HEIGHT; y++) {
      expect(pixel(white, 2, y).every((one) => one === 255) || y > 100).toBe(true);
    }
    for (const [x, y] of [
      [60, 70],
      [60, 40],
      [60, 150],
    ]) {
      expect(pixel(white, x, y)).toEqual(pixel(photo, x, y));
    }
    expect(white.width).toBe(WIDTH);
    expect(photo).toEqual(photoOn([90, 140, 200], 6));
  });

  test('no colour of the wall is left at the edges', () => {
    const wall: Colour = [60, 140, 230];
    const white = onWhite(photoOn(wall), coarse());
    const want = photoOn([255, 255, 255]);
    let error = 0;
    let blue = 0;
    for (let i = 0; i < WIDTH * HEIGHT; i++) {
      const [r, g, b] = white.data.subarray(4 * i, 4 * i + 3);
      const [wr, wg, wb] = want.data.subarray(4 * i, 4 * i + 3);
      error += Math.abs(r - wr) + Math.abs(g - wg) + Math.abs(b - wb);
      blue = Math.max(blue, b - r);
    }
    expect(error / (3 * WIDTH * HEIGHT)).toBeLessThan(1);
    expect(blue).toBeLessThan(24);
  });

  test('the same photo gives the same pixels', () => {
    const photo = photoOn([190, 192, 195], 8);
    expect(onWhite(photo, coarse())).toEqual(onWhite(photo, coarse()));
  });
});
