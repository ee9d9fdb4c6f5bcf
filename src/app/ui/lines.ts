import type { CheckId } from '../../checks/index.ts';
import type { Head } from '../../core/check/artifacts.ts';
import { crownRow } from '../../core/face/head.ts';
import type { Box } from '../../core/pixels/geometry.ts';
import type { Finding, Status } from '../../engine/verdict.ts';

export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** One measured line, in pixels of the photo. */
export interface Line {
  readonly check: CheckId;
  readonly status: Status;
  readonly segments: readonly Segment[];
  /** Where its number stands. */
  readonly mark: { readonly x: number; readonly y: number };
  /** Where the line may lie; drawn only where it does not pass. */
  readonly bands: readonly Box[];
}

interface Frame {
  readonly width: number;
  readonly height: number;
}

type Shape = Pick<Line, 'segments' | 'mark' | 'bands'>;
type Draw = (head: Head, frame: Frame, min: number, max: number) => Shape;

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** A line beside the head from a row down to the chin, with the zone in which its upper end may lie. */
function heightOf(
  row: number,
  { chin, leftCheek }: Head,
  { width }: Frame,
  min: number,
  max: number,
): Shape {
  const x = clamp(leftCheek.x + width / 12, 0, width - width / 18);
  const reach = width / 40;
  return {
    segments: [
      [x, row, x, chin.y],
      [x - reach, row, x + reach, row],
      [x - reach, chin.y, x + reach, chin.y],
    ],
    mark: { x, y: (row + chin.y) / 2 },
    bands: [box(x - reach, chin.y - max, 2 * reach, max - min)],
  };
}

const rowAcross = (row: number, { width, height }: Frame, mark: number): Shape => ({
  segments: [[0, row, width, row]],
  mark: { x: mark, y: clamp(row, width / 26, height - width / 26) },
  bands: [],
});

const drawings: Partial<Record<CheckId, Draw>> = {
  'head-top-gap': ({ top }, { width, height }, min, max) => {
    const y = clamp(top, 1, height);
    const inset = width / 18;
    return {
      segments: [[0, y, width, y]],
      mark: { x: width - inset, y: Math.max(y, inset * 0.7) },
      bands: [box(0, min, width, max - min)],
    };
  },
  'head-height': (head, frame, min, max) => heightOf(crownRow(head), head, frame, min, max),
  'hair-height': (head, frame, min, max) => heightOf(head.top, head, frame, min, max),
  'crown-gap': (head, frame, min, max) => ({
    ...rowAcross(crownRow(head), frame, frame.width / 6),
    bands: [box(0, min, frame.width, max - min)],
  }),
  'chin-gap': ({ chin }, frame, min, max) => ({
    ...rowAcross(chin.y, frame, frame.width / 6),
    bands: [box(0, frame.height - max, frame.width, max - min)],
  }),
  'eye-line': ({ eyes, rightCheek, leftCheek }, { width, height }, min, max) => ({
    // Beside the face, so that the eyes themselves are seen.
    segments: [
      [0, eyes.y, clamp(rightCheek.x, width / 18, width), eyes.y],
      [clamp(leftCheek.x, 0, width - width / 18), eyes.y, width, eyes.y],
    ],
    mark: { x: width / 18, y: eyes.y },
    // Without an upper limit, everything above the lower one passes. A strip shows the direction.
    bands: [
      max > min
        ? box(0, height - max, width, max - min)
        : box(0, height - min - height / 8, width, height / 8),
    ],
  }),
  'face-width': ({ leftCheek, rightCheek, chin }, { width, height }, min, max) => {
    const y = Math.min(chin.y + height / 24, height - height / 12);
    const from = Math.min(leftCheek.y, rightCheek.y);
    const middle = (leftCheek.x + rightCheek.x) / 2;
    const reach = width / 40;
    return {
      segments: [
        [rightCheek.x, from, rightCheek.x, y + reach],
        [leftCheek.x, from, leftCheek.x, y + reach],
        [rightCheek.x, y, leftCheek.x, y],
      ],
      mark: { x: rightCheek.x, y },
      bands: [-1, 1].map((side) =>
        box(middle + (side * (min + max)) / 4 - (max - min) / 4, from, (max - min) / 2, y - from),
      ),
    };
  },
  'face-centre': ({ eyes, top, chin }, { width, height }, min, max) => ({
    // The face itself stays free.
    segments: [
      [eyes.x, 0, eyes.x, Math.max(top, height / 30)],
      [eyes.x, Math.min(chin.y, height - height / 12), eyes.x, height],
    ],
    mark: { x: eyes.x, y: height - width / 18 },
    bands: [box(min, 0, max - min, height)],
  }),
};

const numberOr = (value: unknown, otherwise: number) =>
  typeof value === 'number' ? value : otherwise;

/**
 * The lines that a photo was measured by, each with its finding's status.
 * Left and right cheek are the subject's, so the right one has the smaller x.
 */
export function linesOf(head: Head, frame: Frame, findings: readonly Finding[]): readonly Line[] {
  return findings.flatMap(({ check, status, limits }) => {
    const draw = drawings[check];
    if (!draw) return [];
    const min = numberOr(limits['min'], 0);
    const shape = draw(head, frame, min, numberOr(limits['max'], min));
    return [{ check, status, ...shape, bands: status === 'pass' ? [] : shape.bands }];
  });
}
