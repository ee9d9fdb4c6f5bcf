import type { RGB } from './colour.ts';
import type { Identity } from './identity.ts';
import type { GlassesShape } from './wear/glasses.ts';
import type { HairStyle } from './wear/hair-styles.ts';
import type { HatStyle } from './wear/hats.ts';

/** Everything that makes a portrait. Colours are sRGB, 0..255; shares are 0..1. */
export interface PortraitParameters {
  /** Seed for everything that is not given: the identity, the iris, the tie, spots and noise. */
  seed: number;
  /** px */
  width: number;
  height: number;
  /** Samples per pixel in x and in y. */
  samples: number;
  /** Degrees: yaw + to the image's right, pitch + up, roll + clockwise in the image. */
  yaw: number;
  pitch: number;
  roll: number;
  /** 0 shut … 1 wide awake; or right, left */
  eyeOpen: number | [number, number];
  /** At the camera, straight ahead of the head, or degrees to image right and up. */
  gaze: 'camera' | 'forward' | [number, number];
  mouthOpen: number;
  smile: number;
  brow: number;
  skin: RGB;
  /** How far a random face goes from the average, or the differences themselves. */
  identity: number | Partial<Identity>;
  /** null draws one of the common colours. */
  iris: RGB | null;
  /** Fold above the eye: 1 a double lid, 0 a single one. */
  crease: number;
  freckles: number;
  /** Wrinkles and folds, 0..1. */
  age: number;
  hair: HairStyle;
  /** How far a fringe reaches over each side, right and left, degrees from the crown: 71 above the brows, 95 over the eyes. */
  fringe: [number, number];
  hairColour: RGB;
  /** Below 0.5 stubble, above a beard. */
  beard: number;
  /** cm */
  lashes: number;
  lipstick: number;
  clothes: 'crew' | 'vneck' | 'suit' | 'turtleneck';
  clothesColour: RGB;
  /** -0.1 slight … 0.1 broad */
  build: number;
  background: Background;
  light: Light;
  glasses: null | Glasses;
  hat: null | { style: HatStyle; colour: RGB };
  scarf: null | RGB;
  mask: null | RGB;
  camera: Framing;
  lens: Lens;
}

export interface Background {
  colour: RGB;
  /** Where `kind` mixes two. */
  colour2: RGB;
  kind: 'plain' | 'vertical' | 'horizontal' | 'radial' | 'noise';
  /** Darkness of the shadow that the person throws on the wall. */
  shadow: number;
}

export interface Light {
  /** Degrees from the camera's axis to image right, and up. */
  azimuth: number;
  elevation: number;
  /** Strength of the key light, of the fill light opposite, and of the light from all around. */
  key: number;
  fill: number;
  ambient: number;
  /** How blurred shadows are, cm. */
  softness: number;
  colour: RGB;
}

export interface Glasses {
  shape: GlassesShape;
  colour: RGB;
  /** Radius of the frame's wire, cm. */
  frame: number;
  tint: RGB;
  tintStrength: number;
  glare: number;
}

interface Framing {
  /** From the lens to the head, cm. */
  distance: number;
  /** Crown to chin, as a share of the image's height. */
  headHeight: number;
  /** Above the skull's top (hair reaches higher), as a share of the image's height. */
  crown: number;
  /** The head's middle, as a share of the image's width. */
  cx: number;
  /** What the lens points at: distorts a head that is off centre, or not. */
  principal: 'head' | 'image';
}

export interface Lens {
  exposure: number;
  contrast: number;
  saturation: number;
  /** Standard deviation of the blur, px. */
  blur: number;
  /** Standard deviation of the grain, about, as a share of white. */
  noise: number;
}

export const SKIN_COLOURS: RGB[] = [
  [244, 214, 196],
  [233, 194, 168],
  [214, 166, 132],
  [186, 133, 98],
  [146, 98, 68],
  [105, 68, 48],
  [72, 46, 35],
];

export const HAIR_COLOURS = {
  black: [28, 24, 22],
  dark: [52, 36, 26],
  brown: [88, 58, 36],
  light: [140, 100, 62],
  blond: [196, 158, 104],
  red: [132, 62, 34],
  grey: [150, 148, 146],
  white: [214, 212, 208],
} satisfies Record<string, RGB>;

const DEFAULTS: PortraitParameters = {
  seed: 1,
  width: 480,
  height: 600,
  samples: 2,
  yaw: 0,
  pitch: 0,
  roll: 0,
  eyeOpen: 1,
  gaze: 'camera',
  mouthOpen: 0,
  smile: 0,
  brow: 0,
  skin: SKIN_COLOURS[1],
  identity: 1,
  iris: null,
  crease: 1,
  freckles: 0,
  age: 0.2,
  hair: 'short',
  fringe: [71, 71],
  hairColour: HAIR_COLOURS.brown,
  beard: 0,
  lashes: 0.4,
  lipstick: 0,
  clothes: 'crew',
  clothesColour: [60, 76, 110],
  build: 0,
  background: { colour: [235, 236, 238], colour2: [235, 236, 238], kind: 'plain', shadow: 0 },
  light: {
    azimuth: -28,
    elevation: 32,
    key: 0.75,
    fill: 0.3,
    ambient: 0.45,
    softness: 1.3,
    colour: [255, 250, 243],
  },
  glasses: null,
  hat: null,
  scarf: null,
  mask: null,
  camera: { distance: 150, headHeight: 0.62, crown: 0.14, cx: 0.5, principal: 'head' },
  lens: { exposure: 1, contrast: 1, saturation: 1, blur: 0, noise: 0.006 },
};

const GROUPS = ['background', 'light', 'camera', 'lens'] as const;
type Group = (typeof GROUPS)[number];

/** What differs from the defaults; the groups may be partial too. */
export type PortraitChanges = Partial<Omit<PortraitParameters, Group>> & {
  [K in Group]?: Partial<PortraitParameters[K]>;
};

/** Changes on top of others; the groups are merged, not replaced. */
export function vary(base: PortraitChanges, changes: PortraitChanges): PortraitChanges {
  const merged = { ...base, ...changes };
  for (const group of GROUPS) {
    if (base[group]) Object.assign(merged, { [group]: { ...base[group], ...changes[group] } });
  }
  return merged;
}

/** The whole set of parameters. */
export const complete = (changes: PortraitChanges): PortraitParameters =>
  vary(DEFAULTS, changes) as PortraitParameters;
