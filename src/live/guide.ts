import type { Head } from '../core/artifacts.ts';
import { type Box, midpoint, type Point, type Size } from '../core/geometry.ts';
import type { Spec } from '../engine/spec.ts';

/** Where a face should be in a camera's frame, in its pixels. */
export interface Guide {
  /** The spec's frame, about the middle. */
  readonly frame: Box;
  /** Between the cheeks. */
  readonly faceWidth: number;
  readonly eyes: Point;
  /** Where hair and chin of an ordinary head then lie. */
  readonly top: number;
  readonly chin: number;
}

/** Share of the camera's frame that the spec's may take: what is left is room to crop. */
const FILL = 0.86;
/** Of an ordinary head, in face widths: from the eyes up to the hair's top, and down to the chin. */
const HAIR = 0.8;
const CHIN = 0.72;

const middle = ({ min, max }: { readonly min: number; readonly max: number }) => (min + max) / 2;

/** The guide of a spec, as large as a camera's frame has room for. */
export function guideIn(camera: Size, { format, rules }: Spec): Guide {
  const scale = FILL * Math.min(camera.width / format.width, camera.height / format.height);
  const width = scale * format.width;
  const height = scale * format.height;
  const frame = { x: (camera.width - width) / 2, y: (camera.height - height) / 2, width, height };
  const gap = rules['head-top-gap']?.limits;
  const limits = {
    face: rules['face-width']?.limits ?? { min: format.width * 0.5, max: format.width * 0.65 },
    gap: { min: gap?.min ?? 0, max: gap?.max ?? format.height * 0.1 },
    centre: rules['face-centre']?.limits ?? { min: 0, max: format.width },
  };
  const faceWidth = scale * middle(limits.face);
  const top = frame.y + scale * middle(limits.gap);
  const lowest = frame.y + height - scale * (rules['eye-line']?.limits.min ?? 0);
  const eyes = {
    x: frame.x + scale * middle(limits.centre),
    y: Math.min(top + HAIR * faceWidth, lowest),
  };
  return { frame, faceWidth, eyes, top, chin: eyes.y + CHIN * faceWidth };
}

/** How a head lies to the guide. */
export interface Offset {
  /** Its width over the guide's. */
  readonly size: number;
  /** Of its middle to the image's right, and of the eyes downwards, in face widths of the guide. */
  readonly across: number;
  readonly down: number;
}

/** Across it goes by the cheeks: turning the head takes the eyes along, but not the head. */
export const offsetFrom = (guide: Guide, { eyes, leftCheek, rightCheek }: Head): Offset => ({
  size: (leftCheek.x - rightCheek.x) / guide.faceWidth,
  across: (midpoint(leftCheek, rightCheek).x - guide.eyes.x) / guide.faceWidth,
  down: (eyes.y - guide.eyes.y) / guide.faceWidth,
});
