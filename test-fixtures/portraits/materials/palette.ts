import { linear, mix, type RGB, times } from '../colour.ts';
import { clamp, lerp } from '../maths.ts';
import type { PortraitParameters } from '../parameters.ts';

/** The colours of one person, linear light, 0..1. */
export interface Palette {
  skin: RGB;
  /** 0 fair … 1 dark */
  darkness: number;
  redSkin: RGB;
  lips: RGB;
  hair: RGB;
  brow: RGB;
  beard: RGB;
  iris: RGB;
  cloth: RGB;
  tie: RGB;
  hat: RGB;
  mask: RGB;
  scarf: RGB;
  frame: RGB;
  tint: RGB;
}

const IRISES: RGB[] = [
  [96, 66, 40],
  [60, 40, 26],
  [84, 108, 128],
  [92, 104, 70],
  [50, 34, 24],
];
const TIES: RGB[] = [
  [120, 20, 30],
  [24, 40, 90],
  [40, 60, 50],
];
/** Stands for what is not worn. */
const UNUSED: RGB = [0, 0, 0];

export const LASH = linear([26, 18, 15]);
export const SHIRT = linear([232, 233, 236]);

export function paletteOf(p: PortraitParameters, random: () => number): Palette {
  const skin = linear(p.skin);
  const darkness = 1 - clamp((skin[0] + skin[1] + skin[2]) / 2);
  const hair = linear(p.hairColour);
  const lips = mix(times(skin, 0.82, 0.5, 0.52), linear([176, 84, 84]), lerp(0.42, 0.12, darkness));
  return {
    skin,
    darkness,
    redSkin: times(skin, 1, 0.74, 0.74),
    lips: mix(lips, linear([176, 30, 50]), p.lipstick),
    hair,
    brow: mix(mix(hair, linear([48, 34, 26]), 0.45), skin, 0.05),
    beard: mix(hair, linear([40, 36, 36]), p.beard < 0.5 ? 0.4 : 0.1),
    iris: linear(p.iris ?? randomIris(darkness, random)),
    cloth: linear(p.clothesColour),
    tie: linear(TIES[p.seed % TIES.length]),
    hat: linear(p.hat?.colour ?? UNUSED),
    mask: linear(p.mask ?? UNUSED),
    scarf: linear(p.scarf ?? UNUSED),
    frame: linear(p.glasses?.colour ?? UNUSED),
    tint: linear(p.glasses?.tint ?? UNUSED),
  };
}

function randomIris(darkness: number, random: () => number): RGB {
  if (darkness > 0.75) return IRISES[random() < 0.5 ? 1 : 4];
  return IRISES[Math.floor(random() * IRISES.length)];
}
