import { HAIR_COLOURS, type PortraitChanges, SKIN_COLOURS } from '../portraits/parameters.ts';
import { HAIR_STYLES } from '../portraits/wear/hair-styles.ts';

/** One thing that can vary in a portrait, and its values. */
export interface Variation {
  readonly factor: string;
  readonly name: string;
  readonly changes: PortraitChanges;
}

const numbers = (
  factor: string,
  values: readonly number[],
  changes: (value: number) => PortraitChanges,
): Variation[] => values.map((value) => ({ factor, name: String(value), changes: changes(value) }));

const named = (factor: string, changes: Readonly<Record<string, PortraitChanges>>): Variation[] =>
  Object.entries(changes).map(([name, change]) => ({ factor, name, changes: change }));

/** The camera's exposure: it takes more light for a darker face. */
const exposedFor = ([r, g, b]: readonly number[]): PortraitChanges =>
  r + g + b < 400 ? { light: { key: 0.55, fill: 0.05, ambient: 0.94 } } : {};

const clear = { colour: [30, 28, 30], tint: [250, 250, 250], glare: 0 } as const;
const glasses = (
  shape: 'rect' | 'round' | 'oval' | 'large',
  frame: number,
  tintStrength: number,
): PortraitChanges => ({
  glasses: {
    shape,
    colour: [...clear.colour],
    frame,
    tint: tintStrength > 0 ? [20, 20, 22] : [...clear.tint],
    tintStrength,
    glare: clear.glare,
  },
});

const wall = (
  kind: 'plain' | 'vertical' | 'horizontal' | 'radial' | 'noise',
  colour: [number, number, number],
  colour2 = colour,
): PortraitChanges => ({ background: { kind, colour, colour2, shadow: 0 } });

/** Everything that the suite varies. */
export const variations: readonly Variation[] = [
  ...numbers('yaw', [-40, -28, -20, -15, -8, -2, 2, 8, 15, 20, 28, 40], (yaw) => ({ yaw })),
  ...numbers('pitch', [-30, -24, -20, -10, -2, 2, 10, 20, 24, 30], (pitch) => ({ pitch })),
  ...numbers('roll', [-30, -22, -16, -10, -3, 3, 10, 16, 22, 30], (roll) => ({ roll })),
  ...numbers('eyes', [0, 0.03, 0.2, 0.4, 0.6, 0.8, 0.9, 1], (eyeOpen) => ({ eyeOpen })),
  ...named('one-eye', { right: { eyeOpen: [0, 1] }, left: { eyeOpen: [1, 0] } }),
  ...numbers('mouth', [0.05, 0.15, 0.3, 0.5, 0.7, 0.9], (mouthOpen) => ({ mouthOpen })),
  ...numbers('smile', [0.3, 0.7], (smile) => ({ smile })),
  ...numbers('head-size', [0.16, 0.2, 0.24, 0.3, 0.36, 0.42, 0.5], (headHeight) => ({
    camera: { headHeight, crown: Math.max(0.24, 0.52 - headHeight) },
  })),
  ...numbers('aside', [0.3, 0.36, 0.44, 0.47, 0.53, 0.56, 0.64, 0.7], (cx) => ({
    camera: { cx },
  })),
  ...numbers('crown', [-0.16, -0.12, 0.04, 0.14, 0.2, 0.28], (crown) => ({ camera: { crown } })),
  ...numbers('distance', [45, 60, 90, 250], (distance) => ({ camera: { distance } })),
  ...named('wall', {
    white: wall('plain', [252, 252, 252]),
    'off-white': wall('plain', [238, 239, 240]),
    grey: wall('plain', [150, 150, 150]),
    black: wall('plain', [24, 24, 26]),
    blue: wall('plain', [104, 150, 214]),
    red: wall('plain', [196, 48, 44]),
    green: wall('plain', [80, 150, 90]),
    beige: wall('plain', [222, 200, 160]),
    'to-grey': wall('vertical', [246, 247, 248], [130, 130, 132]),
    'half-lit': wall('horizontal', [246, 247, 248], [130, 130, 132]),
    spot: wall('radial', [248, 248, 248], [110, 112, 116]),
    foliage: wall('noise', [214, 204, 160], [36, 74, 44]),
    stones: wall('noise', [230, 230, 228], [60, 60, 64]),
  }),
  ...named('light', {
    'from-left': { light: sideLight(-78) },
    'from-right': { light: sideLight(78) },
    green: { light: { colour: [110, 255, 120], key: 1.1, ambient: 0.25 } },
    blue: { light: { colour: [110, 130, 255], key: 1.1, ambient: 0.25 } },
    warm: { light: { colour: [255, 236, 206] } },
    top: { light: { elevation: 70 } },
  }),
  ...numbers('exposure', [0.03, 0.05, 0.3, 0.7, 0.9, 1.1, 1.5, 4.5, 6], (exposure) => ({
    lens: { exposure },
  })),
  ...numbers('blur', [0, 0.4, 1, 1.8, 5, 7], (blur) => ({ lens: { blur } })),
  ...numbers('grain', [0, 0.006, 0.03, 0.06], (noise) => ({ lens: { noise } })),
  ...named('glasses', {
    thin: glasses('oval', 0.04, 0),
    rect: glasses('rect', 0.08, 0),
    round: glasses('round', 0.08, 0),
    thick: glasses('large', 0.16, 0),
    tinted: glasses('rect', 0.08, 0.4),
  }),
  ...named('sunglasses', {
    rect: glasses('rect', 0.1, 0.92),
    large: glasses('large', 0.14, 0.97),
  }),
  ...named('hat', {
    beanie: { hat: { style: 'beanie', colour: [120, 40, 44] } },
    cap: { hat: { style: 'cap', colour: [36, 52, 96] } },
    brim: { hat: { style: 'brim', colour: [190, 170, 130] } },
  }),
  ...named('mask', { blue: { mask: [150, 190, 214] }, black: { mask: [34, 34, 38] } }),
  ...named('scarf', { red: { scarf: [150, 40, 44] }, grey: { scarf: [120, 122, 126] } }),
  ...SKIN_COLOURS.map(
    (skin, i): Variation => ({
      factor: 'skin',
      name: String(i + 1),
      changes: { skin, ...exposedFor(skin) },
    }),
  ),
  ...HAIR_STYLES.map((hair): Variation => ({ factor: 'hair', name: hair, changes: { hair } })),
  ...Object.entries(HAIR_COLOURS).map(
    ([name, hairColour]): Variation => ({
      factor: 'hair-colour',
      name,
      changes: { hairColour: [...hairColour] },
    }),
  ),
  ...numbers('age', [0, 0.5, 1], (age) => ({ age })),
  ...numbers('beard', [0.3, 0.9], (beard) => ({ beard })),
];

function sideLight(azimuth: number): NonNullable<PortraitChanges['light']> {
  return { azimuth, elevation: 10, key: 1.3, fill: 0.02, ambient: 0.14, softness: 1 };
}
