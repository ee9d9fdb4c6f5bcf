import type { Head } from '../core/check/artifacts.ts';
import { type Box, midpoint, type Point, type Size } from '../core/pixels/geometry.ts';
import { composeCrop } from '../engine/compose.ts';
import type { Spec } from '../engine/spec.ts';

/** Where a face should be in a camera's frame, in its pixels. */
interface Guide {
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

/** An ordinary head amid all the room there could be; face widths are its unit, large enough for any format. */
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

/** The guide of a spec, as large as a camera's frame has room for: the head lies where a crop would have it. */
export function guideIn(camera: Size, spec: Spec): Guide {
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
