import { dress } from './dressing.ts';
import type { FeatureMaps } from './feature-maps.ts';
import { frame } from './framing.ts';
import { buildHead, type Head } from './head.ts';
import { AVERAGE, type Identity, randomIdentity } from './identity.ts';
import { CHIN } from './landmarks.ts';
import { clothMaterial } from './materials/cloth.ts';
import { eyeMaterial } from './materials/eye.ts';
import { mouthMaterial, teethMaterial } from './materials/mouth.ts';
import type { Palette } from './materials/palette.ts';
import { earMaterial, faceMaterial, lidRimMaterial, neckMaterial } from './materials/skin.ts';
import { frameMaterial, lashMaterial, maskMaterial } from './materials/things.ts';
import { clamp, DEGREE, type V3 } from './maths.ts';
import { type Mesh, placer } from './mesh.ts';
import type { PortraitParameters } from './parameters.ts';
import { asNeck, type Rig, rigOf, rotation } from './pose.ts';
import type { Camera } from './rasteriser.ts';
import { SKULL, SKULL_TOP } from './skull.ts';
import type { Template } from './template.ts';
import { buildBody } from './wear/body.ts';
import { neckline } from './wear/clothes.ts';
import { buildMask } from './wear/face-mask.ts';
import { buildGlasses } from './wear/glasses.ts';
import { HAIR_CUTS, type HairStyle } from './wear/hair-styles.ts';

export interface Scene {
  /** The face's skin first; its first vertices are the landmarks. */
  meshes: Mesh[];
  /** The glasses' lenses, if any: they are looked through. */
  lens: Mesh | undefined;
  camera: Camera;
  /** Where the head's frame starts in the camera's, cm. */
  shift: V3;
  rotation: number[];
  rig: Rig;
  head: Head;
  eyeOpen: [number, number];
  /** px (samples) per cm at the head */
  scale: number;
}

export function identityOf(p: PortraitParameters, random: () => number): Identity {
  if (typeof p.identity === 'number') return randomIdentity(random, p.identity);
  return { ...AVERAGE, ...p.identity };
}

/** Radians of the eyes in the head: to image right, up. */
function gazeOf(p: PortraitParameters, turned: number[]): [number, number] {
  const wanted = (): [number, number] => {
    if (p.gaze === 'forward') return [0, 0];
    if (p.gaze === 'camera') return [Math.atan2(turned[6], turned[8]), Math.asin(turned[7])];
    return [p.gaze[0] * DEGREE, p.gaze[1] * DEGREE];
  };
  const [aside, up] = wanted();
  return [clamp(aside, -0.55, 0.55), clamp(up, -0.4, 0.4)];
}

/** Builds the person and frames them. */
export function buildScene(
  p: PortraitParameters,
  identity: Identity,
  template: Template,
  features: FeatureMaps,
  palette: Palette,
): Scene {
  const eyeOpen: [number, number] =
    typeof p.eyeOpen === 'number' ? [p.eyeOpen, p.eyeOpen] : p.eyeOpen;
  const turned = rotation(p);
  const expression = {
    eyeOpen,
    mouthOpen: p.mouthOpen,
    smile: p.smile,
    brow: p.brow,
    gaze: gazeOf(p, turned),
  };
  const head = buildHead(template, identity, expression, p.lashes);
  const crown = SKULL[1] + SKULL_TOP + identity.skullHeight;
  const framed = frame(p, head.neutral[CHIN * 3 + 1], crown);
  const rig = rigOf(p, framed.shift);
  const place = placer(rig);
  const inside = { label: 'face', castsShadow: false } as const;
  const skin = faceMaterial(p, palette, features);
  const meshes = [place(head.skin, { label: 'face', material: skin })];
  const rim = lidRimMaterial(p, palette, head.eyes[0].centre[1] + 0.1);
  meshes.push(place(head.lidRims, { ...inside, material: rim }));
  meshes.push(place(head.mouth, { ...inside, label: 'mouth', material: mouthMaterial(palette) }));
  if (p.mouthOpen > 0.02) {
    meshes.push(place(head.teeth, { ...inside, label: 'mouth', material: teethMaterial() }));
  }
  if (p.lashes > 0) {
    meshes.push(place(head.lashes, { ...inside, material: lashMaterial() }));
  }
  head.eyes.forEach((eye, side) => {
    if (eyeOpen[side] <= 0.03) return;
    const lid = head.skin.positions[(side === 0 ? 159 : 386) * 3 + 1];
    const material = eyeMaterial(palette, eye.centre[0], lid);
    meshes.push(place(eye.geometry, { label: 'eyes', material, castsShadow: false }));
  });
  if (!p.scarf && !coversEars(p.hair)) {
    meshes.push(place(head.ears, { label: 'ears', material: earMaterial(p, palette) }));
  }
  meshes.push(
    place(buildBody(0, p.build), {
      label: 'body',
      material: neckMaterial(p, palette),
      follows: asNeck,
    }),
    place(neckline(buildBody(p.clothes === 'suit' ? 0.55 : 0.35, p.build), p.clothes), {
      label: 'clothes',
      material: clothMaterial(p, palette),
      follows: asNeck,
      cut: (insideCloth) => insideCloth < 0,
    }),
  );
  meshes.push(...dress(p, head, turned, rig, palette, place));
  const glasses =
    p.glasses &&
    buildGlasses(
      head.eyes.map((eye) => eye.centre),
      head.neutral,
      p.glasses.shape,
      p.glasses.frame,
    );
  let lens: Mesh | undefined;
  if (glasses) {
    const material = frameMaterial(palette);
    meshes.push(place(glasses.frame, { label: 'glasses', material }));
    lens = place(glasses.lens, { label: 'glasses', material });
  }
  if (p.mask) {
    const { cloth, loops } = buildMask(head.skin);
    const material = maskMaterial(palette);
    meshes.push(place(cloth, { label: 'mask', material }));
    meshes.push(place(loops, { label: 'mask', material, castsShadow: false }));
  }
  return { meshes, lens, ...framed, rotation: turned, rig, head, eyeOpen };
}

const coversEars = (style: HairStyle): boolean =>
  style !== 'bald' && HAIR_CUTS[style].reach !== undefined;
