import type { Landmark } from '../check/artifacts.ts';
import type { Point, Size } from '../pixels/geometry.ts';
import { convexHull, eachRow } from '../pixels/mask.ts';
import type { Mask } from '../pixels/raster.ts';
import type { Answers } from './answers.ts';
import { type FaceFrame, inFrame } from './face-frame.ts';
import { leftBrow, leftEyeContour, rightBrow, rightEyeContour } from './face-parts.ts';
import { landmark } from './landmarks.ts';

/**
 * What the face parser tells apart, in the order of its channels. `lens` is a tinted one.
 * Exported for tests.
 */
export const faceParts = [
  'background',
  'face',
  'body',
  'hair',
  'clothes',
  'eyes',
  'frame',
  'hat',
  'mask',
  'brows',
  'mouth',
  'ears',
  'lens',
  'object',
  'hand',
  'headphones',
  'band',
] as const;
/** Exported for tests. */
export type FacePart = (typeof faceParts)[number];

/** What is seen where in a face's frame. */
export interface Parsing extends Size {
  /** The part of the photo that the map lies over. */
  readonly frame: FaceFrame;
  /** Share of each of `faceParts` in each cell, one cell after another, in rows. */
  readonly shares: Float32Array;
  readonly answers: Answers;
}

/** How much of the head is covered, and by what; shares 0…1. Left and right are the subject's. */
export interface Coverings {
  /** Hat or cloth, of the head above the brows. */
  readonly head: number;
  /** Mask, scarf, hand or another thing, of the face below the eyes. */
  readonly face: number;
  /** Strength of the tint before each eye. */
  readonly leftTint: number;
  readonly rightTint: number;
  /** Hair or a thing, of each eye and brow; of an eye, a frame too. */
  readonly leftEye: number;
  readonly rightEye: number;
  readonly leftBrow: number;
  readonly rightBrow: number;
  /** How much is seen of each ear. */
  readonly leftEar: number;
  readonly rightEar: number;
}

/** Area of an ear seen from the front, as a share of the frame's. */
const EAR = 0.012;
/** How far about an eye its zone reaches, as a share of the eye's own size. */
const ABOUT_EYE = 1.35;

/** Measures what covers a face. @param landmarks of the photo that was parsed */
export function coveringsOf(parsing: Parsing, landmarks: readonly Landmark[]): Coverings {
  const at = (index: number): Point => {
    const { x, y } = inFrame(parsing.frame, landmarks[index]!);
    return { x: x * parsing.width, y: y * parsing.height };
  };
  const zone = (indices: readonly number[]): Point[] => indices.map(at);
  const inZone = (points: readonly Point[], parts: readonly FacePart[]): number => {
    const total = sumOver(parsing, points);
    return ratio(total(parts), total(faceParts));
  };
  const eye = (ring: readonly number[]): Point[] => about(zone(ring), ABOUT_EYE);
  const brows = [...leftBrow, ...rightBrow].map((index) => at(index).y);
  const browLine = Math.min(...brows);
  const cheeks = [at(landmark.rightCheek), at(landmark.leftCheek)] as const;
  const above = upright(cheeks[0].x, 0, cheeks[1].x, browLine);
  const onHead = sumOver(parsing, above);
  const lowerFace = landmarks
    .map((_, index) => index)
    .filter((index) => at(index).y > Math.max(at(145).y, at(374).y));
  const eyesY = (at(landmark.rightEyeOuter).y + at(landmark.leftEyeOuter).y) / 2;
  const chinY = at(landmark.chin).y;
  const ear = (from: number, to: number): number => {
    const seen = sumOver(parsing, upright(from, 0.5 * eyesY, to, chinY))(['ears']);
    return Math.min(1, seen / (EAR * parsing.width * parsing.height));
  };
  const middle = (cheeks[0].x + cheeks[1].x) / 2;
  const hidden = ['hair', 'hat', 'mask', 'object', 'hand'] as const;
  const before = [...hidden, 'frame'] as const;
  return {
    head: ratio(onHead(['hat']), onHead(['hat', 'hair', 'face', 'brows'])),
    face: inZone(zone(lowerFace), ['mask', 'object', 'hand', 'hat', 'clothes']),
    leftTint: inZone(eye(leftEyeContour), ['lens']),
    rightTint: inZone(eye(rightEyeContour), ['lens']),
    leftEye: inZone(zone(leftEyeContour), before),
    rightEye: inZone(zone(rightEyeContour), before),
    leftBrow: inZone(zone(leftBrow), hidden),
    rightBrow: inZone(zone(rightBrow), hidden),
    leftEar: ear(middle, parsing.width),
    rightEar: ear(0, middle),
  };
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

const upright = (left: number, top: number, right: number, bottom: number): Point[] => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];

/** The points, farther from their middle. */
function about(points: readonly Point[], factor: number): Point[] {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  return points.map((point) => ({ x: x + (point.x - x) * factor, y: y + (point.y - y) * factor }));
}

/** A cell shows a part where that part has at least this share of it. */
const SHOWN = 0.4;

/** The cells that show one of some parts, or in which they come to that together; in a zone of the photo, or anywhere. */
export function cellsShowing(
  { width, height, shares, frame }: Parsing,
  parts: readonly FacePart[],
  zone?: readonly Point[],
): Mask {
  const channels = parts.map((part) => faceParts.indexOf(part));
  const data = new Uint8Array(width * height);
  const look = (y: number, from: number, to: number) => {
    for (let i = y * width + from; i < y * width + to; i++) {
      const share = channels.reduce((sum, part) => sum + shares[i * faceParts.length + part], 0);
      if (share >= SHOWN) data[i] = 1;
    }
  };
  const hull = zone?.map((point) => {
    const { x, y } = inFrame(frame, point);
    return { x: x * width, y: y * height };
  });
  if (hull) eachRow(convexHull(hull), width, height, look);
  else for (let y = 0; y < height; y++) look(y, 0, width);
  return { width, height, data };
}

/** Answers the sum of some parts' shares over the cells in the points' convex hull. */
function sumOver(
  { width, height, shares }: Parsing,
  points: readonly Point[],
): (parts: readonly FacePart[]) => number {
  const sums = new Float64Array(faceParts.length);
  eachRow(convexHull(points), width, height, (y, from, to) => {
    const last = (y * width + to) * faceParts.length;
    for (let i = (y * width + from) * faceParts.length; i < last; i++) {
      sums[i % faceParts.length] += shares[i];
    }
  });
  return (parts) => parts.reduce((sum, part) => sum + sums[faceParts.indexOf(part)], 0);
}
