import type { Head } from '../core/artifacts.ts';
import type { Box, Size } from '../core/geometry.ts';
import { clamp } from '../core/geometry.ts';
import type { CropShortfall } from './assessment.ts';
import { fixed, type Interval, placed, type Slot, scalesFor } from './slots.ts';
import type { Spec } from './spec.ts';

/** Limits, and where between them it is best. */
interface Aim extends Interval {
  readonly target: number;
}

interface Goal {
  readonly faceWidth: Aim;
  readonly headTop: Aim;
  readonly eyeLine: number;
  readonly faceCentre: Aim;
}

type Measures = Pick<Head, 'eyes' | 'leftCheek' | 'rightCheek' | 'top'>;
const faceWidth = (head: Measures) => head.leftCheek.x - head.rightCheek.x;

/**
 * With scale s (frame px per source px), gap g from head top to the frame's top and eye midpoint e from
 * its left edge, the frame's left edge lies at eyes.x − e / s and its top at top − g / s in the source.
 * That it stays inside the source, and where the eyes come to lie, are bounds linear in s.
 */
function slots(
  head: Measures,
  source: Size,
  { format }: Spec,
  goal: Goal,
): { gap: Slot; centre: Slot } {
  const { width, height } = format;
  const { eyes, top } = head;
  return {
    gap: {
      lower: [fixed(goal.headTop.min), { offset: height, slope: top - source.height }],
      upper: [
        fixed(goal.headTop.max),
        { offset: 0, slope: top },
        { offset: height - goal.eyeLine, slope: top - eyes.y },
      ],
      target: goal.headTop.target,
    },
    centre: {
      lower: [fixed(goal.faceCentre.min), { offset: width, slope: eyes.x - source.width }],
      upper: [fixed(goal.faceCentre.max), { offset: 0, slope: eyes.x }],
      target: goal.faceCentre.target,
    },
  };
}

/** The scale that is best for the face, but never enlarges: that is for where there is no other way. */
const wantedScale = (head: Measures, goal: Goal): number =>
  Math.min(1, goal.faceWidth.target / faceWidth(head));

function solve(head: Measures, source: Size, spec: Spec, goal: Goal): Box | undefined {
  const { gap, centre } = slots(head, source, spec, goal);
  const wanted = {
    min: goal.faceWidth.min / faceWidth(head),
    max: Math.min(goal.faceWidth.max / faceWidth(head), spec.format.maxScale),
  };
  if (wanted.min > wanted.max) return undefined;
  const forGap = scalesFor(gap, wanted);
  const scales = forGap && scalesFor(centre, forGap);
  if (!scales) return undefined;
  const s = clamp(wantedScale(head, goal), scales.min, scales.max);
  return frameAt(head, spec, s, placed(gap, s), placed(centre, s));
}

const frameAt = (
  head: Measures,
  { format }: Spec,
  s: number,
  gap: number,
  centre: number,
): Box => ({
  x: head.eyes.x - centre / s,
  y: head.top - gap / s,
  width: format.width / s,
  height: format.height / s,
});

/** The frame closest to the goal that lies inside the source, where no frame meets the goal. */
function nearest(head: Measures, source: Size, spec: Spec, goal: Goal): Box {
  const { width, height, maxScale } = spec.format;
  const smallest = Math.max(width / source.width, height / source.height);
  const s = Math.max(Math.min(goal.faceWidth.target / faceWidth(head), maxScale), smallest);
  const spare = height - goal.eyeLine - s * (head.eyes.y - head.top);
  const box = frameAt(head, spec, s, Math.min(goal.headTop.target, spare), goal.faceCentre.target);
  return {
    ...box,
    x: clamp(box.x, 0, source.width - box.width),
    y: clamp(box.y, 0, source.height - box.height),
  };
}

const aim = ({ min, max }: Interval): Aim => ({ min, max, target: (min + max) / 2 });
const shrink = ({ min, max }: Interval, by: number): Aim => aim({ min: min + by, max: max - by });

/** How far inside its limits the frame aims, px, so that measuring it again does not cross one; the widest that can be had. */
const margins = [4, 3, 2, 1, 0] as const;

