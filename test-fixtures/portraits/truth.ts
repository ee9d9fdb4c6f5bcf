import { EYE_RADIUS } from './eyes.ts';
import { CHEEKS, CHIN } from './landmarks.ts';
import { IRIS_ANGLE } from './materials/eye.ts';
import type { PortraitParameters } from './parameters.ts';
import { asHead, type Pose } from './pose.ts';
import { perspective } from './rasteriser.ts';
import type { Scene } from './scene.ts';
import { FACE_POINTS } from './skull.ts';

/** What is really in the picture. Lengths in px of the picture, y down; angles in degrees. */
export interface Truth extends Pose {
  /** Rotation matrix of the head, row by row; y up. */
  rotation: number[];
  /** x and y of the 468 landmarks. */
  landmarks: number[];
  /** Centre and radius of the irises: right, left. */
  irises: { x: number; y: number; radius: number }[];
  /** As asked for: right, left. */
  eyeOpen: [number, number];
  /** Height over width between the lids: right, left. */
  eyeAspect: [number, number];
  /** Height over width of the gap between the lips. */
  mouthAspect: number;
  /** Between the points where cheeks and ears meet, horizontally. */
  faceWidth: number;
  chinY: number;
  /** Top of the skull. */
  crownY: number;
  /** Top of the hair or hat: the first row with the person in it. */
  topY: number;
  headHeight: number;
  pupilDistance: number;
  /** px per cm at the head */
  scale: number;
}

/** @param alpha how much of each pixel is the person */
export function truthOf(scene: Scene, p: PortraitParameters, alpha: Float32Array): Truth {
  const { head, camera, rig } = scene;
  const project = perspective(camera);
  const skin = project(scene.meshes[0].positions).map((value) => value / p.samples);
  const landmarks: number[] = [];
  for (let i = 0; i < FACE_POINTS * 3; i += 3) landmarks.push(skin[i], skin[i + 1]);
  const distance = (a: number, b: number): number =>
    Math.hypot(landmarks[a * 2] - landmarks[b * 2], landmarks[a * 2 + 1] - landmarks[b * 2 + 1]);
  let crownY = Infinity;
  for (let i = 1; i < skin.length; i += 3) crownY = Math.min(crownY, skin[i]);
  const irises = head.eyes.map(({ centre, axis }) => {
    const front = centre.map((value, k) => value + axis[k] * EYE_RADIUS);
    const [x, y, depth] = project(rig(Float32Array.from(front), asHead));
    const radius = (Math.sin(IRIS_ANGLE) * EYE_RADIUS * camera.focal) / depth;
    return { x: x / p.samples, y: y / p.samples, radius: radius / p.samples };
  });
  const [right, left] = irises;
  const chinY = landmarks[CHIN * 2 + 1];
  const firstRow = alpha.findIndex((cover) => cover > 0.5);
  return {
    yaw: p.yaw,
    pitch: p.pitch,
    roll: p.roll,
    rotation: scene.rotation,
    landmarks,
    irises,
    eyeOpen: scene.eyeOpen,
    eyeAspect: [
      (distance(160, 144) + distance(158, 153)) / (2 * distance(33, 133)),
      (distance(387, 373) + distance(385, 380)) / (2 * distance(263, 362)),
    ],
    mouthAspect: distance(13, 14) / distance(61, 291),
    faceWidth: Math.abs(landmarks[CHEEKS[1] * 2] - landmarks[CHEEKS[0] * 2]),
    chinY,
    crownY,
    topY: firstRow < 0 ? p.height : Math.floor(firstRow / p.width),
    headHeight: chinY - crownY,
    pupilDistance: Math.hypot(right.x - left.x, right.y - left.y),
    scale: scene.scale / p.samples,
  };
}
