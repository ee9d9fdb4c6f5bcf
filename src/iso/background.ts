import type { Portrait } from '../core/check/artifacts.ts';
import { scharr } from '../core/pixels/gradient.ts';
import type { Mask, Plane } from '../core/pixels/raster.ts';
import { type AlignedFace, luminanceOf, sampled } from './aligned-face.ts';
import { ALIGNED } from './alignment.ts';

/** The part of the aligned image that is measured, and the size to which it is scaled. */
const CROP = { x: 62, y: 0, width: 492, height: 406 } as const;
const SIZE = { width: 354, height: 292 } as const;
/** A pixel with a smaller share of the person than this is background. */
const PERSON = 0.5;
/** A background pixel needs a square of this side around it, from 2 pixels before to 1 after. */
const CLEAR = [-2, -1, 0, 1] as const;

const across = CROP.width / SIZE.width;
const down = CROP.height / SIZE.height;
const FIRST = { x: CROP.x + (across - 1) / 2, y: CROP.y + (down - 1) / 2 } as const;

/** Pixels that lie in the photo and show no person. */
function backgroundMask({ covered, toPhoto }: AlignedFace, { matte, region }: Portrait): Mask {
  const data = new Uint8Array(SIZE.width * SIZE.height);
  for (let y = 0, i = 0; y < SIZE.height; y++) {
    for (let x = 0; x < SIZE.width; x++, i++) {
      const place = { x: FIRST.x + x * across, y: FIRST.y + y * down };
      const at = Math.round(place.y) * ALIGNED + Math.round(place.x);
      if (covered.data[at] === 0) continue;
      const inPhoto = toPhoto(place);
      const row = Math.floor(((inPhoto.y + 0.5 - region.y) / region.height) * matte.height);
      const column = Math.floor(((inPhoto.x + 0.5 - region.x) / region.width) * matte.width);
      if (row < 0 || column < 0 || row >= matte.height || column >= matte.width) continue;
      if (matte.data[row * matte.width + column] < PERSON) data[i] = 1;
    }
  }
  return { ...SIZE, data };
}

/**
 * The mask without the pixels that have a pixel outside it in their square of 4 × 4. The frame's edge does not
 * count as outside.
 */
function eroded({ width, height, data }: Mask): Mask {
  const isClear = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height || data[y * width + x] === 1;
  const kept = data.map((inside, i) => {
    if (inside === 0) return 0;
    const [x, y] = [i % width, Math.floor(i / width)];
    return CLEAR.every((dy) => CLEAR.every((dx) => isClear(x + dx, y + dy))) ? 1 : 0;
  });
  return { width, height, data: kept };
}

/** Mean Scharr gradient of the background's luminance; undefined where there is no background. */
export function backgroundUniformity(aligned: AlignedFace, portrait: Portrait): number | undefined {
  const { image } = sampled(aligned.image, SIZE, {
    xx: across,
    xy: 0,
    x0: FIRST.x,
    yx: 0,
    yy: down,
    y0: FIRST.y,
  });
  const plane: Plane = { ...SIZE, data: Float32Array.from(luminanceOf(image)) };
  const magnitudes = scharr(plane, eroded(backgroundMask(aligned, portrait)));
  if (magnitudes.length === 0) return undefined;
  return magnitudes.reduce((sum, magnitude) => sum + magnitude, 0) / magnitudes.length;
}
