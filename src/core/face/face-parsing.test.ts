import { describe, expect, test } from 'vitest';
import type { Point } from '../pixels/geometry.ts';
import { landmarksAt, random } from '../pixels/handmade.testing.ts';
import { answersOf } from './answers.ts';
import {
  type Coverings,
  cellsShowing,
  coveringsOf,
  type FacePart,
  faceParts,
  type Parsing,
} from './face-parsing.ts';
import { leftBrow, leftEyeContour, rightBrow, rightEyeContour } from './face-parts.ts';
import { landmark } from './landmarks.ts';

const WIDTH = 80;
const HEIGHT = 96;

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Corners of an area, as often as there are points to place. */
function corners(points: readonly number[], { left, top, right, bottom }: Area) {
  const places: Point[] = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  return Object.fromEntries(points.map((point, i) => [point, places[i % 4]]));
}

/** The subject's right is the image's left. */
const areas = {
  rightEye: { left: 26, top: 40, right: 34, bottom: 44 },
  leftEye: { left: 46, top: 40, right: 54, bottom: 44 },
  rightBrow: { left: 24, top: 32, right: 36, bottom: 36 },
  leftBrow: { left: 44, top: 32, right: 56, bottom: 36 },
} satisfies Record<string, Area>;

/** Everything in cells: the frame is as many pixels as the map has cells. */
const landmarks = landmarksAt(
  {
    ...corners(rightEyeContour, areas.rightEye),
    ...corners(leftEyeContour, areas.leftEye),
    ...corners(rightBrow, areas.rightBrow),
    ...corners(leftBrow, areas.leftBrow),
    [landmark.rightCheek]: { x: 20, y: 50 },
    [landmark.leftCheek]: { x: 60, y: 50 },
    [landmark.chin]: { x: 40, y: 80 },
    145: { x: 30, y: 44 },
    374: { x: 50, y: 44 },
    // The lower face: a rectangle from the cheeks to the chin.
    58: { x: 20, y: 80 },
    288: { x: 60, y: 80 },
  },
  { x: 40, y: 38 },
);

type Layer = readonly [part: FacePart, area: Area, share?: number];

/** A map painted part by part over a face on a wall. */
function parsing(...layers: readonly Layer[]): Parsing {
  const shares = new Float32Array(WIDTH * HEIGHT * faceParts.length);
  const painted: Layer[] = [
    ['background', { left: 0, top: 0, right: WIDTH, bottom: HEIGHT }],
    ['hair', { left: 20, top: 10, right: 60, bottom: 24 }],
    ['face', { left: 20, top: 24, right: 60, bottom: 80 }],
    ...layers,
  ];
  for (const [part, { left, top, right, bottom }, share = 1] of painted) {
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const at = (y * WIDTH + x) * faceParts.length;
        for (let k = 0; k < faceParts.length; k++) shares[at + k] *= 1 - share;
        shares[at + faceParts.indexOf(part)] += share;
      }
    }
  }
  const frame = { origin: { x: 0, y: 0 }, along: { x: 1, y: 0 }, width: WIDTH, height: HEIGHT };
  return { width: WIDTH, height: HEIGHT, frame, shares, answers: answersOf([]) };
}

const measured = (...layers: readonly Layer[]): Coverings =>
  coveringsOf(parsing(...layers), landmarks);

test('nothing covers a bare face, and no ear of it is seen', () => {
  for (const share of Object.values(measured())) expect(share).toBe(0);
});

describe('the head above the brows', () => {
  test('is covered as far as the hat goes', () => {
    // 22 rows of head above the brows: 14 of hair, 8 of forehead.
    expect(measured(['hat', { left: 20, top: 10, right: 60, bottom: 21 }]).head).toBeCloseTo(0.5);
    expect(measured(['hat', { left: 20, top: 10, right: 60, bottom: 32 }]).head).toBe(1);
  });

  test('not by a brim aside of it, nor by a hood below', () => {
    expect(measured(['hat', { left: 0, top: 0, right: 20, bottom: 96 }]).head).toBe(0);
    expect(measured(['hat', { left: 20, top: 50, right: 60, bottom: 80 }]).head).toBe(0);
  });
});

