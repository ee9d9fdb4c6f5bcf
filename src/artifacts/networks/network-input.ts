import type { Picture } from '../../core/check/artifacts.ts';
import { type Box, clip, type Size, scaled } from '../../core/pixels/geometry.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { type Levels, regionTensor } from '../../core/pixels/region-tensor.ts';
import { boxShrink } from '../../core/pixels/resample.ts';

/** The box of whole pixels that a box touches inside a picture. At least one pixel. */
export function wholePixels(box: Box, picture: Size): Box {
  const { x, y, width, height } = clip(box, picture);
  const left = Math.min(Math.floor(x), picture.width - 1);
  const top = Math.min(Math.floor(y), picture.height - 1);
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.ceil(x + width) - left),
    height: Math.max(1, Math.ceil(y + height) - top),
  };
}

/** A part of a picture, shrunk `factor` times. Its top-left corner lies at x, y of the picture. */
export interface Part {
  readonly raster: Raster;
  readonly x: number;
  readonly y: number;
  readonly factor: number;
}

/**
 * Reads a box of a picture, shrunk at most `factor` times by averaging blocks. It uses the overview where that is
 * fine enough, so that a large photo is not read again. The box may reach over the picture's edges; the part does
 * not.
 */
export function readPart(picture: Picture, box: Box, factor: number): Part {
  const overview = picture.overview();
  const scale = factor < overview.factor ? 1 : overview.factor;
  const left = Math.floor(factor / scale);
  const from = scale === 1 ? picture : overview.raster;
  const pixels = wholePixels(scaled(box, 1 / scale), from);
  const raster =
    scale === 1 ? picture.shrunk(pixels, left) : boxShrink(overview.raster, pixels, left);
  return { raster, x: pixels.x * scale, y: pixels.y * scale, factor: left * scale };
}

/**
 * A region of a picture as the input of a network: `size` pixels of R, G, B. First blocks are averaged, as far as
 * enough pixels are left, then the result is interpolated. The region may reach over the picture's edges; what
 * lies outside is mid-grey.
 */
export function networkInput(
  picture: Picture,
  region: Box,
  size: Size,
  levels: Levels,
): Float32Array {
  const ratio = Math.min(region.width / size.width, region.height / size.height);
  const { raster, x, y, factor } = readPart(picture, region, Math.max(1, Math.floor(ratio)));
  const inside = scaled({ ...region, x: region.x - x, y: region.y - y }, 1 / factor);
  return regionTensor(raster, inside, size, levels);
}
