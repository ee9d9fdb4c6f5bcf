import type { Artifacts } from '../core/check/artifacts.ts';
import type { Recordable } from '../core/check/recordable.ts';
import { told } from '../core/face/answers.testing.ts';

const shares: Readonly<Record<number, number>> = { 8: 0.125, 64: 0.75, 128: 0.125 };
const histogram = Array.from({ length: 256 }, (_, value) => shares[value] ?? 0);

/** Artifacts, as if recorded, of a photo that satisfies every rule of cn-resident-id. */
export const goodPhoto: Pick<Artifacts, Recordable> = {
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
  origin: { kind: 'none' },
  faceLight: { histogram },
  cheeks: { a: 15, b: 20 },
  skin: { l: 68, a: 12, b: 16, precision: [0.1, 0, 0, 0.1, 0, 0.1] },
  skinLight: { left: 0.4, right: 0.4, shine: 0, texture: 0.08 },
  eyeLook: { whites: { l: 70, a: 2, b: 3 }, red: 0, glare: 0 },
  mouthLook: { teeth: 0, width: 0.78, lift: 0 },
  gaze: { x: 0, y: -0.06 },
  background: { fromWhite: 4, lightness: 96, chroma: 1, unevenness: 0.5, shadow: 1 },
  clothing: { contrast: 60, skin: 0 },
  shoulders: 0,
  focus: 0.55,
  noise: 0.5,
  blockiness: 0.4,
  isoQuality: { HeadSize: { raw: 0.38, score: 40 } },
  coverings: {
    head: 0,
    face: 0,
    leftTint: 0,
    rightTint: 0,
    leftEye: 0,
    rightEye: 0,
    leftBrow: 0,
    rightBrow: 0,
    leftEar: 1,
    rightEar: 1,
  },
  answers: told({ ears: 1 }),
};
