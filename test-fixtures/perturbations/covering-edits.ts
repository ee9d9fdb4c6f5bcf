import { distance, midpoint, type Point } from '../../src/core/pixels/geometry.ts';
import { convexHull, eachRow } from '../../src/core/pixels/mask.ts';
import type { PortraitEdit, Subject } from './edit.ts';
import { eyesOf } from './face-edits.ts';
import { edited, type Linear, mixed, smoothstep } from './raster-edits.ts';

/** Points of the jaw and across the nose: what a mask covers. */
const lowerFace = [
  6, 117, 346, 234, 454, 93, 323, 132, 361, 58, 288, 172, 397, 136, 365, 150, 379, 149, 378, 176,
  400, 148, 377, 152,
] as const;

const faceWidth = ({ landmarks }: Subject): number => distance(landmarks[234]!, landmarks[454]!);

/** Whether a pixel lies in the convex hull of points. */
function inHull({ photo }: Subject, points: readonly Point[]): (x: number, y: number) => boolean {
  const { width, height } = photo;
  const inside = new Uint8Array(width * height);
  eachRow(convexHull(points), width, height, (y, from, to) =>
    inside.fill(1, y * width + from, y * width + to),
  );
  return (x, y) => inside[y * width + x] === 1;
}

const CLOTH: Linear = [0.72, 0.83, 0.88];

const mask: PortraitEdit = {
  name: 'mask',
  shows: 'a pale blue mask; the level is how far up from the chin it reaches, 1 being the nose',
  check: 'face-covering',
  levels: [{ level: 0.25 }, { level: 0.7, expect: 'fail' }, { level: 1, expect: 'fail' }],
  apply(subject, level) {
    const { photo, landmarks } = subject;
    const covers = inHull(
      subject,
      lowerFace.map((i) => landmarks[i]!),
    );
    const [chin, nose] = [landmarks[152]!.y, landmarks[6]!.y];
    const middle = landmarks[4]!.x;
    const half = faceWidth(subject) / 2;
    return edited(photo, (colour, x, y) => {
      if (y < chin - level * (chin - nose) || !covers(x, y)) return colour;
      const aside = Math.abs(x - middle) / half;
      const fold = 0.03 * Math.sin((y - nose) / (0.04 * half));
      const shade = 1 - 0.25 * aside ** 2 + fold;
      return [CLOTH[0] * shade, CLOTH[1] * shade, CLOTH[2] * shade];
    });
  },
};

/** The colour of the cheek beside the nose, stored values 0…1. */
function cheekColour({ photo, landmarks }: Subject): Linear {
  const { x, y } = midpoint(landmarks[50]!, landmarks[101]!);
  const at = 4 * (Math.round(y) * photo.width + Math.round(x));
  const { data } = photo;
  return [data[at]! / 255, data[at + 1]! / 255, data[at + 2]! / 255];
}

const fingers: PortraitEdit = {
  name: 'fingers',
  shows: 'so many fingers laid over nose and mouth',
  check: 'face-covering',
  levels: [{ level: 1 }, { level: 2 }, { level: 4, expect: 'fail' }],
  apply(subject, level) {
    const { photo, landmarks } = subject;
    const skin = cheekColour(subject);
    const radius = 0.055 * faceWidth(subject);
    const tip = midpoint(landmarks[4]!, landmarks[13]!);
    const axes = Array.from(
      { length: level },
      (_, i) => tip.x + (i - (level - 1) / 2) * 2 * radius,
    );
    return edited(photo, (colour, x, y) => {
      const above = Math.max(0, tip.y - y);
      const off = Math.min(...axes.map((axis) => Math.hypot(x - axis, above))) / radius;
      if (off > 1) return colour;
      return mixed([0, 0, 0], skin, 0.55 + 0.45 * smoothstep(1.4 - off));
    });
  },
};

/** Half axes of a lens, in eye widths, and the thickness of its frame, as a share of them. */
const LENS = { x: 0.95, y: 0.75, frame: 0.06 };
const LENS_COLOUR: Linear = [0.08, 0.07, 0.06];

const darkLenses: PortraitEdit = {
  name: 'dark-lenses',
  shows: 'glasses whose lenses let through all light but the level',
  check: 'glasses-tint',
  levels: [
    { level: 0.3 },
    { level: 0.5 },
    { level: 0.75, expect: 'fail' },
    { level: 0.9, expect: 'fail' },
  ],
  apply(subject, level) {
    const eyes = eyesOf(subject);
    return edited(subject.photo, (colour, x, y) => {
      const off = Math.min(
        ...eyes.map(({ centre, width }) =>
          Math.hypot((x - centre.x) / (LENS.x * width), (y - centre.y) / (LENS.y * width)),
        ),
      );
      if (off > 1 + LENS.frame) return colour;
      return mixed(colour, LENS_COLOUR, off > 1 ? 1 : level);
    });
  },
};

/** A pseudo-random number 0…1 for a whole number, the same every time. */
const scattered = (n: number): number => {
  const value = Math.sin(12.9898 * (n + 1)) * 43758.5453;
  return value - Math.floor(value);
};

const HAIR: Linear = [0.13, 0.1, 0.08];
/** How far above the mesh's forehead the hair begins, in face widths, and by which share a strand may be shorter. */
const HAIRLINE = 0.15;
const UNEVEN = 0.12;

/** Strands that hang over the forehead. The level is the share of possible places that have a strand. */
const strands =
  (between: (subject: Subject) => { from: number; to: number; down: number }) =>
  (subject: Subject, level: number) => {
    const { from, to, down } = between(subject);
    const width = Math.max(2, 0.015 * faceWidth(subject));
    const top = subject.landmarks[10]!.y - HAIRLINE * faceWidth(subject);
    return edited(subject.photo, (colour, x, y) => {
      if (x < from || x > to || y < top || y > down) return colour;
      const wave = 0.6 * width * Math.sin(y / (6 * width));
      const strand = Math.floor((x + wave) / width);
      if (scattered(strand) >= level) return colour;
      if (y > down - UNEVEN * scattered(strand + 0.25) * (down - top)) return colour;
      const shine = 0.7 + 0.6 * scattered(strand + 0.5);
      return [HAIR[0] * shine, HAIR[1] * shine, HAIR[2] * shine];
    });
  };

const hairOverEye: PortraitEdit = {
  name: 'hair-over-eye',
  shows: 'strands of dark hair over the right eye; the level is the share of it that they cover',
  check: 'eyes-visible',
  levels: [
    { level: 0.2 },
    { level: 0.5 },
    { level: 0.9, expect: 'fail' },
    { level: 1, expect: 'fail' },
  ],
  apply: strands((subject) => {
    const [{ centre, width }] = eyesOf(subject);
    return {
      from: centre.x - 0.8 * width,
      to: centre.x + 0.8 * width,
      down: centre.y + 0.5 * width,
    };
  }),
};

const fringe: PortraitEdit = {
  name: 'fringe',
  shows: 'a fringe of dark hair over both brows; the level is the share of them that it covers',
  check: 'eyebrows-visible',
  levels: [{ level: 0.2 }, { level: 0.5 }, { level: 1, expect: 'fail' }],
  apply: strands((subject) => {
    const { landmarks } = subject;
    const [right, left] = eyesOf(subject);
    return {
      from: landmarks[127]!.x,
      to: landmarks[356]!.x,
      down: Math.min(right.centre.y - 0.3 * right.width, left.centre.y - 0.3 * left.width),
    };
  }),
};

export const coveringEdits: readonly PortraitEdit[] = [
  mask,
  fingers,
  darkLenses,
  hairOverEye,
  fringe,
];
