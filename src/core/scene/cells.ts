import type { Portrait } from '../check/artifacts.ts';
import { type Size, wholeOf } from '../pixels/geometry.ts';
import { type LabCrop, labCrop } from '../pixels/lab-crop.ts';
import type { Mask, Raster } from '../pixels/raster.ts';
import { boxShrink } from '../pixels/resample.ts';

/**
 * A photo is divided into about this many rows of cells, so that grain is averaged away and a strand of hair does
 * not count as wall.
 */
const ROWS = 110;

/** A photo's colours, averaged over square cells. */
export interface Cells {
  readonly lab: LabCrop;
  /** The number of cells along each side of the photo, and the pixels along a cell's side. */
  readonly width: number;
  readonly height: number;
  readonly side: number;
}

export function cellsOf(photo: Raster): Cells {
  const side = Math.max(1, Math.round(photo.height / ROWS));
  const small = boxShrink(photo, wholeOf(photo), side);
  const { width, height } = small;
  return { lab: labCrop(small, wholeOf(small)), width, height, side };
}

/** Cells whose centre lies in the portrait's region and whose matte `accepts`: 0 background … 1 person. */
export function cellsWhere(
  { width, height, side }: Size & Pick<Cells, 'side'>,
  { matte, region }: Portrait,
  accepts: (person: number) => boolean,
): Mask {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((((y + 0.5) * side - region.y) / region.height) * matte.height);
    if (row < 0 || row >= matte.height) continue;
    for (let x = 0; x < width; x++) {
      const column = Math.floor((((x + 0.5) * side - region.x) / region.width) * matte.width);
      if (column < 0 || column >= matte.width) continue;
      if (accepts(matte.data[row * matte.width + column])) data[y * width + x] = 1;
    }
  }
  return { width, height, data };
}
