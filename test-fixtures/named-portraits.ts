import type { CheckId } from '../src/checks/index.ts';
import { HAIR_COLOURS, type PortraitChanges, vary } from './portraits/parameters.ts';
import { bob, bun, darkSkin, elder, shaved, shortHair, sideParting } from './portraits/people.ts';

/**
 * One synthetic photo and what the product must say about it. This follows from how it is drawn, and is never
 * adjusted to the product.
 */
export interface PortraitCase {
  name: string;
  /** `compose`: a snapshot for the product to crop; `as-is`: a ready 358 × 441 photo. */
  mode: 'compose' | 'as-is';
  /** What is special about it, in a few words. */
  shows: string;
  /** px */
  width: number;
  height: number;
  /** The people in it, the nearest last. The first one's wall is used. Without people: a bare wall. */
  people: PortraitChanges[];
  expect: {
    outcome: 'accept' | 'reject';
    /** Checks that must fail. Others may fail as a consequence. */
    failing: CheckId[];
  };
}

type Size = [number, number];

const expecting = (failing: CheckId[]): PortraitCase['expect'] => ({
  outcome: failing.length === 0 ? 'accept' : 'reject',
  failing,
});

function snapshot(
  name: string,
  failing: CheckId[],
  shows: string,
  people: PortraitChanges[],
  [width, height]: Size = [900, 1200],
): PortraitCase {
  return { name, mode: 'compose', shows, width, height, people, expect: expecting(failing) };
}

function ready(
  name: string,
  failing: CheckId[],
  shows: string,
  camera: PortraitChanges['camera'],
): PortraitCase {
  const lens = { blur: 0, noise: 0.008 };
  const people = [vary(shortHair, { samples: 2, ...(camera && { camera }), lens })];
  const size = { width: 358, height: 441 };
  return { name, mode: 'as-is', shows, ...size, people, expect: expecting(failing) };
}

