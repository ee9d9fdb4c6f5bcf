import type { Portrait } from '../check/artifacts.ts';
import { boxMean } from '../pixels/box-mean.ts';
import { clamp } from '../pixels/geometry.ts';
import { erode } from '../pixels/mask.ts';
import type { Mask, Plane, Raster } from '../pixels/raster.ts';

/** Above the first value the network is sure of the person, below the second it is sure of the background. */
const SURE = { person: 0.95, background: 0.05 };
/**
 * The areas of which the network is sure are reduced by this much at their edges, because hair reaches out. As
 * shares of the photo's height.
 */
const BAND = { inwards: 0.012, outwards: 0.03 };
/**
 * Neighbourhoods in which sure colours are looked for, as shares of the photo's height. Where one has none, the
 * next is tried.
 */
const REACH = [0.03, 0.08, 0.25, 1] as const;
/** Where the colours of person and background are this far apart (sRGB), they count as much as the network. */
const TELLING = 24;
/** A wall of many colours makes the colours less reliable: its variance counts this many times. */
const CLUTTER = 6;
/** The person's colours are looked for up to this distance, as a share of the photo's height. */
const SIGHT = 0.07;
/** A pixel at this distance (sRGB) from the line between the two colours counts as half explained. */
const OFF = 16;
/**
 * The network's matte at each pixel of the photo, by bilinear interpolation. Outside its region, the edge repeats.
 * Exported for tests.
 */
export function enlargedMatte({ width, height }: Raster, { matte, region }: Portrait): Plane {
  const data = new Float32Array(width * height);
  const at = (x: number, y: number) =>
    matte.data[clamp(y, 0, matte.height - 1) * matte.width + clamp(x, 0, matte.width - 1)];
  for (let y = 0; y < height; y++) {
    const v = ((y + 0.5 - region.y) / region.height) * matte.height - 0.5;
    const row = Math.floor(v);
    for (let x = 0; x < width; x++) {
      const u = ((x + 0.5 - region.x) / region.width) * matte.width - 0.5;
      const column = Math.floor(u);
      const above = at(column, row) + (u - column) * (at(column + 1, row) - at(column, row));
      const below =
        at(column, row + 1) + (u - column) * (at(column + 1, row + 1) - at(column, row + 1));
      data[y * width + x] = above + (v - row) * (below - above);
    }
  }
  return { width, height, data };
}

function maskOf({ width, height, data }: Plane, inside: (value: number) => boolean): Mask {
  const mask = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) mask[i] = inside(data[i]) ? 1 : 0;
  return { width, height, data: mask };
}

const union = (a: Mask, b: Mask): Mask => ({ ...a, data: a.data.map((one, i) => one | b.data[i]) });

export type Channels = readonly [Float32Array, Float32Array, Float32Array];

/** Red, green and blue, each as a plane of 0…255. */
export function channelsOf({ width, height, data }: Raster): Channels {
  const planes = [0, 1, 2].map(() => new Float32Array(width * height));
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) planes[c][i] = data[4 * i + c];
  }
  return planes as unknown as Channels;
}

interface Surroundings {
  readonly colour: Channels;
  /** Variance of the colour, summed over the three channels. */
  readonly variance: Float32Array;
}

const times = (plane: Float32Array, other: ArrayLike<number>): Float32Array<ArrayBuffer> => {
  const product = new Float32Array(plane.length);
  for (let i = 0; i < plane.length; i++) product[i] = plane[i] * other[i];
  return product;
};

/**
 * For each pixel outside `known`: the colours of the mask's pixels around it, from the smallest neighbourhood that
 * has any.
 */