test('the face below the eyes is covered by masks, things and scarfs, not by hair', () => {
  const half: Area = { left: 20, top: 65, right: 60, bottom: 80 };
  for (const part of ['mask', 'object', 'hand', 'hat', 'clothes'] as const) {
    expect(measured([part, half]).face).toBe(0.5);
  }
  expect(measured(['hair', half]).face).toBe(0);
  expect(measured(['mask', { left: 20, top: 24, right: 60, bottom: 96 }]).face).toBe(1);
});

test('a tint is as strong as the lens is, and of one eye alone', () => {
  const lens: Area = { left: 20, top: 36, right: 40, bottom: 48 };
  const { leftTint, rightTint } = measured(['lens', lens, 0.4]);
  expect(rightTint).toBeCloseTo(0.4, 6);
  expect(leftTint).toBe(0);
  expect(measured(['lens', lens, 0.4]).rightEye).toBe(0);
});

test('what lies across an eye or a brow hides as much as it covers', () => {
  const left = { ...areas.leftEye, right: 50 };
  expect(measured(['hair', left]).leftEye).toBe(0.5);
  expect(measured(['frame', { ...left, bottom: 41 }]).leftEye).toBe(0.125);
  expect(measured(['hair', areas.rightBrow]).rightBrow).toBe(1);
  expect(measured(['frame', areas.rightBrow]).rightBrow).toBe(0);
  expect(measured(['brows', areas.rightBrow]).rightBrow).toBe(0);
});

test('an ear counts on its own side', () => {
  const ear: Area = { left: 60, top: 44, right: 63, bottom: 56 };
  const { leftEar, rightEar } = measured(['ears', ear]);
  // 36 cells of the 92 that an ear takes up, seen from the front.
  expect(leftEar).toBeCloseTo(36 / (0.012 * WIDTH * HEIGHT), 6);
  expect(rightEar).toBe(0);
});

test('more covered never reads as less', () => {
  const draw = random(7);
  const between = (from: number, to: number) => Math.floor(from + (to - from) * draw());
  for (let round = 0; round < 40; round++) {
    const part = faceParts[between(6, faceParts.length)];
    const [left, top] = [between(0, 60), between(0, 70)];
    const area = { left, top, right: between(left, WIDTH), bottom: between(top, HEIGHT) };
    const wider = { ...area, right: Math.min(WIDTH, area.right + 6) };
    const { leftEar: _, rightEar: __, ...less } = measured([part, area]);
    const more = measured([part, wider]);
    for (const [name, share] of Object.entries(less)) {
      expect(more[name as keyof Coverings], `${name} by ${part}`).toBeGreaterThanOrEqual(
        share - 1e-9,
      );
    }
  }
});

test('the cells that show a part are found, anywhere or in a zone', () => {
  const lens: Area = { left: 20, top: 36, right: 40, bottom: 48 };
  const counted = (...of: Parameters<typeof cellsShowing>) =>
    cellsShowing(...of).data.reduce((sum, cell) => sum + cell, 0);
  expect(counted(parsing(['lens', lens]), ['lens'])).toBe(20 * 12);
  expect(counted(parsing(['lens', lens, 0.3]), ['lens'])).toBe(0);
  expect(counted(parsing(['lens', lens, 0.3]), ['lens', 'face'])).toBe(40 * 56);
  const zone = [
    { x: 20, y: 36 },
    { x: 30, y: 36 },
    { x: 30, y: 90 },
    { x: 20, y: 90 },
  ];
  expect(counted(parsing(['lens', lens]), ['lens'], zone)).toBe(10 * 12);
});
