import type { Landmark, SkinLight } from '../check/artifacts.ts';
import { bounds, clamp, type Point } from '../pixels/geometry.ts';
import { type LabCrop, pixelsWithin, rowsWithin, valuesAt } from '../pixels/lab-crop.ts';
import { quantile } from '../pixels/quantile.ts';
import type { Plane } from '../pixels/raster.ts';
import {
  leftCheekSkin,
  leftEyeContour,
  outerLips,
  rightCheekSkin,
  rightEyeContour,
} from './face-parts.ts';
import { type SkinModel, skinDistance, specular } from './skin-model.ts';

/** A pixel is this face's skin if its a* and b* are within this distance, however light or dark it is. */
const HUE = 14;
/**
 * At least this share of a cheek must be such skin. Otherwise the whole cheek is measured, because a coloured
 * shadow counts as light too.
 */
const ENOUGH = 0.3;

/** Median relative luminance Y of a cheek, 0…1. */
function luminanceOf(crop: LabCrop, cheek: Uint32Array, skin: SkinModel): number {
  const like = cheek.filter(
    (i) => (crop.a[i] - skin.a) ** 2 + (crop.b[i] - skin.b) ** 2 < HUE ** 2,
  );
  const pixels = like.length > ENOUGH * cheek.length ? like : cheek;
  const l = quantile(valuesAt(crop.l, pixels), 0.5);
  return l === undefined ? 0 : l > 8 ? ((l + 16) / 116) ** 3 : l / (24389 / 27);
}

const SKIN_SHINE = { least: 92, beyondSkin: 12, most: 95, chroma: 0.5 };
/**
 * Eyelids, brows and frames around the eyes are not skin that can shine. The margin is in widths of the eye's
 * opening.
 */
const ABOUT_EYES = 0.25;

/** How many pixels are the face's skin, and which of them are a reflection of a light, as indices into the crop. */
function shineOf(
  crop: LabCrop,
  landmarks: readonly Landmark[],
  skin: SkinModel,
): { all: number; shiny: number[] } {
  const at = (part: readonly number[]): Point[] => part.map((i) => landmarks[i]);
  const aboutEye = (part: readonly number[]): Point[] => {
    const points = at(part);
    const reach = ABOUT_EYES * bounds(points).width;
    return points.flatMap(({ x, y }) => [
      { x, y: y - reach },
      { x, y: y + reach },
    ]);
  };
  const other = new Uint8Array(crop.l.length);
  for (const part of [aboutEye(rightEyeContour), aboutEye(leftEyeContour), at(outerLips)]) {
    for (const [from, to] of rowsWithin(crop, part)) other.fill(1, from, to);
  }
  const shines = specular(crop, skin, SKIN_SHINE);
  const shiny: number[] = [];
  let all = 0;
  for (const [from, to] of rowsWithin(crop, landmarks)) {
    for (let i = from; i < to; i++) {
      if (other[i] === 1) continue;
      all += 1;
      if (shines(i)) shiny.push(i);
    }
  }
  return { all, shiny };
}

/** Where the skin reflects a light, as indices into the crop. */
export const shineIn = (
  crop: LabCrop,
  landmarks: readonly Landmark[],
  skin: SkinModel,
): readonly number[] => shineOf(crop, landmarks, skin).shiny;

/** The brightness of a pixel, minus that of its surroundings (smoothed by a 3 × 3 binomial). */
function detailAt({ width, height, data }: Plane, x: number, y: number): number {
  const above = clamp(y - 1, 0, height - 1) * width;
  const here = y * width;
  const below = clamp(y + 1, 0, height - 1) * width;
  const left = clamp(x - 1, 0, width - 1);
  const right = clamp(x + 1, 0, width - 1);
  const corners =
    data[above + left] + data[above + right] + data[below + left] + data[below + right];
  const sides = data[above + x] + data[below + x] + data[here + left] + data[here + right];
  return Math.abs(0.75 * data[here + x] - (2 * sides + corners) / 16);
}

/** Within this many standard deviations of the skin model, a pixel of the cheeks is skin, not hair or a frame. */
const SKIN = 3;
/** The upper quarter of an eye's detail consists of the edges of lids and iris. */
const EDGES = 0.75;

/** Median detail of the cheeks' skin, divided by that of the edges of the eyes. 0 where the eyes have no edges. */
function textureOf(
  luma: Plane,
  crop: LabCrop,
  landmarks: readonly Landmark[],
  skin: SkinModel,
): number {
  const of = (...parts: readonly (readonly number[])[]) =>
    parts.map((part) =>
      pixelsWithin(
        crop,
        part.map((i) => landmarks[i]),
      ),
    );
  const detail = (parts: readonly Uint32Array[], share: number) => {
    const found = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
    let next = 0;
    for (const pixels of parts) {
      for (const i of pixels) {
        found[next++] = detailAt(luma, crop.x + (i % crop.width), crop.y + ((i / crop.width) | 0));
      }
    }
    return quantile(found, share) ?? 0;
  };
  const cheeks = of(rightCheekSkin, leftCheekSkin).map((cheek) =>
    cheek.filter((i) => skinDistance(skin, crop.l[i], crop.a[i], crop.b[i]) <= SKIN),
  );
  const edges = detail(of(rightEyeContour, leftEyeContour), EDGES);
  return edges === 0 ? 0 : detail(cheeks, 0.5) / edges;
}

/** Measures the light on the skin and its finest detail, from the photo's brightness and colours around the face. */
export function skinLightOf(
  luma: Plane,
  crop: LabCrop,
  landmarks: readonly Landmark[],
  skin: SkinModel,
): SkinLight {
  const side = (part: readonly number[]) => {
    const cheek = pixelsWithin(
      crop,
      part.map((i) => landmarks[i]),
    );
    return luminanceOf(crop, cheek, skin);
  };
  const { all, shiny } = shineOf(crop, landmarks, skin);
  return {
    left: side(leftCheekSkin),
    right: side(rightCheekSkin),
    shine: all === 0 ? 0 : shiny.length / all,
    texture: textureOf(luma, crop, landmarks, skin),
  };
}
