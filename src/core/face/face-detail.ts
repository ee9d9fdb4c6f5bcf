import type { FaceDetail, Landmark } from '../check/artifacts.ts';
import { type Box, bounds } from '../pixels/geometry.ts';
import type { Plane } from '../pixels/raster.ts';
import { faceZone } from './skin.ts';

function part({ width, data }: Plane, box: Box): Plane {
  const cut = new Float32Array(box.width * box.height);
  for (let row = 0; row < box.height; row++) {
    const from = (box.y + row) * width + box.x;
    cut.set(data.subarray(from, from + box.width), row * box.width);
  }
  return { width: box.width, height: box.height, data: cut };
}

/** The brightness of the photo in a box of whole pixels around the face, and the face zone inside that box. */
export function faceDetailOf(luma: Plane, landmarks: readonly Landmark[]): FaceDetail {
  const face = bounds(landmarks);
  const x = Math.max(0, Math.floor(face.x));
  const y = Math.max(0, Math.floor(face.y));
  const box = {
    x,
    y,
    width: Math.max(0, Math.min(luma.width, Math.ceil(face.x + face.width)) - x),
    height: Math.max(0, Math.min(luma.height, Math.ceil(face.y + face.height)) - y),
  };
  const inBox = landmarks.map((point) => ({ ...point, x: point.x - x, y: point.y - y }));
  return { luma: part(luma, box), zone: faceZone(box, inBox) };
}
