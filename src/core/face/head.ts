import type { Head, Landmark, Portrait } from '../check/artifacts.ts';
import { type Box, clamp, clip, distance, midpoint, type Size } from '../pixels/geometry.ts';
import { landmark } from './landmarks.ts';

/** T of ISO/IEC 29794-5: from the midpoint between the eyes to the chin, in pixels of the photo. */
export const chinDistance = (head: Pick<Head, 'eyes' | 'chin'>): number =>
  distance(head.eyes, head.chin);

/** Between the two ear/cheek junctions, horizontally, in pixels of the photo (GA 461, 脸部宽). */
export const faceWidth = (head: Pick<Head, 'leftCheek' | 'rightCheek'>): number =>
  head.leftCheek.x - head.rightCheek.x;

/** Between the eye centres, in pixels of the photo. */
export const eyeDistance = (head: Pick<Head, 'leftEye' | 'rightEye'>): number =>
  distance(head.leftEye, head.rightEye);

/**
 * The crown lies this share of T above the eyes. Calibrated on 94 photos of people: the hair reaches 0.88 T in the
 * 5 % with the flattest hair, and 1.04 T in the median.
 */
const CROWN = 0.92;

/** The row of the top of the skull without hair (ICAO Doc 9303). It is estimated, and never above the hair. */
export const crownRow = ({ eyes, chin, top }: Pick<Head, 'eyes' | 'chin' | 'top'>): number =>
  Math.max(top, eyes.y - CROWN * chinDistance({ eyes, chin }));

/** Chin to crown, in pixels of the photo. */
export const headHeight = (head: Pick<Head, 'eyes' | 'chin' | 'top'>): number =>
  head.chin.y - crownRow(head);

/** Eye centres, chin and cheeks, from the landmarks. An eye's centre lies midway between its corners. */
export function faceExtent(landmarks: readonly Landmark[]): Omit<Head, 'top'> {
  const at = (name: keyof typeof landmark) => landmarks[landmark[name]];
  const leftEye = midpoint(at('leftEyeInner'), at('leftEyeOuter'));
  const rightEye = midpoint(at('rightEyeInner'), at('rightEyeOuter'));
  return {
    leftEye,
    rightEye,
    eyes: midpoint(leftEye, rightEye),
    chin: at('chin'),
    leftCheek: at('leftCheek'),
    rightCheek: at('rightCheek'),
  };
}

/**
 * The part of a picture that contains head, hair and shoulders of any person with this face, in pixels of the
 * picture.
 */
export function headRegion(head: Omit<Head, 'top'>): Box {
  const { eyes } = head;
  const width = faceWidth(head);
  return {
    x: eyes.x - 1.2 * width,
    y: eyes.y - 1.6 * width,
    width: 2.4 * width,
    height: 3.2 * width,
  };
}

/**
 * Where a person's head, hair and shoulders lie, measured from the middle of the detector's face box, in box
 * widths.
 */
const ABOUT_BOX = { aside: 1.08, above: 1.63, height: 2.88 };

/** The part of a picture that contains head, hair and shoulders of the person whose face is in that box. */
export function portraitRegion({ x, y, width, height }: Box, picture: Size): Box {
  const { aside, above, height: high } = ABOUT_BOX;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const region = {
    x: middle.x - aside * width,
    y: middle.y - above * width,
    width: 2 * aside * width,
    height: high * width,
  };
  return clip(region, picture);
}

const PERSON = 0.5;
/** Share of the columns in which hair may rise above the head top. These are stray hairs. */
const STRAY = 0.05;

/**
 * The highest row of head and hair, in pixels of the picture. In every column of the face's width it goes from the
 * forehead upwards, through the person's matte to its edge. 0 where that edge is the edge of the picture.
 */
export function headTop(landmarks: readonly Landmark[], { matte, region }: Portrait): number {
  const column = (x: number) => ((x - region.x) / region.width) * matte.width;
  const row = (y: number) => ((y - region.y) / region.height) * matte.height;
  const from = clamp(Math.floor(column(landmarks[landmark.rightCheek].x)), 0, matte.width - 1);
  const to = clamp(Math.ceil(column(landmarks[landmark.leftCheek].x)), 0, matte.width - 1);
  const start = clamp(Math.round(row(landmarks[landmark.foreheadTop].y)), 0, matte.height - 1);
  const tops: number[] = [];
  for (let x = from; x <= to; x++) {
    const at = (y: number) => matte.data[y * matte.width + x];
    if (at(start) < PERSON) continue;
    let y = start;
    while (y > 0 && at(y - 1) >= PERSON) y -= 1;
    const edge = y === 0 ? 0 : y + 0.5 - (at(y) - PERSON) / (at(y) - at(y - 1));
    tops.push(edge);
  }
  tops.sort((a, b) => a - b);
  const top = tops[Math.floor(tops.length * STRAY)] ?? row(landmarks[landmark.foreheadTop].y);
  return region.y + (top / matte.height) * region.height;
}
