import { luminance } from '../core/pixels/colour.ts';
import { clamp, type Point, type Size } from '../core/pixels/geometry.ts';
import { convexHull, eachRow } from '../core/pixels/mask.ts';
import type { Mask, Raster } from '../core/pixels/raster.ts';
import { ALIGNED, alignment, inverse, transform } from './alignment.ts';
import { eyesOf, isoPoint, regionPoints } from './points.ts';

/** A face in the standard's 616 × 616 pixels. */
export interface AlignedFace {
  readonly image: Raster;
  /** 1 where the photo covers the pixel. */
  readonly covered: Mask;
  /** Linear-light luminance, 0…255. */
  readonly luminance: Uint8Array;
  /** Whole pixels of the aligned image. */
  readonly points: readonly Point[];
  /** The landmarked region: from the jaw to the brows. */
  readonly region: Mask;
  /** Where a pixel of the aligned image lies in the photo. */
  readonly toPhoto: (point: Point) => Point;
}

/**
 * Maps a column and row to a place in the source: x = xx · column + xy · row + x0, y = yx · column + yy · row +
 * y0.
 */
export interface Sampling {
  readonly xx: number;
  readonly xy: number;
  readonly x0: number;
  readonly yx: number;
  readonly yy: number;
  readonly y0: number;
}

/** A raster after scaling, turning and moving, by interpolation. Black where the raster does not reach. */
export function sampled(
  { width, height, data }: Raster,
  size: Size,
  { xx, xy, x0, yx, yy, y0 }: Sampling,
): { readonly image: Raster; readonly covered: Mask } {
  const to = new Uint8ClampedArray(size.width * size.height * 4);
  const covered = new Uint8Array(size.width * size.height);
  for (let row = 0, i = 0; row < size.height; row++) {
    for (let column = 0; column < size.width; column++, i++) {
      const x = xx * column + xy * row + x0;
      const y = yx * column + yy * row + y0;
      to[4 * i + 3] = 255;
      if (x < 0 || y < 0 || x > width - 1 || y > height - 1) continue;
      covered[i] = 1;
      const left = Math.floor(x);
      const top = Math.floor(y);
      const [fx, fy] = [x - left, y - top];
      const at = 4 * (top * width + left);
      const right = left + 1 < width ? 4 : 0;
      const below = top + 1 < height ? 4 * width : 0;
      for (let c = 0; c < 3; c++) {
        const upper = data[at + c] * (1 - fx) + data[at + right + c] * fx;
        const lower = data[at + below + c] * (1 - fx) + data[at + below + right + c] * fx;
        to[4 * i + c] = upper * (1 - fy) + lower * fy;
      }
    }
  }
  return { image: { ...size, data: to }, covered: { ...size, data: covered } };
}

export function luminanceOf({ width, height, data }: Raster): Uint8Array {
  const found = new Uint8Array(width * height);
  for (let i = 0; i < found.length; i++) {
    found[i] = luminance(data[4 * i], data[4 * i + 1], data[4 * i + 2]);
  }
  return found;
}

function regionOf(points: readonly Point[]): Mask {
  const data = new Uint8Array(ALIGNED * ALIGNED);
  // The points are pixels, whose centres lie on the hull.
  const hull = convexHull(
    regionPoints.map((i) => ({ x: points[i].x + 0.5, y: points[i].y + 0.5 })),
  );
  eachRow(hull, ALIGNED, ALIGNED, (y, from, to) =>
    data.fill(1, y * ALIGNED + from, y * ALIGNED + clamp(to, from, ALIGNED)),
  );
  return { width: ALIGNED, height: ALIGNED, data };
}

/** `points`: whole pixels of the photo, in the mesh's numbering. */
export function alignedFace(photo: Raster, points: readonly Point[]): AlignedFace {
  const { left, right } = eyesOf(points);
  const five = [
    left,
    right,
    ...[isoPoint.noseTip, isoPoint.mouthLeft, isoPoint.mouthRight].map((i) => points[i]),
  ];
  const toAligned = alignment(five);
  const back = inverse(toAligned);
  const toPhoto = (point: Point) => transform(back, point);
  const { image, covered } = sampled(
    photo,
    { width: ALIGNED, height: ALIGNED },
    { xx: back.a, xy: -back.b, x0: back.tx, yx: back.b, yy: back.a, y0: back.ty },
  );
  const aligned = points.map((point) => {
    const { x, y } = transform(toAligned, point);
    return { x: Math.round(x), y: Math.round(y) };
  });
  return {
    image,
    covered,
    luminance: luminanceOf(image),
    points: aligned,
    region: regionOf(aligned),
    toPhoto,
  };
}
