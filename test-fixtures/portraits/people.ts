import { HAIR_COLOURS as hair, type PortraitChanges, vary } from './parameters.ts';

/** A phone's snapshot: room on all sides, soft even light, a white wall, a sensor's noise. */
const atArmsLength: PortraitChanges = {
  samples: 1,
  background: { colour: [246, 247, 248] },
  light: {
    azimuth: 2,
    elevation: 24,
    key: 0.46,
    fill: 0.04,
    ambient: 0.78,
    softness: 2.5,
    colour: [255, 252, 248],
  },
  camera: { distance: 120, headHeight: 0.46, crown: 0.24 },
  lens: { blur: 0.6, noise: 0.012 },
};

export const shortHair = vary(atArmsLength, {
  seed: 11,
  skin: [232, 196, 168],
  identity: {
    width: 0.05,
    jaw: 0.03,
    noseWidth: 0.12,
    noseDepth: -0.1,
    eyeSize: -0.04,
    brow: -0.2,
    cheek: 0.3,
  },
  crease: 0.2,
  iris: [46, 30, 22],
  hair: 'short',
  hairColour: hair.black,
  lashes: 0.25,
  clothesColour: [38, 44, 60],
});

export const bob = vary(atArmsLength, {
  seed: 24,
  skin: [240, 208, 184],
  identity: {
    width: 0.03,
    jaw: -0.03,
    noseWidth: 0.06,
    noseDepth: -0.08,
    eyeGap: 0.06,
    brow: -0.2,
    cheek: 0.2,
  },
  crease: 0.8,
  iris: [52, 34, 24],
  hair: 'bob',
  hairColour: hair.black,
  lashes: 0.45,
  lipstick: 0.2,
  build: -0.06,
  clothes: 'vneck',
  clothesColour: [92, 30, 40],
});

export const sideParting = vary(atArmsLength, {
  seed: 37,
  skin: [206, 158, 122],
  identity: 0.8,
  iris: [50, 34, 24],
  hair: 'side',
  hairColour: hair.black,
  clothes: 'suit',
  clothesColour: [30, 34, 48],
});

export const bun = vary(atArmsLength, {
  seed: 42,
  skin: [222, 178, 146],
  identity: { width: -0.02, jaw: -0.04, noseWidth: 0.05, eyeGap: 0.1, lips: 0.15, cheek: 0.1 },
  iris: [60, 40, 26],
  hair: 'bun',
  hairColour: hair.dark,
  lashes: 0.5,
  build: -0.07,
  clothes: 'turtleneck',
  clothesColour: [52, 66, 52],
});

export const elder = vary(atArmsLength, {
  seed: 53,
  skin: [214, 170, 138],
  identity: {
    width: 0.02,
    jaw: 0.05,
    noseWidth: 0.1,
    noseDepth: -0.06,
    eyeSize: -0.06,
    brow: -0.1,
    chin: 0.1,
  },
  age: 0.9,
  crease: 0.3,
  eyeOpen: 0.8,
  iris: [46, 32, 24],
  hair: 'short',
  hairColour: hair.grey,
  clothesColour: [60, 52, 48],
});

export const darkSkin = vary(atArmsLength, {
  seed: 64,
  skin: [120, 80, 58],
  identity: { noseWidth: 0.2, lips: 0.25, jaw: 0.02 },
  iris: [50, 34, 24],
  hair: 'curly',
  hairColour: hair.black,
  // As a camera's automatic exposure would do: it sees a darker picture and takes more light.
  light: { key: 0.55, fill: 0.05, ambient: 0.94 },
  clothesColour: [120, 60, 40],
});

export const shaved = vary(atArmsLength, {
  seed: 75,
  skin: [186, 140, 106],
  identity: 0.7,
  iris: [48, 32, 22],
  hair: 'buzz',
  hairColour: hair.black,
  beard: 0.25,
  clothesColour: [44, 62, 92],
});
