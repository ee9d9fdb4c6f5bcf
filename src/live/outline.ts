import type { Head } from '../core/check/artifacts.ts';
import { type Box, midpoint, type Point, type Size } from '../core/pixels/geometry.ts';
import { composeCrop } from '../engine/compose.ts';
import type { Spec } from '../engine/spec.ts';

/** Where a face should be in a camera's frame, in its pixels. */
interface Outline {
  /** The spec's frame, about the middle. */
  readonly frame: Box;
  /** Between the cheeks. */
  readonly faceWidth: number;
  readonly eyes: Point;
  /** Where the hair and chin of an average head then lie. */
  readonly top: number;
  readonly chin: number;
}

/** The share of the camera's frame that the spec's frame may take. The rest is room for cropping. */
const FILL = 0.86;

/**
 * An average head in the middle of a very large picture. Its unit is the face width, large enough for every
 * format.
 */
const UNIT = 5000;
const ROOM = { width: 10 * UNIT, height: 10 * UNIT };
const eyes = { x: 5 * UNIT, y: 5 * UNIT };
const ordinary: Head = {
  eyes,
  leftEye: { x: eyes.x + 0.22 * UNIT, y: eyes.y },
  rightEye: { x: eyes.x - 0.22 * UNIT, y: eyes.y },
  leftCheek: { x: eyes.x + 0.5 * UNIT, y: eyes.y },
  rightCheek: { x: eyes.x - 0.5 * UNIT, y: eyes.y },
  chin: { x: eyes.x, y: eyes.y + 0.72 * UNIT },
  top: eyes.y - 0.8 * UNIT,
};

/** The outline of a spec, as large as the camera's frame allows. The head lies where a crop would put it. */
export function outlineIn(camera: Size, spec: Spec): Outline {
  const { format } = spec;
  const scale = FILL * Math.min(camera.width / format.width, camera.height / format.height);
  const width = scale * format.width;
  const height = scale * format.height;
  const frame = { x: (camera.width - width) / 2, y: (camera.height - height) / 2, width, height };
  const { region } = composeCrop(ordinary, ROOM, spec);
  const share = width / region.width;
  const row = (y: number) => frame.y + share * (y - region.y);
  return {
    frame,
    faceWidth: share * UNIT,
    eyes: { x: frame.x + share * (eyes.x - region.x), y: row(eyes.y) },
    top: row(ordinary.top),
    chin: row(ordinary.chin.y),
  };
}

/** Where a head lies, compared with the outline. */
export interface Offset {
  /** The head's width divided by the outline's. */
  readonly size: number;
  /** The offset of its middle to the image's right and of the eyes downwards, in face widths of the outline. */
  readonly across: number;
  readonly down: number;
}

/** Left to right, the cheeks count: turning the head moves the eyes, but not the head. */
export const offsetFrom = (outline: Outline, { eyes, leftCheek, rightCheek }: Head): Offset => ({
  size: (leftCheek.x - rightCheek.x) / outline.faceWidth,
  across: (midpoint(leftCheek, rightCheek).x - outline.eyes.x) / outline.faceWidth,
  down: (eyes.y - outline.eyes.y) / outline.faceWidth,
});
