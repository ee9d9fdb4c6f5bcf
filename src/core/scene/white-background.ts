import type { Portrait } from '../check/artifacts.ts';
import { boxMean } from '../pixels/box-mean.ts';
import { clamp, type Size } from '../pixels/geometry.ts';
import type { Plane, Raster } from '../pixels/raster.ts';
import { type Channels, channelsOf, refinedMatte } from './matting.ts';

/** Neighbourhoods of the two passes of foreground estimation, as shares of the photo's height. */
const REACH = [0.15, 0.012] as const;
const LEAST = 1e-5;
const WHITE = 255;

/** For each pixel, the weighted mean of a channel around it. `weightMean` is the mean of the weights there. */
function meanBy(
  plane: Float32Array,
  weights: Float32Array,
  weightMean: Float32Array,
  size: Size,
  radius: number,
): Float32Array {
  const weighted = new Float32Array(plane.length);
  for (let i = 0; i < plane.length; i++) weighted[i] = plane[i] * weights[i];
  const means = boxMean(weighted, size, radius);
  for (let i = 0; i < means.length; i++) means[i] /= weightMean[i] + LEAST;
  return means;
}

interface Colours {
  readonly fore: readonly Float32Array[];
  readonly back: readonly Float32Array[];
}

/** One pass of blur fusion. It starts from the colours of the pass before. */
function pass(channels: Channels, alpha: Plane, before: Colours, reach: number): Colours {
  const radius = Math.max(1, Math.round(reach * alpha.height));
  const person = alpha.data;
  const wall = new Float32Array(person.length);
  for (let i = 0; i < wall.length; i++) wall[i] = 1 - person[i];
  const personMean = boxMean(person, alpha, radius);
  const wallMean = boxMean(wall, alpha, radius);
  const back = before.back.map((plane) => meanBy(plane, wall, wallMean, alpha, radius));
  const fore = before.fore.map((plane, c) => {
    const near = meanBy(plane, person, personMean, alpha, radius);
    for (let i = 0; i < near.length; i++) {
      const rest = channels[c][i] - person[i] * near[i] - wall[i] * back[c][i];
      near[i] = clamp(near[i] + person[i] * rest, 0, WHITE);
    }
    return near;
  });
  return { fore, back };
}

/**
 * The person's own colours, without the wall's colour that shines through hair and edges. Blur-fusion foreground
 * estimation (Forte 2021, "Approximate Fast Foreground Colour Estimation"), two passes.
 */
function personColours(photo: Raster, alpha: Plane): readonly Float32Array[] {
  const channels = channelsOf(photo);
  const start: Colours = { fore: channels, back: channels };
  return REACH.reduce((colours, reach) => pass(channels, alpha, colours, reach), start).fore;
}

/**
 * The person on pure white (255, 255, 255). Edges are blended by the matte. Pixels that are wholly the person's
 * stay as they are.
 */
export function onWhite(photo: Raster, portrait: Portrait): Raster {
  const alpha = refinedMatte(photo, portrait);
  const colours = personColours(photo, alpha);
  const data = new Uint8ClampedArray(photo.data);
  for (let i = 0; i < alpha.data.length; i++) {
    const share = alpha.data[i];
    if (share === 1) continue;
    for (let c = 0; c < 3; c++) {
      data[4 * i + c] = share * colours[c][i] + (1 - share) * WHITE;
    }
  }
  return { width: photo.width, height: photo.height, data };
}
