import type { RGB } from '../../test-fixtures/portraits/colour.ts';
import { type Identity, randomIdentity } from '../../test-fixtures/portraits/identity.ts';
import { randomStream } from '../../test-fixtures/portraits/noise.ts';
import {
  HAIR_COLOURS,
  type PortraitChanges,
  SKIN_COLOURS,
} from '../../test-fixtures/portraits/parameters.ts';
import type { HairStyle } from '../../test-fixtures/portraits/wear/hair-styles.ts';

/** The wall of every picture: training puts others in its place. */
export const WALL: RGB = [128, 128, 128];

/** px; the face's frame fills most of it. */
const SIZE = { width: 288, height: 336 };

interface Dice {
  chance(share: number): boolean;
  between(from: number, to: number): number;
  /** Mostly near the middle. */
  around(spread: number): number;
  pick<T>(from: readonly T[]): T;
  colour(): RGB;
}

function diceOf(seed: number): Dice {
  const random = randomStream(seed * 977 + 5);
  const between = (from: number, to: number): number => from + (to - from) * random();
  return {
    between,
    chance: (share) => random() < share,
    around: (spread) => (random() + random() + random() - 1.5) * 0.667 * spread,
    pick: (from) => from[Math.floor(random() * from.length)]!,
    colour: () => [between(0, 255), between(0, 255), between(0, 255)],
  };
}

const WOMENS: HairStyle[] = [
  'long',
  'long',
  'bob',
  'bob',
  'fringe',
  'fringe',
  'bun',
  'bun',
  'curly',
];
const MENS: HairStyle[] = ['short', 'short', 'side', 'side', 'buzz', 'bald', 'curly', 'fringe'];
const NATURAL: (keyof typeof HAIR_COLOURS)[] = [
  'black',
  'black',
  'black',
  'dark',
  'brown',
  'light',
  'blond',
  'red',
  'grey',
  'white',
];

/** Of all skins, ages and kinds of hair, in every light; what is worn, often more than usual. */
export function randomPerson(seed: number): PortraitChanges {
  const dice = diceOf(seed);
  const woman = dice.chance(0.5);
  const age = dice.chance(0.25) ? dice.between(0.5, 1) : dice.between(0, 0.4);
  const child = age < 0.3 && dice.chance(0.2);
  const plainLook = dice.chance(0.35);
  return {
    ...SIZE,
    seed,
    samples: 1,
    yaw: dice.around(dice.chance(0.3) ? 30 : 12),
    pitch: dice.around(dice.chance(0.3) ? 24 : 12),
    roll: dice.around(12),
    eyeOpen: dice.chance(0.12) ? dice.between(0, 0.7) : dice.between(0.7, 1),
    gaze: dice.chance(0.7) ? 'camera' : [dice.around(25), dice.around(15)],
    mouthOpen: dice.chance(0.3) ? dice.between(0, 0.8) : 0,
    smile: dice.chance(0.5) ? dice.between(0, 1) : 0,
    brow: dice.chance(0.3) ? dice.between(0, 1) : 0,
    skin: skinColour(dice),
    identity: identityOf(seed, dice, child),
    crease: dice.between(0, 1),
    freckles: dice.chance(0.1) ? dice.between(0, 1) : 0,
    age,
    hair: woman ? dice.pick(WOMENS) : dice.chance(0.05) ? 'afro' : dice.pick(MENS),
    hairColour: hairColour(dice, age),
    beard: !woman && !child && dice.chance(0.35) ? dice.between(0, 1) : 0,
    lashes: dice.between(0.1, 0.6),
    lipstick: woman && dice.chance(0.4) ? dice.between(0, 1) : 0,
    clothes: dice.pick(['crew', 'vneck', 'suit', 'turtleneck']),
    clothesColour: dice.chance(0.25) ? [235, 235, 238] : dice.colour(),
    build: dice.around(0.1) - (woman || child ? 0.05 : 0),
    background: { colour: WALL, colour2: WALL, kind: 'plain', shadow: 0 },
    light: {
      azimuth: dice.between(-75, 75),
      elevation: dice.between(-10, 60),
      key: dice.between(0.25, 0.9),
      fill: dice.between(0.05, 0.45),
      ambient: dice.between(0.25, 0.8),
      softness: dice.between(0.8, 2.5),
      colour: [255, dice.between(235, 255), dice.between(215, 255)],
    },
    ...worn(dice, plainLook),
    camera: {
      distance: dice.between(50, 200),
      headHeight: dice.between(0.58, 0.66),
      crown: dice.between(0.1, 0.16),
    },
    lens: { exposure: dice.between(0.8, 1.2), noise: 0 },
  };
}

function worn(dice: Dice, plain: boolean): PortraitChanges {
  if (plain) return {};
  const glasses = dice.chance(0.5) && {
    shape: dice.pick(['rect', 'round', 'oval', 'large'] as const),
    colour: dice.chance(0.6) ? ([30, 28, 30] as RGB) : dice.colour(),
    frame: dice.chance(0.5) ? dice.between(0.02, 0.07) : dice.between(0.07, 0.25),
    // The lenses are tinted in training, by more kinds of tint than could be drawn.
    tint: [250, 250, 250] as RGB,
    tintStrength: 0,
    glare: dice.chance(0.2) ? dice.between(0, 0.8) : 0,
  };
  const onHead = dice.between(0, 1);
  const hat = onHead < 0.4 && {
    style: dice.pick(['beanie', 'cap', 'brim'] as const),
    colour: dice.colour(),
  };
  const paper: RGB = [dice.between(150, 255), dice.between(190, 255), dice.between(205, 255)];
  return {
    glasses: glasses || null,
    hat: hat || null,
    scarf: onHead > 0.88 ? dice.colour() : null,
    mask: dice.chance(0.2) ? (dice.chance(0.5) ? paper : dice.colour()) : null,
  };
}

function skinColour(dice: Dice): RGB {
  const place = dice.between(0, SKIN_COLOURS.length - 1);
  const [from, to] = [SKIN_COLOURS[Math.floor(place)], SKIN_COLOURS[Math.ceil(place)]];
  const share = place % 1;
  const shift = dice.around(20);
  const mixed = from.map((value, k) => value + (to[k] - value) * share + dice.around(12) + shift);
  return mixed as RGB;
}

function hairColour(dice: Dice, age: number): RGB {
  if (dice.chance(0.04)) return dice.colour();
  if (age > 0.5 && dice.chance(0.6))
    return [...HAIR_COLOURS[dice.pick(['grey', 'white'] as const)]];
  const brightness = dice.between(0.7, 1.25);
  return HAIR_COLOURS[dice.pick(NATURAL)].map((value) => Math.min(250, value * brightness)) as RGB;
}

/** A child's face is short, with large eyes and a small chin. */
function identityOf(seed: number, dice: Dice, child: boolean): Partial<Identity> {
  const identity = randomIdentity(randomStream(seed * 31 + 7), 1.4);
  identity.skullHeight = Math.max(-0.7, Math.min(0.7, identity.skullHeight));
  // Flatter noses and brows are as common as the mesh's.
  if (dice.chance(0.5)) {
    identity.noseDepth -= dice.between(0, 0.12);
    identity.noseWidth += dice.between(0, 0.15);
    identity.brow -= dice.between(0, 0.3);
    identity.cheek += dice.between(0, 0.3);
  }
  if (!child) return identity;
  return {
    ...identity,
    length: identity.length - 0.05,
    eyeSize: identity.eyeSize + 0.12,
    jaw: identity.jaw - 0.04,
    chin: identity.chin - 0.4,
    noseLength: identity.noseLength - 0.1,
  };
}
