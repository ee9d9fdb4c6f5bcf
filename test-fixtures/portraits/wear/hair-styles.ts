import { bell, DEGREE, lerp, smoothstep } from '../maths.ts';
import { noise2 } from '../noise.ts';
import { hairline } from './head-map.ts';

export const HAIR_STYLES = [
  'bald',
  'buzz',
  'short',
  'side',
  'curly',
  'afro',
  'bob',
  'long',
  'fringe',
  'bun',
] as const;
export type HairStyle = (typeof HAIR_STYLES)[number];

/** How hair is combed over the dome; below it, it always hangs. */
export type Flow = 'down' | 'back' | 'side';

/** Hair is drawn as layers of a shell; lengths run along the head at this many per radian. */
export const ARC = 10;

interface Cut {
  layers: number;
  flow: Flow;
  curly?: boolean;
  /** How far the hair reaches, in units of {@link ARC}; without it, it ends at the hairline. */
  reach?: number;
}

export const HAIR_CUTS: Record<Exclude<HairStyle, 'bald'>, Cut> = {
  buzz: { layers: 3, flow: 'down' },
  short: { layers: 9, flow: 'back' },
  side: { layers: 9, flow: 'side' },
  curly: { layers: 10, flow: 'down', curly: true },
  afro: { layers: 14, flow: 'down', curly: true },
  bob: { layers: 7, flow: 'side', reach: 31 },
  long: { layers: 7, flow: 'side', reach: 44 },
  fringe: { layers: 7, flow: 'down', reach: 30 },
  bun: { layers: 6, flow: 'back' },
};

/** 1 in the parting, which is 28° to one side. */
const parting = (around: number, side: number): number => bell((around - side * 28) / 9);

/** Thickness (cm) of the hair at a direction: degrees around from the front, and from the crown. */
export function thickness(
  style: HairStyle,
  around: number,
  polar: number,
  side: number,
  seed: number,
): number {
  const top = smoothstep(75, 35, polar);
  const uneven = 0.8 + 0.4 * noise2(around * 0.05 + 9, polar * 0.03, seed);
  const parted = 1 - 0.5 * parting(around, side);
  switch (style) {
    case 'bald':
      return 0;
    case 'buzz':
      return 0.3;
    case 'short':
      return (0.55 + 0.95 * top) * uneven;
    case 'side':
      return (0.6 + 1.5 * top * parted) * uneven;
    case 'curly': {
      const tufts = 0.7 + 0.6 * noise2(around * 0.12, polar * 0.12, seed);
      return (1.2 + 1.3 * top) * (0.25 + 0.75 * smoothstep(128, 85, polar)) * tufts;
    }
    case 'afro':
      return (3.4 + 1.2 * top) * (0.9 + 0.2 * uneven) * smoothstep(138, 88, polar);
    case 'bun':
      return 0.5 + 0.25 * top;
    default:
      return (0.75 + 0.7 * top * parted + 0.35 * smoothstep(60, 100, polar)) * uneven;
  }
}

/**
 * How far from the crown the hair reaches (units of {@link ARC}), by degrees from the front.
 * @param fringe over the right and the left side, degrees from the crown
 */
export function hairReach(
  style: Exclude<HairStyle, 'bald'>,
  around: number,
  side: number,
  fringe: readonly [number, number],
): number {
  const { reach, curly } = HAIR_CUTS[style];
  const line = hairline(around) * DEGREE * ARC;
  const aside = Math.abs(around);
  if (reach === undefined) return curly ? line + 0.8 - 3 * bell((aside - 79) / 10) : line;
  const front =
    style === 'fringe'
      ? lerp(...fringe, smoothstep(-6, 6, around)) * DEGREE * ARC
      : line - 0.4 * parting(around, side);
  return lerp(front, reach, smoothstep(60, 70, aside));
}
