import type { Artifacts } from '../core/artifacts.ts';

const spike = (value: number) => Array.from({ length: 256 }, (_, i) => (i === value ? 1 : 0));

/** Artifacts, as if recorded, of a photo that satisfies every rule of cn-resident-id. */
export const goodPhoto: Omit<
  Artifacts,
  'picture' | 'photo' | 'portrait' | 'candidates' | 'subject' | 'faces' | 'landmarks'
> = {
  file: {
    mime: 'image/jpeg',
    bytes: 20_000,
    width: 358,
    height: 441,
    dpi: 350,
    colourMode: 'rgb',
  },
  apertures: { leftEye: 10, rightEye: 10, mouth: 1 },
  pose: { yaw: 0, pitch: 0, roll: 0 },
  head: {
    leftEye: { x: 224, y: 190 },
    rightEye: { x: 134, y: 190 },
    eyes: { x: 179, y: 190 },
    chin: { x: 179, y: 350 },
    leftCheek: { x: 282, y: 215 },
    rightCheek: { x: 75, y: 215 },
    top: 14,
  },
  source: { faceCount: 1, faceWidth: 420 },
  faceLight: { histogram: spike(64) },
  cheeks: { left: spike(64), right: spike(64), a: 15, b: 20 },
  background: { fromWhite: 4, gradient: 10 },
  focus: 0.4,
};
