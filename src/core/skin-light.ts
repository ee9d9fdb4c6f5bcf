import type { Landmark, SkinLight } from './artifacts.ts';
import {
  leftCheekSkin,
  leftEyeContour,
  outerLips,
  rightCheekSkin,
  rightEyeContour,
} from './face-parts.ts';
import { bounds, clamp, type Point } from './geometry.ts';
import { eachWithin, type LabCrop, pixelsWithin } from './lab-crop.ts';
import { quantile } from './quantile.ts';
import type { Raster } from './raster.ts';
import { isSpecular, type SkinModel, skinDistance } from './skin-model.ts';

/** a* and b* within which a pixel is this face's skin, however much or little light is on it. */
const HUE = 14;
/** Share of a cheek that must be such skin; else all of it is taken: a coloured shadow is light, too. */
const ENOUGH = 0.3;

/** Median relative luminance Y of a cheek, 0…1. */
function luminanceOf(crop: LabCrop, cheek: readonly number[], skin: SkinModel): number {
  const like = cheek.filter(
    (i) => (crop.a[i] - skin.a) ** 2 + (crop.b[i] - skin.b) ** 2 < HUE ** 2,
  );
  const pixels = like.length > ENOUGH * cheek.length ? like : cheek;
  const l = quantile(
    pixels.map((i) => crop.l[i]),
    0.5,
  );
  return l === undefined ? 0 : l > 8 ? ((l + 16) / 116) ** 3 : l / (24389 / 27);
}

const SKIN_SHINE = { least: 92, beyondSkin: 12, most: 95, chroma: 0.5 };
/** Lids, brows and frames about the eyes are no skin to shine; in widths of the eye's opening. */
const ABOUT_EYES = 0.25;

function shineOf(crop: LabCrop, landmarks: readonly Landmark[], skin: SkinModel): number {
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
    eachWithin(crop, part, (i) => {
      other[i] = 1;
    });
  }
  let [all, shiny] = [0, 0];
  eachWithin(crop, landmarks, (i) => {
    if (other[i] === 1) return;
    all += 1;
    if (isSpecular(crop, i, skin, SKIN_SHINE)) shiny += 1;
  });
  return all === 0 ? 0 : shiny / all;
}

/** Brightness as stored (Rec. 601) of a pixel less that of its surroundings, smoothed by a 3 × 3 binomial. */
function detailAt({ width, height, data }: Raster, x: number, y: number): number {
  let around = 0;
  let own = 0;
  for (let dy = -1; dy <= 1; dy++) {
    const row = clamp(y + dy, 0, height - 1) * width;
    for (let dx = -1; dx <= 1; dx++) {
      const at = 4 * (row + clamp(x + dx, 0, width - 1));
      const brightness = 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
      around += (brightness * (2 - Math.abs(dx)) * (2 - Math.abs(dy))) / 16;
      if (dx === 0 && dy === 0) own = brightness;
    }
  }
  return Math.abs(own - around);
}

/** Standard deviations from the model within which a pixel of the cheeks is skin, and not hair or a frame. */
const SKIN = 3;
/** Edges of lids and iris are the upper quarter of an eye's detail. */
const EDGES = 0.75;

/** Median detail of the cheeks' skin over the edges of the eyes; 0 where these have none. */
function textureOf(
  photo: Raster,
  crop: LabCrop,
  landmarks: readonly Landmark[],
  skin: SkinModel,
): number {
  const of = (part: readonly number[]) =>
    pixelsWithin(
      crop,
      part.map((i) => landmarks[i]),
    );
  const detail = (pixels: readonly number[], share: number) =>
    quantile(
      pixels.map((i) =>
        detailAt(photo, crop.x + (i % crop.width), crop.y + Math.floor(i / crop.width)),
      ),
      share,
    ) ?? 0;
  const cheeks = [...of(rightCheekSkin), ...of(leftCheekSkin)].filter(
    (i) => skinDistance(skin, crop.l[i], crop.a[i], crop.b[i]) <= SKIN,
  );
  const edges = detail([...of(rightEyeContour), ...of(leftEyeContour)], EDGES);
  return edges === 0 ? 0 : detail(cheeks, 0.5) / edges;
}

/** Light on the skin, and its finest detail. */
export function skinLightOf(
  photo: Raster,
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
  return {
    left: side(leftCheekSkin),
    right: side(rightCheekSkin),
    shine: shineOf(crop, landmarks, skin),
    texture: textureOf(photo, crop, landmarks, skin),
  };
}
