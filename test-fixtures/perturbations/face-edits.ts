import type { CheckId } from '../../src/checks/index.ts';
import { distance, midpoint, type Point } from '../../src/core/pixels/geometry.ts';
import type { Raster } from '../../src/core/pixels/raster.ts';
import type { PortraitEdit, Subject } from './edit.ts';
import { edited, inLight, type Linear, mixed, smoothstep, warped } from './raster-edits.ts';

/** Levels from weak to strong. Nothing is expected for the first; the others must fail. */
type Levels = PortraitEdit['levels'];
const failing = (...levels: readonly number[]): Levels =>
  levels.map((level) => ({ level, expect: 'fail' }));
const open = (...levels: readonly number[]): Levels => levels.map((level) => ({ level }));

interface Eye {
  readonly iris: Point;
  /** Radius of the iris, px. */
  readonly radius: number;
  readonly centre: Point;
  readonly width: number;
  readonly upper: Point;
  readonly lower: Point;
}

/** Right and left eye. */
export function eyesOf({ landmarks }: Subject): readonly [Eye, Eye] {
  const eye = (iris: number, outer: number, inner: number, upper: number, lower: number): Eye => ({
    iris: landmarks[iris]!,
    radius: distance(landmarks[iris + 1]!, landmarks[iris + 3]!) / 2,
    centre: midpoint(landmarks[outer]!, landmarks[inner]!),
    width: distance(landmarks[outer]!, landmarks[inner]!),
    upper: landmarks[upper]!,
    lower: landmarks[lower]!,
  });
  return [eye(468, 33, 133, 159, 145), eye(473, 263, 362, 386, 374)];
}

/** From the subject's right cheek to the left, px of the photo. */
function faceSpan({ landmarks }: Subject): { from: number; width: number } {
  const from = landmarks[234]!.x;
  return { from, width: landmarks[454]!.x - from };
}

const light = (
  name: string,
  shows: string,
  check: CheckId,
  levels: Levels,
  change: (colour: Linear, level: number) => Linear,
): PortraitEdit => ({
  name,
  shows,
  check,
  levels,
  apply: ({ photo }, level) => inLight(photo, (colour) => change(colour, level)),
});

const times = (colour: Linear, by: Linear): Linear => [
  colour[0] * by[0],
  colour[1] * by[1],
  colour[2] * by[2],
];
const luminanceOf = ([r, g, b]: Linear): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
/** Moves a colour away from grey or towards it, at the same luminance. */
const saturated = (colour: Linear, by: number): Linear => {
  const grey = luminanceOf(colour);
  return [0, 1, 2].map((c) => grey + (colour[c]! - grey) * by) as unknown as Linear;
};

const sideLit = (name: string, towardsLeft: boolean): PortraitEdit => ({
  name,
  shows: `light falling to a share of itself across the face, ${towardsLeft ? 'left' : 'right'} side dark`,
  check: 'light-even',
  levels: [...open(0.6, 0.4), ...failing(0.25, 0.15)],
  apply(subject, level) {
    const { from, width } = faceSpan(subject);
    return inLight(subject.photo, (colour, x) => {
      const across = smoothstep((x - from) / width);
      const gain = 1 - (1 - level) * (towardsLeft ? across : 1 - across);
      return times(colour, [gain, gain, gain]);
    });
  },
});

/** A spot of a light source: 1 in the middle, with a soft edge. */
const spot = (x: number, y: number, at: Point, rx: number, ry: number): number =>
  1 - smoothstep((Math.hypot((x - at.x) / rx, (y - at.y) / ry) - 0.6) / 0.6);

const flash: PortraitEdit = {
  name: 'flash-shine',
  shows: 'white reflexes on forehead, nose and cheeks, radius a share of the face width',
  check: 'hot-spots',
  levels: [...open(0.02), ...failing(0.045, 0.07)],
  apply(subject, level) {
    const { landmarks, photo } = subject;
    const { width } = faceSpan(subject);
    const places = [151, 4, 50, 280].map((i) => landmarks[i]!);
    return inLight(photo, (colour, x, y) => {
      const bright = Math.max(
        ...places.map((at) => spot(x + 0.5, y + 0.5, at, level * width, level * width)),
      );
      return mixed(colour, [1, 1, 1], bright);
    });
  },
};

const lensGlare: PortraitEdit = {
  name: 'lens-glare',
  shows: 'a bright reflex over each eye as on a lens, half as wide as the eye times the level',
  check: 'glasses-glare',
  levels: [...open(0.35), ...failing(0.6, 0.9)],
  apply(subject, level) {
    const eyes = eyesOf(subject);
    return inLight(subject.photo, (colour, x, y) => {
      const bright = Math.max(
        ...eyes.map(({ centre, width }) => {
          const at = { x: centre.x + 0.15 * width, y: centre.y - 0.1 * width };
          return spot(x + 0.5, y + 0.5, at, (level * width) / 2, 0.35 * level * width);
        }),
      );
      return mixed(colour, [0.95, 0.98, 1], 0.95 * bright);
    });
  },
};