export const portraits: PortraitCase[] = [
  snapshot('short-hair', [], 'single lids, short black hair', [shortHair]),
  snapshot('bob', [], 'hair over the ears, a near-white wall', [
    vary(bob, { background: { colour: [238, 239, 240] } }),
  ]),
  snapshot('side-parting', [], 'a suit, tanned skin', [sideParting]),
  snapshot('bun', [], 'hair tied up high', [bun]),
  snapshot('elder', [], 'grey hair, wrinkles, narrow open eyes', [elder]),
  snapshot('dark-skin', [], 'dark skin, curly hair', [darkSkin]),
  snapshot('shaved', [], 'hair 3 mm long, stubble', [shaved]),

  snapshot('head-turned', ['pose-yaw'], 'turned 20° to the image’s right', [
    vary(shortHair, { yaw: 20 }),
  ]),
  snapshot('head-down', ['pose-pitch'], 'nose 20° down', [vary(shortHair, { pitch: -20 })]),
  snapshot('head-tilted', ['pose-roll'], 'tilted 18° clockwise', [vary(bun, { roll: 18 })]),
  snapshot('eyes-closed', ['eyes-open'], 'both eyes shut', [vary(bob, { eyeOpen: 0 })]),
  snapshot('looking-aside', ['gaze'], 'eyes 25° to the image’s right', [
    vary(bob, { gaze: [25, 0] }),
  ]),
  snapshot('red-eyes', ['red-eye'], 'irises as red as a lit retina', [
    vary(bun, { iris: [200, 30, 30] }),
  ]),
  snapshot(
    'laughing',
    ['teeth-hidden', 'expression'],
    'a smile that shows teeth, lips hardly apart',
    [vary(bob, { smile: 1, mouthOpen: 0.2 })],
  ),
  snapshot('mouth-open', ['mouth-closed'], 'mouth wide open', [
    vary(sideParting, { mouthOpen: 0.6 }),
  ]),
  snapshot('blue-wall', ['background-white'], 'a plain blue wall', [
    vary(shortHair, { background: { colour: [104, 150, 214] } }),
  ]),
  snapshot('busy-wall', ['background-white', 'background-uniform'], 'foliage behind', [
    vary(bun, {
      background: { colour: [214, 204, 160], colour2: [36, 74, 44], kind: 'noise' },
    }),
  ]),
  snapshot('shadow', ['background-shadow'], 'a hard shadow on the wall', [
    vary(shortHair, { background: { shadow: 0.6 } }),
  ]),
  snapshot('white-top', ['clothing-contrast'], 'a white top before the white wall', [
    vary(shortHair, { clothesColour: [255, 255, 255], background: { colour: [246, 245, 243] } }),
  ]),
  snapshot('face-dark', ['face-brightness', 'under-exposure'], 'in the dark, the wall lit', [
    vary(shortHair, { lens: { exposure: 0.03 } }),
  ]),
  snapshot('face-burnt', ['face-brightness', 'over-exposure', 'hot-spots'], 'the face burnt out', [
    vary(bob, { lens: { exposure: 4.5 } }),
  ]),
  snapshot('faded', ['dynamic-range', 'saturation'], 'hardly any contrast and colour', [
    vary(shortHair, { lens: { contrast: 0.35, saturation: 0.15 } }),
  ]),
  snapshot('side-light', ['light-even'], 'lit from one side only', [
    vary(shortHair, {
      light: { azimuth: -78, elevation: 10, key: 1.3, fill: 0.02, ambient: 0.14, softness: 1 },
    }),
  ]),
  snapshot('blurred', ['sharpness'], 'out of focus', [vary(sideParting, { lens: { blur: 7 } })]),
  snapshot('grainy', ['noise'], 'a sensor’s noise in the dark', [
    vary(shortHair, { lens: { noise: 0.2 } }),
  ]),
  snapshot('green-light', ['skin-colour'], 'a green lamp on the face', [
    vary(shortHair, { light: { colour: [110, 255, 120], key: 1.1, ambient: 0.25 } }),
  ]),
  snapshot(
    'two-people',
    ['face-count'],
    'two heads side by side',
    [
      vary(bob, { camera: { headHeight: 0.42, cx: 0.28 } }),
      vary(sideParting, { camera: { headHeight: 0.42, cx: 0.7 } }),
    ],
    [1300, 1200],
  ),
  snapshot('empty-wall', ['face-count'], 'nobody', []),
  snapshot('far-away', ['source-face-width'], 'a face 168 px wide', [
    vary(shortHair, { camera: { headHeight: 0.2, crown: 0.45, distance: 250 } }),
  ]),
  snapshot('too-close', ['head-top-gap'], 'the top of the head out of the picture', [
    vary(bun, { camera: { headHeight: 0.72, crown: -0.12, distance: 50 } }),
  ]),
  snapshot('cap', ['head-covering'], 'a peaked cap', [
    vary(shortHair, { hat: { style: 'cap', colour: [36, 52, 96] } }),
  ]),
  snapshot('mask', ['face-covering'], 'a surgical mask', [vary(bun, { mask: [150, 190, 214] })]),
  snapshot('sunglasses', ['glasses-tint', 'bare-shoulders'], 'dark glasses, bare shoulders', [
    vary(sideParting, {
      clothes: 'crew',
      clothesColour: [206, 158, 122],
      glasses: {
        shape: 'large',
        colour: [24, 24, 26],
        frame: 0.1,
        tint: [20, 20, 22],
        tintStrength: 0.95,
        glare: 0,
      },
    }),
  ]),
  snapshot('glare', ['glasses-glare'], 'a lamp mirrored in clear glasses', [
    vary(sideParting, {
      glasses: {
        shape: 'large',
        colour: [24, 24, 26],
        frame: 0.05,
        tint: [250, 250, 250],
        tintStrength: 0,
        glare: 1,
      },
    }),
  ]),
  snapshot('hair-over-eye', ['eyes-visible'], 'hair over the left eye', [
    vary(bob, { hair: 'fringe', fringe: [71, 107], hairColour: HAIR_COLOURS.grey }),
  ]),
  snapshot('fringe', ['eyebrows-visible', 'ears-visible'], 'hair over brows and ears', [
    vary(bob, { hair: 'fringe', fringe: [92, 92] }),
  ]),

  ready('ready', [], 'a finished photo', { headHeight: 0.675, crown: 0.07 }),
  ready('ready-face-wide', ['face-width'], 'a face 240 px wide', {
    headHeight: 0.782,
    crown: 0.07,
  }),
  ready('ready-face-narrow', ['face-width'], 'a face 165 px wide', {
    headHeight: 0.537,
    crown: 0.07,
  }),
  ready('ready-low', ['head-top-gap', 'eye-line'], 'sits 70 px too low', {
    headHeight: 0.675,
    crown: 0.23,
  }),
  ready('ready-aside', ['face-centre'], 'sits 43 px to the left', {
    headHeight: 0.675,
    crown: 0.07,
    cx: 0.38,
  }),
];
