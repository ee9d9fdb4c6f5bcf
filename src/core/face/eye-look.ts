import type { EyeLook, Landmark } from '../check/artifacts.ts';
import { distance, midpoint, type Point } from '../pixels/geometry.ts';
import { type LabCrop, pixelsWithin, valuesAt } from '../pixels/lab-crop.ts';
import { quantile } from '../pixels/quantile.ts';
import { leftEyeContour, leftIris, rightEyeContour, rightIris } from './face-parts.ts';
import { landmark } from './landmarks.ts';
import { type SkinModel, specular } from './skin-model.ts';

interface Eye {
  readonly centre: Point;
  /** Between its corners, px. */
  readonly width: number;
  readonly iris: Point;
  /** Of the iris, px. */
  readonly radius: number;
  /** Indices of the pixels between the lids. */
  readonly opening: Uint32Array;
}

/** The distance between a pixel of a crop and a point of the photo, px. */
const distanceTo = (crop: LabCrop, i: number, { x, y }: Point): number =>
  Math.hypot(crop.x + (i % crop.width) + 0.5 - x, crop.y + Math.floor(i / crop.width) + 0.5 - y);

function eyeOf(
  crop: LabCrop,
  landmarks: readonly Landmark[],
  contour: readonly number[],
  [iris, ...ends]: readonly number[],
  corners: readonly [number, number],
): Eye {
  const [one, other] = corners.map((i) => landmarks[i]);
  return {
    centre: midpoint(one, other),
    width: distance(one, other),
    iris: landmarks[iris],
    radius: distance(landmarks[ends[0]], landmarks[ends[2]]) / 2,
    opening: pixelsWithin(
      crop,
      contour.map((i) => landmarks[i]),
    ),
  };
}

/** Within this share of the iris's radius, neither eyelashes nor the white of the eye are visible. */
const INNER_IRIS = 0.9;
/**
 * A retina lit by a flash has at least this a*, more than any iris, and exceeds the skin's a* by at least this
 * much.
 */
const RED = { a: 25, beyondSkin: 10 };
/** Below this L* no colour can be recognised. */
const BLACK = 15;

/** Share of the iris that is red. */
function rednessOf(crop: LabCrop, skin: SkinModel, { iris, radius, opening }: Eye): number {
  const seen = opening.filter((i) => distanceTo(crop, i, iris) <= INNER_IRIS * radius);
  const least = Math.max(RED.a, skin.a + RED.beyondSkin);
  const red = seen.filter((i) => crop.a[i] > least && crop.l[i] > BLACK);
  return seen.length === 0 ? 0 : red.length / seen.length;
}

/** Half axes of the ellipse in which an eye is seen through a lens, in eye widths. */
const LENS = { x: 0.8, y: 0.6 };
/** As a share of the iris's radius. Further out, the light pixels may be the white of the eye. */
const DARK_IRIS = 0.8;

/**
 * The area around an eye, in pixels, and which of them are a reflection, as indices into the crop. The white of the
 * eye is left out, because it is white itself.
 */
function glareOf(crop: LabCrop, skin: SkinModel, eye: Eye): { all: number; bright: number[] } {
  const white = new Uint8Array(crop.l.length);
  for (const i of eye.opening) {
    if (distanceTo(crop, i, eye.iris) > DARK_IRIS * eye.radius) white[i] = 1;
  }
  const [rx, ry] = [LENS.x * eye.width, LENS.y * eye.width];
  const rim = [-1, 1].flatMap((side) => [
    { x: eye.centre.x + side * rx, y: eye.centre.y - ry },
    { x: eye.centre.x + side * rx, y: eye.centre.y + ry },
  ]);
  const shines = specular(crop, skin, LENS_SHINE);
  const [left, top] = [eye.centre.x - crop.x - 0.5, eye.centre.y - crop.y - 0.5];
  const bright: number[] = [];
  let all = 0;
  for (const i of pixelsWithin(crop, rim)) {
    const [x, y] = [(i % crop.width) - left, Math.floor(i / crop.width) - top];
    if (white[i] === 1 || (x / rx) ** 2 + (y / ry) ** 2 > 1) continue;
    all += 1;
    if (shines(i)) bright.push(i);
  }
  return { all, bright };
}

/** A coated lens reflects only part of the light, and may tint it. */
const LENS_SHINE = { least: 80, beyondSkin: 10, most: 95, chroma: 0.75 };

/**
 * Pixels outside the irises are ordered by lightness. Those above this share are the white of the eye, not
 * eyelashes or shadow.
 */
const WHITE = 0.8;

const eyesOf = (crop: LabCrop, landmarks: readonly Landmark[]): readonly Eye[] => [
  eyeOf(crop, landmarks, rightEyeContour, rightIris, [
    landmark.rightEyeOuter,
    landmark.rightEyeInner,
  ]),
  eyeOf(crop, landmarks, leftEyeContour, leftIris, [landmark.leftEyeOuter, landmark.leftEyeInner]),
];

/** Where a lens reflects a light, as indices into the crop. */
export const glareIn = (
  crop: LabCrop,
  landmarks: readonly Landmark[],
  skin: SkinModel,
): readonly number[] => eyesOf(crop, landmarks).flatMap((eye) => glareOf(crop, skin, eye).bright);

/** Measures the whites of both eyes, the redder iris and the eye with more glare. */
export function eyeLookOf(crop: LabCrop, landmarks: readonly Landmark[], skin: SkinModel): EyeLook {
  const eyes = eyesOf(crop, landmarks);
  const around = eyes.flatMap(({ opening, iris, radius }) => [
    ...opening.filter((i) => distanceTo(crop, i, iris) > radius),
  ]);
  const least = quantile(valuesAt(crop.l, around), WHITE);
  const white = least === undefined ? [] : around.filter((i) => crop.l[i] >= least);
  const channel = (values: Float32Array) => quantile(valuesAt(values, white), 0.5) ?? 0;
  return {
    whites: { l: channel(crop.l), a: channel(crop.a), b: channel(crop.b) },
    red: Math.max(...eyes.map((eye) => rednessOf(crop, skin, eye))),
    glare: Math.max(
      ...eyes.map((eye) => {
        const { all, bright } = glareOf(crop, skin, eye);
        return all === 0 ? 0 : bright.length / all;
      }),
    ),
  };
}