const redEyes: PortraitEdit = {
  name: 'red-eyes',
  shows: 'pupils lit red by a flash; the level is their radius as a share of the iris',
  check: 'red-eye',
  levels: [...open(0.3), ...failing(0.5, 0.7)],
  apply(subject, level) {
    const eyes = eyesOf(subject);
    return edited(subject.photo, (colour, x, y) => {
      const red = Math.max(
        ...eyes.map(({ iris, radius, upper, lower }) => {
          if (y + 0.5 < upper.y || y + 0.5 > lower.y) return 0;
          const away = Math.hypot(x + 0.5 - iris.x, y + 0.5 - iris.y) / radius;
          return 1 - smoothstep((away - level) / 0.2 + 0.5);
        }),
      );
      return mixed(colour, [0.78, 0.12, 0.12], red);
    });
  },
};

/** How far around an eye's middle a warp reaches, in eye widths. */
const REACH = { x: 0.6, y: 0.55 };

/** Closes the lids: the eye's opening is squeezed, and the skin of the lids is stretched over it. */
const lowered: PortraitEdit = {
  name: 'lids-lowered',
  shows: 'upper lids lowered by a share of the opening',
  check: 'eyes-open',
  levels: [...open(0.25, 0.5, 0.75), ...failing(1)],
  apply(subject, level) {
    const eyes = eyesOf(subject);
    return warped(subject.photo, (x, y) => {
      for (const { centre, width, upper, lower } of eyes) {
        const across = (x - centre.x) / (REACH.x * width);
        if (Math.abs(across) >= 1) continue;
        // The line of the lid: highest in the middle, level with the eye's corners at its ends.
        const bow = 1 - ((x - centre.x) / (0.5 * width)) ** 2;
        const top = centre.y + (upper.y - centre.y) * Math.max(0, bow);
        const bottom = centre.y + (lower.y - centre.y) * Math.max(0, bow);
        const lid = top + level * (bottom - top);
        const above = centre.y - REACH.y * width;
        if (y <= above || y >= bottom) continue;
        // What lies between brow and lid is stretched down to the lowered lid; below it the eye stays.
        if (y < lid) return { x, y: above + ((y - above) * (top - above)) / (lid - above) };
      }
      return { x, y };
    });
  },
};

/** Moves both irises inside their eyes, by a share of the eye width. The lids stay. */
const aside = (name: string, direction: Point, shows: string): PortraitEdit => ({
  name,
  shows,
  check: 'gaze',
  levels: [...open(0.06, 0.1), ...failing(0.15, 0.2)],
  apply(subject, level) {
    const eyes = eyesOf(subject);
    return warped(subject.photo, (x, y) => {
      for (const { iris, radius, centre, width, upper, lower } of eyes) {
        const bow = 1 - ((x - centre.x) / (0.5 * width)) ** 2;
        if (bow <= 0) continue;
        const top = centre.y + (upper.y - centre.y) * bow;
        const bottom = centre.y + (lower.y - centre.y) * bow;
        if (y < top || y > bottom) continue;
        const [dx, dy] = [direction.x * level * width, direction.y * level * width];
        const reach = Math.max(width / 2, radius * 2);
        const away = Math.hypot(x - iris.x - dx, y - iris.y - dy);
        // The iris moves whole; the white between it and the corners is stretched or squeezed.
        const pull = 1 - smoothstep((away - radius) / (reach - radius));
        return { x: x - dx * pull, y: y - dy * pull };
      }
      return { x, y };
    });
  },
});

/** Edge-preserving (bilateral) smoothing of everything except eyes and mouth, as in beauty filters. */
const smoothed: PortraitEdit = {
  name: 'skin-smoothed',
  shows: 'skin smoothed by a bilateral filter of this range, of 255',
  check: 'retouching',
  levels: open(10, 25, 50),
  apply(subject, level) {
    const { landmarks, photo } = subject;
    const mouth = midpoint(landmarks[61]!, landmarks[291]!);
    const half = distance(landmarks[61]!, landmarks[291]!) / 2;
    const kept = [
      ...eyesOf(subject).map(({ centre, width }) => ({ at: centre, rx: width, ry: 0.6 * width })),
      { at: mouth, rx: half, ry: 0.6 * half },
    ];
    const smooth = bilateral(photo, level);
    return edited(photo, (colour, x, y) => {
      const keep = Math.max(...kept.map(({ at, rx, ry }) => spot(x + 0.5, y + 0.5, at, rx, ry)));
      const from = 4 * (y * photo.width + x);
      const [r, g, b] = smooth.data.subarray(from, from + 3);
      return mixed([r! / 255, g! / 255, b! / 255], colour, keep);
    });
  },
};

