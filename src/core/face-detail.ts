import type { FaceDetail, Landmark } from './artifacts.ts';
import { bounds } from './geometry.ts';
import type { Raster } from './raster.ts';
import { faceZone, luma } from './skin.ts';

/** The brightness of the whole pixels about a face, as far as they lie in the photo, and the face zone in it. */
export function faceDetailOf(photo: Raster, landmarks: readonly Landmark[]): FaceDetail {
  const face = bounds(landmarks);
  const x = Math.max(0, Math.floor(face.x));
  const y = Math.max(0, Math.floor(face.y));
  const box = {
    x,
    y,
    width: Math.max(0, Math.min(photo.width, Math.ceil(face.x + face.width)) - x),
    height: Math.max(0, Math.min(photo.height, Math.ceil(face.y + face.height)) - y),
  };
  const inBox = landmarks.map((point) => ({ ...point, x: point.x - x, y: point.y - y }));
  return { luma: luma(photo, box), zone: faceZone(box, inBox) };
}
