import type { CheckId } from '../../src/checks/index.ts';
import { labD65 } from '../../src/core/pixels/colour.ts';
import { linear, type RGB } from '../portraits/colour.ts';
import { OPAQUE_TINT } from '../portraits/lenses.ts';
import {
  complete,
  type PortraitChanges,
  type PortraitParameters,
} from '../portraits/parameters.ts';

interface SuiteLabel {
  readonly outcome?: 'accept' | 'reject';
  readonly checks: Readonly<Partial<Record<CheckId, 'pass' | 'fail'>>>;
}

type Answer = 'pass' | 'fail' | undefined;

/** Passes up to one number, fails from another on. In between, nothing is expected. */
const upTo = (value: number, pass: number, fail: number): Answer =>
  value <= pass ? 'pass' : value >= fail ? 'fail' : undefined;

const labOf = (colour: RGB) => labD65(...linear(colour));
const deltaFromWhite = (colour: RGB): number => {
  const { l, a, b } = labOf(colour);
  return Math.hypot(100 - l, a, b);
};

const spread = (colour: RGB): number => Math.max(...colour) - Math.min(...colour);
const mean = (colour: RGB): number => colour.reduce((sum, one) => sum + one, 0) / 3;

/** White, from the front, with much of it from all around. */
const isPlainLight = ({ light }: PortraitParameters): boolean =>
  spread(light.colour) <= 12 &&
  Math.abs(light.azimuth) <= 10 &&
  light.elevation <= 30 &&
  light.ambient >= 0.6;

const isTurned = ({ yaw, pitch, roll }: PortraitParameters): boolean =>
  Math.abs(yaw) > 10 || Math.abs(pitch) > 10 || Math.abs(roll) > 20;

/** Whether a face can certainly be found: light, size, pose and coverings are moderate. */
const isSeen = ({ lens, camera, mask, glasses, yaw, pitch }: PortraitParameters): boolean =>
  lens.exposure >= 0.3 &&
  lens.exposure <= 1.5 &&
  camera.headHeight >= 0.3 &&
  camera.crown >= 0 &&
  Math.abs(yaw) <= 30 &&
  Math.abs(pitch) <= 25 &&
  !mask &&
  !(glasses && glasses.tintStrength > OPAQUE_TINT);

/** The frame of 358 × 441, around a face 207 wide, fits into the picture on all sides. */
const hasRoom = ({ camera }: PortraitParameters): boolean =>
  camera.headHeight >= 0.42 &&
  camera.headHeight <= 0.48 &&
  camera.crown >= 0.18 &&
  camera.crown <= 0.28 &&
  Math.abs(camera.cx - 0.5) <= 0.06 &&
  camera.distance >= 90;

function eyes(p: PortraitParameters): Answer {
  const open = Array.isArray(p.eyeOpen) ? Math.min(...p.eyeOpen) : p.eyeOpen;
  return open >= 0.8 ? 'pass' : open <= 0.05 ? 'fail' : undefined;
}

/** Lowered lids hide most of the irises, which the measurement needs. */
function gaze(p: PortraitParameters): Answer {
  if (isTurned(p) || eyes(p) !== 'pass' || p.glasses) return undefined;
  return p.gaze === 'camera' ? 'pass' : undefined;
}

function overExposure({ lens, skin }: PortraitParameters): Answer {
  if (lens.exposure <= 1.1) return 'pass';
  return lens.exposure >= 4.5 && mean(skin) >= 195 ? 'fail' : undefined;
}

function skinColour(p: PortraitParameters): Answer {
  const { a, b } = labOf(p.skin);
  const { colour, key, ambient } = p.light;
  if (isPlainLight(p)) return a > 7 && a < 23 && b > 7 && b < 33 ? 'pass' : undefined;
  const lamp = key > 1 && ambient < 0.3;
  return lamp && spread(colour) > 120 && colour[0] < 150 ? 'fail' : undefined;
}

function wallWhite({ background, lens }: PortraitParameters): Answer {
  if (background.kind === 'noise' && mean(background.colour2) < 100) return 'fail';
  if (background.kind !== 'plain' || lens.saturation !== 1 || lens.contrast !== 1) return undefined;
  return upTo(deltaFromWhite(background.colour), 8, 30);
}

function wallUniform({ background, lens }: PortraitParameters): Answer {
  const { kind, colour, colour2 } = background;
  // Grain is on the wall too.
  if (kind === 'plain') return lens.noise <= 0.012 ? 'pass' : undefined;
  return kind === 'noise' && mean(colour) - mean(colour2) >= 100 ? 'fail' : undefined;
}

function sideLit({ light }: PortraitParameters): boolean {
  return Math.abs(light.azimuth) >= 70 && light.ambient <= 0.15 && light.fill <= 0.05;
}