const RADIUS = 3;
function bilateral(photo: Raster, range: number): Raster {
  const { width, height, data } = photo;
  const weights = Float64Array.from({ length: 766 }, (_, d) =>
    Math.exp(-((d / 3 / range) ** 2) / 2),
  );
  const to = new Uint8ClampedArray(data);
  for (let y = RADIUS; y < height - RADIUS; y++) {
    for (let x = RADIUS; x < width - RADIUS; x++) {
      const at = 4 * (y * width + x);
      const sum = [0, 0, 0];
      let total = 0;
      for (let dy = -RADIUS; dy <= RADIUS; dy++) {
        for (let dx = -RADIUS; dx <= RADIUS; dx++) {
          const other = at + 4 * (dy * width + dx);
          const apart =
            Math.abs(data[at]! - data[other]!) +
            Math.abs(data[at + 1]! - data[other + 1]!) +
            Math.abs(data[at + 2]! - data[other + 2]!);
          const weight = weights[apart]!;
          for (let c = 0; c < 3; c++) sum[c]! += weight * data[other + c]!;
          total += weight;
        }
      }
      for (let c = 0; c < 3; c++) to[at + c] = sum[c]! / total;
    }
  }
  return { width, height, data: to };
}

const gain = (by: number): Linear => [by, by, by];

/** Relative to the face, not in stops: dark skin can take more light than fair skin before it burns out. */
const burnt: PortraitEdit = {
  name: 'burnt-out',
  shows: 'light that makes the cheeks this share of all that can be stored, clipped',
  check: 'over-exposure',
  levels: [...open(0.7), ...failing(1.3, 2)],
  apply(subject, level) {
    const { from, width } = faceSpan(subject);
    const cheeks = [50, 280].map((i) => subject.landmarks[i]!);
    const lights: number[] = [];
    inLight(subject.photo, (colour, x, y) => {
      const near = cheeks.some((at) => distance(at, { x: x + 0.5, y: y + 0.5 }) < 0.05 * width);
      if (near && x >= from) lights.push(luminanceOf(colour));
      return colour;
    });
    const median = lights.sort((a, b) => a - b)[lights.length >> 1];
    if (!median) return undefined;
    return inLight(subject.photo, (colour) => times(colour, gain(level / median)));
  },
};

/** Defects of the face's light, colour, eyes and skin. */
export const faceEdits: readonly PortraitEdit[] = [
  light(
    'darker',
    'less light, in stops',
    'face-brightness',
    [...open(1), ...failing(3, 4)],
    (c, ev) => times(c, gain(2 ** -ev)),
  ),
  burnt,
  sideLit('side-light-right', true),
  sideLit('side-light-left', false),
  flash,
  lensGlare,
  redEyes,
  lowered,
  aside('gaze-image-left', { x: -1, y: 0 }, 'irises moved towards the image’s left'),
  aside('gaze-image-right', { x: 1, y: 0 }, 'irises moved towards the image’s right'),
  light(
    'warm-cast',
    'light short of blue and green',
    'skin-colour',
    [...open(0.15), ...failing(0.5, 0.7)],
    (c, by) => times(c, [1, 1 - by / 2, 1 - by]),
  ),
  light(
    'blue-cast',
    'light short of red',
    'skin-colour',
    [...open(0.15), ...failing(0.5, 0.7)],
    (c, by) => times(c, [1 - by, 1 - by / 2, 1]),
  ),
  light(
    'green-cast',
    'light short of red and blue',
    'skin-colour',
    [...open(0.1), ...failing(0.35, 0.5)],
    (c, by) => times(c, [1 - by, 1, 1 - by]),
  ),
  light(
    'magenta-cast',
    'light short of green',
    'skin-colour',
    [...open(0.1), ...failing(0.35, 0.5)],
    (c, by) => times(c, [1, 1 - by, 1]),
  ),
  light(
    'faded',
    'colour taken out, as a share',
    'saturation',
    [...open(0.4), ...failing(0.8, 1)],
    (c, by) => saturated(c, 1 - by),
  ),
  light(
    'garish',
    'colour added, as a share',
    'saturation',
    [...open(0.3), ...failing(1.5, 2.5)],
    (c, by) => saturated(c, 1 + by),
  ),
  {
    name: 'washed-out',
    shows: 'stored values drawn towards light grey by a share',
    check: 'dynamic-range',
    levels: [...open(0.2), ...failing(0.6, 0.75)],
    apply: ({ photo }, level) =>
      edited(photo, (colour) => mixed(colour, [0.75, 0.75, 0.75], level)),
  },
  smoothed,
];
