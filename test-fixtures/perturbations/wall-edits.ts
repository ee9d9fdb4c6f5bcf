import type { CheckId } from '../../src/checks/index.ts';
import { clamp } from '../../src/core/pixels/geometry.ts';
import type { Raster } from '../../src/core/pixels/raster.ts';
import type { PortraitEdit, Subject } from './edit.ts';
import { edited, inLight, type Linear, mixed, smoothstep } from './raster-edits.ts';

type Levels = PortraitEdit['levels'];
const failing = (...levels: readonly number[]): Levels =>
  levels.map((level) => ({ level, expect: 'fail' }));
const open = (...levels: readonly number[]): Levels => levels.map((level) => ({ level }));

/** How much of a place is the person, 0…1, interpolated between the matte's values. */
function personAt({ portrait: { matte, region } }: Subject, x: number, y: number): number {
  const u = clamp(((x + 0.5 - region.x) / region.width) * matte.width - 0.5, 0, matte.width - 1);
  const v = clamp(((y + 0.5 - region.y) / region.height) * matte.height - 0.5, 0, matte.height - 1);
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const right = Math.min(left + 1, matte.width - 1);
  const below = Math.min(top + 1, matte.height - 1);
  const value = (column: number, row: number) => matte.data[row * matte.width + column]!;
  const [fx, fy] = [u - left, v - top];
  const upper = value(left, top) * (1 - fx) + value(right, top) * fx;
  const lower = value(left, below) * (1 - fx) + value(right, below) * fx;
  return upper * (1 - fy) + lower * fy;
}

/** Multiplies the wall's light, place by place. The person stays unchanged. */
const wall = (
  name: string,
  shows: string,
  check: CheckId,
  levels: Levels,
  light: (subject: Subject, level: number) => (x: number, y: number) => Linear,
): PortraitEdit => ({
  name,
  shows,
  check,
  levels,
  apply(subject, level) {
    const by = light(subject, level);
    return inLight(subject.photo, (colour, x, y) => {
      const [r, g, b] = by(x, y);
      const lit: Linear = [colour[0] * r, colour[1] * g, colour[2] * b];
      return mixed(lit, colour, personAt(subject, x, y));
    });
  },
});

const even = (value: number): Linear => [value, value, value];

/** A light from the image's left throws the head's shadow this far to the right and down, px of a width of 358. */
const CAST = { x: 28, y: 12, soft: 12 } as const;
/** Directions and distances in which the shadow's edge is softened. */
const RAYS = Array.from({ length: 16 }, (_, i) => ({
  x: Math.cos((i * Math.PI) / 8) * (i % 2 === 0 ? 1 : 0.5),
  y: Math.sin((i * Math.PI) / 8) * (i % 2 === 0 ? 1 : 0.5),
}));

function shadowed(subject: Subject, depth: number) {
  const scale = subject.photo.width / 358;
  return (x: number, y: number): Linear => {
    let person = 0;
    for (const ray of RAYS) {
      const dx = (CAST.x + CAST.soft * ray.x) * scale;
      const dy = (CAST.y + CAST.soft * ray.y) * scale;
      person += personAt(subject, x - dx, y - dy) / RAYS.length;
    }
    return even(1 - depth * person);
  };
}

/** The mean stored colour of what is certainly wall, 0…1. Undefined where there is almost none. */
function wallColour(subject: Subject): Linear | undefined {
  const { width, height, data } = subject.photo;
  const sum = [0, 0, 0];
  let count = 0;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      if (personAt(subject, x, y) > 0.02) continue;
      for (let c = 0; c < 3; c++) sum[c]! += data[4 * (y * width + x) + c]! / 255;
      count += 1;
    }
  }
  return count < 50 ? undefined : [sum[0]! / count, sum[1]! / count, sum[2]! / count];
}

/** Mixes the clothes beside the neck with the wall's colour, including their folds. */
function paled(subject: Subject, share: number): Raster | undefined {
  const colour = wallColour(subject);
  if (!colour) return undefined;
  const { landmarks } = subject;
  const chin = landmarks[152]!;
  const face = landmarks[454]!.x - landmarks[234]!.x;
  return edited(subject.photo, (before, x, y) => {
    if (personAt(subject, x, y) < 0.5) return before;
    const below = smoothstep((y - chin.y) / (0.1 * face));
    const aside = smoothstep((Math.abs(x - chin.x) / face - 0.3) / 0.1);
    return mixed(before, colour, share * below * aside);
  });
}

/** What is behind the person, and how they stand out from it. */
export const wallEdits: readonly PortraitEdit[] = [
  wall(
    'wall-darker',
    'a wall with this share of its light',
    'background-white',
    [...open(0.8, 0.6), ...failing(0.35, 0.15)],
    (_, share) => () => even(share),
  ),
  wall(
    'wall-blue',
    'a wall that takes this share of red away',
    'background-white',
    [...open(0.1, 0.25, 0.6), ...failing(0.85)],
    (_, share) => () => [1 - share, 1 - share / 2, 1],
  ),
  wall(
    'wall-gradient',
    'a wall that loses this share of its light from left to right',
    'background-uniform',
    [...open(0.2, 0.5), ...failing(0.8)],
    ({ photo }, share) =>
      (x) =>
        even(1 - (share * x) / photo.width),
  ),
  wall(
    'wall-pattern',
    'squares of a twentieth of the width, with so much less light',
    'background-uniform',
    [...open(0.03), ...failing(0.2, 0.5)],
    ({ photo }, share) => {
      const side = photo.width / 20;
      return (x, y) => even((Math.floor(x / side) + Math.floor(y / side)) % 2 ? 1 - share : 1);
    },
  ),
  wall(
    'shadow',
    'the head’s shadow on the wall takes this share of the light',
    'background-shadow',
    open(0.1, 0.3, 0.5, 0.7),
    shadowed,
  ),
  {
    name: 'pale-clothes',
    shows: 'clothes with this share of the wall’s colour',
    check: 'clothing-contrast',
    levels: open(0.5, 1),
    apply: paled,
  },
];
