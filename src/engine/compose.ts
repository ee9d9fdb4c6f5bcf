import type { Head } from '../core/check/artifacts.ts';
import type { Box, Size } from '../core/pixels/geometry.ts';
import { clamp } from '../core/pixels/geometry.ts';
import type { CropShortfall } from './assessment.ts';
import { bestScale, clearOf, type Goal, goalOf, relaxed, scaleLimits } from './goal.ts';
import { at, type Bound, fixed, placed, type Slot, scalesFor } from './slots.ts';
import type { Spec } from './spec.ts';

/** Turns a rule on the distance of one row of the head from the frame's top into a rule on the gap above the hair. */
const boundOf = (row: number, head: Head, offset: number): Bound => ({
  offset,
  slope: head.top - row,
});

/**
 * Let s be the scale (frame px per source px) and g the gap from the frame's top to the top of the hair. A row r
 * of the source then lies g + s · (r − top) below the frame's top. So every rule on a row gives bounds for g that
 * are linear in s.
 */
function gapSlot(head: Head, goal: Goal, height: number): Slot {
  const top = goal.fromTop.map(({ of, ...want }) => ({ ...want, row: of(head) }));
  const bottom = goal.fromBottom.map(({ of, min, max, target, ...want }) => ({
    ...want,
    row: of(head),
    min: height - max,
    max: height - min,
    ...(target !== undefined && { target: height - target }),
  }));
  const rows = [...top, ...bottom];
  const aimed = rows.find(({ target }) => target !== undefined);
  return {
    lower: rows.map(({ row, min }) => boundOf(row, head, min)),
    upper: rows.map(({ row, max }) => boundOf(row, head, max)),
    target: aimed ? boundOf(aimed.row, head, aimed.target!) : fixed(0),
  };
}

/** Bounds that keep the frame, whose top is g above the head's top, inside the source. */
const gapInside = (slot: Slot, { top }: Head, source: Size, height: number): Slot => ({
  ...slot,
  lower: [...slot.lower, { offset: height, slope: top - source.height }],
  upper: [...slot.upper, { offset: 0, slope: top }],
});

/** Bounds for the eye midpoint's distance from the frame's left edge. They keep the frame inside the source. */
const centreSlot = ({ eyes }: Head, source: Size, goal: Goal, width: number): Slot => ({
  lower: [fixed(goal.centre.min), { offset: width, slope: eyes.x - source.width }],
  upper: [fixed(goal.centre.max), { offset: 0, slope: eyes.x }],
  target: fixed(goal.centre.target ?? width / 2),
});

const frameAt = (
  head: Head,
  { width, height }: Size,
  s: number,
  gap: number,
  centre: number,
): Box => ({
  x: head.eyes.x - centre / s,
  y: head.top - gap / s,
  width: width / s,
  height: height / s,
});

function solve(head: Head, source: Size, { format }: Spec, goal: Goal): Box | undefined {
  const { width, height, maxScale } = format;
  const gap = gapInside(gapSlot(head, goal, height), head, source, height);
  const centre = centreSlot(head, source, goal, width);
  const limits = scaleLimits(head, goal);
  const wanted = { min: limits.min, max: Math.min(limits.max, maxScale) };
  if (wanted.min > wanted.max) return undefined;
  const forGap = scalesFor(gap, wanted);
  const scales = forGap && scalesFor(centre, forGap);
  if (!scales) return undefined;
  // Enlarge only where there is no other way.
  const s = clamp(Math.min(1, bestScale(head, goal)), scales.min, scales.max);
  return frameAt(head, format, s, placed(gap, s), placed(centre, s));
}

/** The frame closest to the goal that lies inside the source, where no frame meets the goal. */
function nearest(head: Head, source: Size, { format }: Spec, goal: Goal): Box {
  const { width, height, maxScale } = format;
  const smallest = Math.max(width / source.width, height / source.height);
  const s = Math.max(Math.min(bestScale(head, goal), maxScale), smallest);
  const gap = placed(gapSlot(head, goal, height), s);
  const box = frameAt(head, format, s, gap, goal.centre.target ?? width / 2);
  return {
    ...box,
    x: clamp(box.x, 0, source.width - box.width),
    y: clamp(box.y, 0, source.height - box.height),
  };
}

