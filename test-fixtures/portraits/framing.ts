import type { V3 } from './maths.ts';
import type { PortraitParameters } from './parameters.ts';
import type { Camera } from './rasteriser.ts';

/** Where the lens stands, and where the head must be so that it is framed as asked. */
export function frame(
  p: PortraitParameters,
  chin: number,
  crown: number,
): { camera: Camera; shift: V3; scale: number } {
  const width = p.width * p.samples;
  const height = p.height * p.samples;
  const { distance, headHeight, cx, principal } = p.camera;
  const middle = (chin + crown) / 2;
  const scale = (headHeight * height) / (crown - chin);
  const x = cx * width;
  const y = p.camera.crown * height + (crown - middle) * scale;
  const focal = scale * distance;
  if (principal === 'head') {
    return { camera: { focal, distance, cx: x, cy: y }, shift: [0, -middle, 0], scale };
  }
  const camera = { focal, distance, cx: width / 2, cy: height / 2 };
  const shift: V3 = [(x - camera.cx) / scale, -middle - (y - camera.cy) / scale, 0];
  return { camera, shift, scale };
}