function goalOf({ rules, format: { width, height } }: Spec): Goal {
  return {
    faceWidth: aim(rules['face-width']?.limits ?? { min: width * 0.5, max: width * 0.75 }),
    headTop: aim(rules['head-top-gap']?.limits ?? { min: 0, max: height * 0.2 }),
    eyeLine: rules['eye-line']?.limits.min ?? 0,
    faceCentre: aim(rules['face-centre']?.limits ?? { min: 0, max: width }),
  };
}

const clearOf = (goal: Goal, by: number): Goal => ({
  faceWidth: shrink(goal.faceWidth, by),
  headTop: shrink(goal.headTop, by),
  eyeLine: goal.eyeLine + by,
  faceCentre: shrink(goal.faceCentre, by),
});

/** Where both cannot hold, the eye line wins: towering hair may be cut off (GA 461), but as little as can be. */
const hairMayBeCut = ({ faceWidth, headTop, ...goal }: Goal): Goal => ({
  ...goal,
  faceWidth: { ...faceWidth, target: faceWidth.min },
  headTop: { ...headTop, min: Number.NEGATIVE_INFINITY },
});

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

export interface Crop {
  /** In pixels of the source, with fractional edges, inside it, of the format's proportions. */
  readonly region: Box;
  /** Frame pixels per source pixel. */
  readonly scale: number;
  /** What the source lacks; empty where the frame's limits hold together. */
  readonly shortfalls: readonly CropShortfall[];
}

/**
 * The crop of a source that meets face-width, eye-line, head-top-gap and face-centre together, and lies
 * as near the middle of their limits as can be; the nearest crop, and what stands in the way, where none
 * does. `head` is measured in the source, in its pixels.
 * The source must hold a frame of the format at `maxScale`: intake refuses smaller ones.
 */
export function composeCrop(head: Measures, source: Size, spec: Spec): Crop {
  const goal = goalOf(spec);
  const region =
    firstOf(margins, (margin) => solve(head, source, spec, clearOf(goal, margin))) ??
    solveCuttingHair(head, source, spec, goal);
  const settled = region ?? nearest(head, source, spec, goal);
  return {
    region: settled,
    scale: spec.format.width / settled.width,
    shortfalls: region ? [] : shortfalls(head, source, spec, goal),
  };
}

function solveCuttingHair(head: Measures, source: Size, spec: Spec, goal: Goal): Box | undefined {
  const gapAtWidest =
    goal.headTop.min + (goal.faceWidth.min / faceWidth(head)) * (head.eyes.y - head.top);
  const conflict = gapAtWidest > spec.format.height - goal.eyeLine;
  if (!conflict) return undefined;
  return firstOf(margins, (margin) =>
    solve(head, source, spec, hairMayBeCut(clearOf(goal, margin))),
  );
}

/** Which sides of the source are too near, at the smallest face the spec allows. */
function shortfalls(
  head: Measures,
  source: Size,
  spec: Spec,
  goal: Goal,
): readonly CropShortfall[] {
  const { width, height, maxScale } = spec.format;
  const s = goal.faceWidth.min / faceWidth(head);
  if (s > maxScale) return ['too-small'];
  const { eyes, top } = head;
  const lowestTop = Math.min(goal.headTop.max, height - goal.eyeLine - s * (eyes.y - top));
  const sides: readonly (readonly [CropShortfall, boolean])[] = [
    ['above', top * s < goal.headTop.min],
    ['below', (source.height - top) * s < height - lowestTop],
    ['left', eyes.x * s < goal.faceCentre.min],
    ['right', (source.width - eyes.x) * s < width - goal.faceCentre.max],
  ];
  return sides.filter(([, short]) => short).map(([side]) => side);
}

/** The largest crop of the format's proportions about the middle of a source in which no face was found. */
export function widestCrop(source: Size, { format }: Spec): Crop {
  const { width, height } = format;
  const scale = Math.max(width / source.width, height / source.height);
  const size = { width: width / scale, height: height / scale };
  const x = (source.width - size.width) / 2;
  const y = (source.height - size.height) / 2;
  return { region: { x, y, ...size }, scale, shortfalls: [] };
}
