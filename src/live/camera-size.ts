import type { Size } from '../core/pixels/geometry.ts';
import type { Spec } from '../engine/spec.ts';
import { outlineIn } from './outline.ts';

/** Large enough for most documents, and small enough for every phone to show and measure, px. */
export const USUAL_CAMERA: Size = { width: 1280, height: 960 };

/** Sizes that many cameras give directly, smallest first. Any other size is scaled, frame by frame. */
const cameras: readonly Size[] = [
  USUAL_CAMERA,
  { width: 1600, height: 1200 },
  { width: 2048, height: 1536 },
  { width: 2592, height: 1944 },
  { width: 3264, height: 2448 },
];

/**
 * Whether a head in the outline becomes the photo without enlarging, and its face is as wide as a source's must
 * be.
 */
function suffices(camera: Size, spec: Spec): boolean {
  const { frame, faceWidth } = outlineIn(camera, spec);
  const { limits, ideal = limits } = spec.rules['source-face-width'] ?? {};
  return frame.height >= spec.format.height && faceWidth >= (ideal?.min ?? 0);
}

/** The landscape size to ask a camera for, px: the smallest that is enough for a document. */
export const cameraSizeFor = (spec: Spec): Size =>
  cameras.find((camera) => suffices(camera, spec)) ?? (cameras.at(-1) as Size);