function coloursNear(channels: Channels, mask: Mask, known: Mask): Surroundings {
  const { height, data } = mask;
  const masked = channels.map((plane) => times(plane, data));
  const squares = times(masked[0], masked[0]);
  for (const plane of [masked[1], masked[2]]) {
    for (let i = 0; i < squares.length; i++) squares[i] += plane[i] * plane[i];
  }
  const weights = Float32Array.from(data);
  const colour = channels.map(() => new Float32Array(data.length));
  const variance = new Float32Array(data.length);
  const found = Uint8Array.from(known.data);
  for (const reach of REACH) {
    if (!found.includes(0)) break;
    const radius = Math.max(1, Math.round(reach * height));
    const mean = (plane: Float32Array) => boxMean(plane, mask, radius);
    const weight = mean(weights);
    const means = masked.map(mean);
    const square = mean(squares);
    for (let i = 0; i < data.length; i++) {
      if (found[i] === 1 || weight[i] * (2 * radius + 1) ** 2 < 0.5) continue;
      found[i] = 1;
      let length = 0;
      for (let c = 0; c < 3; c++) {
        colour[c][i] = means[c][i] / weight[i];
        length += colour[c][i] ** 2;
      }
      variance[i] = Math.max(0, square[i] / weight[i] - length);
    }
  }
  return { colour: colour as unknown as Channels, variance };
}

/** Steps to the neighbours in eight directions. */
const DIRECTIONS = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

/** In each direction from a pixel, the first pixel of the mask, at most `most` steps away. */
function seenFrom({ width, height, data }: Mask, x: number, y: number, most: number): number[] {
  const seen: number[] = [];
  for (const [dx, dy] of DIRECTIONS) {
    for (let step = 1; step <= most; step++) {
      const u = x + dx * step;
      const v = y + dy * step;
      if (u < 0 || v < 0 || u >= width || v >= height) break;
      if (data[v * width + u] === 0) continue;
      seen.push(v * width + u);
      break;
    }
  }
  return seen;
}

interface Share {
  /** How much of the pixel is the person. */
  readonly alpha: number;
  /** Squared distances: between the two colours, and of the pixel from the line between them. */
  readonly contrast: number;
  readonly off: number;
}

/** Where a pixel lies between the person's colour and the wall's colour. */
function shareOf(pixel: Channels, at: number, fore: Channels, from: number, back: Channels): Share {
  let along = 0;
  let contrast = 0;
  let away = 0;
  for (let c = 0; c < 3; c++) {
    const way = fore[c][from] - back[c][at];
    const gone = pixel[c][at] - back[c][at];
    along += gone * way;
    contrast += way * way;
    away += gone * gone;
  }
  const alpha = contrast > 0 ? clamp(along / contrast, 0, 1) : 0;
  return { alpha, contrast, off: Math.max(0, away - 2 * alpha * along + alpha * alpha * contrast) };
}

/**
 * How much of each pixel of the photo is the person, 0…1, at the photo's own size. Where the network is sure, its
 * answer is taken. In the band between, the pixel is compared with the wall's colour nearby and with several of
 * the person's colours. The pair that explains the pixel best decides; the better it explains it, the more it
 * counts against the network.
 */
export function refinedMatte(photo: Raster, portrait: Portrait): Plane {
  const { width, height } = photo;
  const coarse = enlargedMatte(photo, portrait);
  const sure = (inside: (value: number) => boolean, share: number) =>
    erode(maskOf(coarse, inside), Math.max(1, Math.round(share * height)));
  const person = sure((value) => value > SURE.person, BAND.inwards);
  const wall = sure((value) => value < SURE.background, BAND.outwards);
  const channels = channelsOf(photo);
  const fore = channels.map((plane) => boxMean(plane, photo, 1)) as unknown as Channels;
  const back = coloursNear(channels, wall, union(person, wall));
  const most = Math.round(SIGHT * height);
  const alpha = new Float32Array(width * height);
  for (let i = 0; i < alpha.length; i++) {
    if (person.data[i] === 1) alpha[i] = 1;
    else if (wall.data[i] === 0) {
      const seen = seenFrom(person, i % width, Math.floor(i / width), most);
      alpha[i] = weighed(
        seen.map((from) => shareOf(channels, i, fore, from, back.colour)),
        coarse.data[i],
        back.variance[i],
      );
    }
  }
  return { width, height, data: alpha };
}

/**
 * The share that explains a pixel best, weighted by how well it does and how different the two colours are. The
 * rest of the weight is the network's.
 */
function weighed(shares: readonly Share[], coarse: number, variance: number): number {
  let best: Share | undefined;
  for (const share of shares) if (!best || share.off < best.off) best = share;
  if (!best) return coarse;
  const telling = best.contrast / (best.contrast + TELLING ** 2 + CLUTTER * variance);
  const trust = telling / (1 + best.off / OFF ** 2);
  return trust * best.alpha + (1 - trust) * coarse;
}