/**
 * The frame stays this many measuring errors inside its limits, so that measuring it again crosses none. The first
 * that is possible is taken.
 */
const margins = [4, 3, 2, 1, 0] as const;

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const solveClear = (head: Head, source: Size, spec: Spec, goal: Goal): Box | undefined =>
  firstOf(margins, (margin) => solve(head, source, spec, clearOf(goal, margin)));

/** Whether the rules on rows conflict: even the smallest head has no possible gap. */
function rowsConflict(head: Head, { format }: Spec, goal: Goal): boolean {
  const { min } = scaleLimits(head, goal);
  const { lower, upper } = gapSlot(head, goal, format.height);
  return lower.some((low) => upper.some((high) => at(low, min) > at(high, min)));
}

/**
 * Solves the goal without advised rules, and without rules that give way where rows conflict: towering hair may be
 * cut off so that the eye line holds (GA 461), but as little as possible.
 */
function solveRelaxed(head: Head, source: Size, spec: Spec, goal: Goal): Box | undefined {
  const conflict = rowsConflict(head, spec, goal);
  return firstOf(margins, (margin) =>
    solve(
      head,
      source,
      spec,
      relaxed(
        clearOf(goal, margin),
        ({ yields }) => yields === 'advised' || (yields !== 'never' && conflict),
      ),
    ),
  );
}

interface Crop {
  /** In pixels of the source, inside it, with the format's proportions. Its edges may be fractional. */
  readonly region: Box;
  /** Frame pixels per source pixel. */
  readonly scale: number;
  /** What the source lacks. Empty where all limits of the frame can be met together. */
  readonly shortfalls: readonly CropShortfall[];
}

/**
 * The crop of a source that meets all rules on the frame together, as near to the middle of their limits as
 * possible. Where no crop meets them: the nearest crop, and what stands in the way. `head` is in pixels of the
 * source. The source must be large enough for a frame at `maxScale`; intake refuses smaller ones.
 */
export function composeCrop(head: Head, source: Size, spec: Spec): Crop {
  const goal = goalOf(spec);
  const region = solveClear(head, source, spec, goal) ?? solveRelaxed(head, source, spec, goal);
  const settled = region ?? nearest(head, source, spec, goal);
  return {
    region: settled,
    scale: spec.format.width / settled.width,
    shortfalls: region ? [] : shortfalls(head, source, spec, goal),
  };
}

/** The sides of the source that are too near to the head, even at the smallest head that the spec allows. */
function shortfalls(
  head: Head,
  source: Size,
  { format }: Spec,
  goal: Goal,
): readonly CropShortfall[] {
  const { width, height, maxScale } = format;
  const s = scaleLimits(head, goal).min;
  if (s > maxScale) return ['too-small'];
  const { eyes, top } = head;
  const gap = gapSlot(head, goal, height);
  const highestTop = Math.max(...gap.lower.map((bound) => at(bound, s)));
  const lowestTop = Math.min(...gap.upper.map((bound) => at(bound, s)));
  const sides: readonly (readonly [CropShortfall, boolean])[] = [
    ['above', top * s < highestTop],
    ['below', (source.height - top) * s < height - lowestTop],
    ['left', eyes.x * s < goal.centre.min],
    ['right', (source.width - eyes.x) * s < width - goal.centre.max],
  ];
  return sides.filter(([, short]) => short).map(([side]) => side);
}

/**
 * The largest crop with the format's proportions around the middle of the source. For a source in which no face
 * was found.
 */
export function widestCrop(source: Size, { format }: Spec): Crop {
  const { width, height } = format;
  const scale = Math.max(width / source.width, height / source.height);
  const size = { width: width / scale, height: height / scale };
  const x = (source.width - size.width) / 2;
  const y = (source.height - size.height) / 2;
  return { region: { x, y, ...size }, scale, shortfalls: [] };
}
