import type { Landmark } from '../check/artifacts.ts';
import type { Point } from '../pixels/geometry.ts';
import { type Colour, landmarksAt, paint } from '../pixels/handmade.testing.ts';
import type { Raster } from '../pixels/raster.ts';
import {
  innerLips,
  leftCheekSkin,
  leftEyeContour,
  leftIris,
  outerLips,
  rightCheekSkin,
  rightEyeContour,
  rightIris,
} from './face-parts.ts';

// A face of simple shapes, 200 × 240, in which the place of every part is known to the pixel.

/** Points on an ellipse, starting at the image's left end and going downwards. */
const round = (part: readonly number[], middle: Point, rx: number, ry: number) =>
  part.map((i, k): [number, Point] => {
    const angle = Math.PI - (2 * Math.PI * k) / part.length;
    return [i, { x: middle.x + rx * Math.cos(angle), y: middle.y + ry * Math.sin(angle) }];
  });

export const eyes = { right: { x: 60, y: 90 }, left: { x: 140, y: 90 } };
/** Half axes, px. */
export const opening = { x: 20, y: 8 };
export const IRIS = 7;
export const mouth = { x: 100, y: 180 };
export const lips = { x: 30, y: 12 };
export const gap = { x: 24, y: 5 };
/** The centres of boxes of 30 × 30. */
export const cheeks = { right: { x: 55, y: 135 }, left: { x: 145, y: 135 } };

const iris = (part: readonly number[], { x, y }: Point): [number, Point][] =>
  [
    { x, y },
    { x: x + IRIS, y },
    { x, y: y - IRIS },
    { x: x - IRIS, y },
    { x, y: y + IRIS },
  ].map((point, k) => [part[k], point]);

/** A square: its first three corners are one point each, and all further points of the cheek are the last corner. */
const cheek = (part: readonly number[], { x, y }: Point): [number, Point][] =>
  part.map((i, k) => [i, { x: x + (k % 2 === 0 ? -15 : 15), y: y + (k % 4 < 2 ? -15 : 15) }]);

export const face: readonly Landmark[] = landmarksAt(
  Object.fromEntries([
    [10, { x: 100, y: 20 }],
    [234, { x: 10, y: 110 }],
    [454, { x: 190, y: 110 }],
    [152, { x: 100, y: 230 }],
    ...round(rightEyeContour, eyes.right, opening.x, opening.y),
    // The left eye's contour begins at its outer corner, which is on the image's right.
    ...round(leftEyeContour, eyes.left, -opening.x, opening.y),
    ...iris(rightIris, eyes.right),
    ...iris(leftIris, eyes.left),
    ...cheek(rightCheekSkin, cheeks.right),
    ...cheek(leftCheekSkin, cheeks.left),
    ...round(outerLips, mouth, lips.x, lips.y),
    ...round(innerLips, mouth, gap.x, gap.y),
    [61, { x: mouth.x - lips.x, y: mouth.y }],
    [291, { x: mouth.x + lips.x, y: mouth.y }],
    [13, { x: mouth.x, y: mouth.y - gap.y }],
    [14, { x: mouth.x, y: mouth.y + gap.y }],
  ]),
  { x: 100, y: 120 },
);

export const skins = {
  dark: [74, 50, 40],
  medium: [170, 125, 100],
  light: [235, 205, 190],
} as const satisfies Record<string, Colour>;
export const tones = Object.keys(skins) as (keyof typeof skins)[];

const WHITE: Colour = [200, 195, 190];
const BROWN: Colour = [50, 35, 30];

/** Whether a pixel's centre lies within an ellipse. */
export const within = (x: number, y: number, at: Point, rx: number, ry = rx): boolean =>
  ((x + 0.5 - at.x) / rx) ** 2 + ((y + 0.5 - at.y) / ry) ** 2 <= 1;

/** The face with this skin. Where `over` gives a colour, that colour is painted instead. */
export const faceOf = (
  skin: Colour,
  over: (x: number, y: number) => Colour | undefined = () => undefined,
): Raster =>
  paint(200, 240, (x, y) => {
    const other = over(x, y);
    if (other) return other;
    for (const eye of [eyes.right, eyes.left]) {
      if (within(x, y, eye, opening.x, opening.y)) return within(x, y, eye, IRIS) ? BROWN : WHITE;
    }
    const [r, g, b] = skin;
    if (within(x, y, mouth, gap.x, gap.y)) return [0.5 * r, 0.15 * g, 0.15 * b];
    return within(x, y, mouth, lips.x, lips.y) ? [0.8 * r, 0.5 * g, 0.5 * b] : skin;
  });