/** For a face towards the camera. On a turned face, one cheek is farther from the light. */
function evenness(p: PortraitParameters, bare: boolean): Answer {
  if (sideLit(p)) return 'fail';
  return isPlainLight(p) && bare ? 'pass' : undefined;
}

/** What covers head, face and eyes. Expected only in ordinary light and for a face from the front. */
function ofWorn(p: PortraitParameters): Partial<Record<CheckId, Answer>> {
  const { hat, scarf, mask, glasses, lens } = p;
  if (isTurned(p) || !isPlainLight(p) || lens.exposure < 0.7 || lens.exposure > 1.1) return {};
  if (lens.blur > 2 || lens.noise > 0.03) return {};
  const tint = glasses?.tintStrength ?? 0;
  return {
    'head-covering': hat || scarf ? 'fail' : 'pass',
    'face-covering': mask ? 'fail' : scarf ? undefined : 'pass',
    'glasses-tint': upTo(tint, 0, 0.9),
    'eyes-visible': eyes(p) === 'pass' && !glasses && !hat ? 'pass' : undefined,
  };
}

/** For a picture in which the face is found. Margins are wide; in between, nothing is expected. */
function ofSeen(p: PortraitParameters): Partial<Record<CheckId, Answer>> {
  const exposed = p.lens.exposure >= 0.9 && p.lens.exposure <= 1.1;
  const plain = exposed && isPlainLight(p);
  const bare = !p.glasses && !p.hat && !p.scarf;
  const head = p.camera.headHeight;
  return {
    'face-count': 'pass',
    'source-face-width': head >= 0.45 && !isTurned(p) ? 'pass' : undefined,
    'pose-yaw': p.camera.distance >= 90 ? upTo(Math.abs(p.yaw), 2, 14) : undefined,
    'pose-pitch': upTo(Math.abs(p.pitch), 2, 18),
    'pose-roll': upTo(Math.abs(p.roll), 3, 15),
    'eyes-open': isTurned(p) ? undefined : eyes(p),
    'mouth-closed':
      isTurned(p) || p.smile > 0 || p.beard > 0.5 ? undefined : upTo(p.mouthOpen, 0, 0.45),
    'light-even': isTurned(p) || !exposed ? undefined : evenness(p, bare),
    'under-exposure': plain ? 'pass' : undefined,
    'over-exposure': plain ? overExposure(p) : undefined,
    'face-brightness': plain ? 'pass' : undefined,
    'hot-spots': plain ? 'pass' : undefined,
    'glasses-glare': plain && !p.glasses?.glare ? 'pass' : undefined,
    'dynamic-range':
      plain && bare && p.lens.contrast === 1 && p.lens.blur <= 1.8 ? 'pass' : undefined,
    saturation: plain && p.lens.saturation === 1 ? 'pass' : undefined,
    'red-eye': plain ? 'pass' : undefined,
    gaze: gaze(p),
    'teeth-hidden': isTurned(p) || p.smile > 0 || p.mouthOpen > 0 ? undefined : 'pass',
    'skin-colour': exposed && bare && p.beard <= 0.3 ? skinColour(p) : undefined,
    sharpness:
      plain && p.lens.noise <= 0.012 && head >= 0.42 ? upTo(p.lens.blur, 0.6, 5) : undefined,
    'background-white': wallWhite(p),
    'background-uniform': wallUniform(p),
    ...ofWorn(p),
  };
}

/** Where the face may not be found, the cause itself must still be named. */
function ofUnseen(p: PortraitParameters): Partial<Record<CheckId, Answer>> {
  return {
    'head-top-gap': p.camera.crown <= -0.1 && p.camera.headHeight <= 0.5 ? 'fail' : undefined,
  };
}

/** Far outside every limit, whether the face is found or not. */
const isHopeless = ({ lens, camera, skin, mask, glasses }: PortraitParameters): boolean =>
  mask !== null ||
  (glasses?.tintStrength ?? 0) >= 0.9 ||
  lens.exposure <= 0.05 ||
  (lens.exposure >= 4.5 && mean(skin) >= 195) ||
  camera.headHeight <= 0.2 ||
  camera.crown <= -0.1;

/** What must be found in a portrait of one person. It follows from how it is drawn, with a margin. */
export function expectedOf(changes: PortraitChanges): SuiteLabel {
  const p = complete(changes);
  const answers = isSeen(p) ? ofSeen(p) : ofUnseen(p);
  const checks = Object.fromEntries(
    Object.entries(answers).filter(([, answer]) => answer !== undefined),
  ) as SuiteLabel['checks'];
  const all = Object.values(answers);
  const rejected = all.includes('fail') || isHopeless(p);
  const accepted = isSeen(p) && hasRoom(p) && all.every((answer) => answer === 'pass');
  const outcome = rejected ? 'reject' : accepted ? 'accept' : undefined;
  return { ...(outcome && { outcome }), checks };
}
