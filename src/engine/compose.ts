import type { Head } from '../core/check/artifacts.ts';
import type { Box, Size } from '../core/pixels/geometry.ts';
import { clamp } from '../core/pixels/geometry.ts';
import type { CropShortfall } from './assessment.ts';
import { bestScale, clearOf, type Goal, goalOf, relaxed, scaleLimits } from './goal.ts';
import { at, type Bound, fixed, placed, type Slot, scalesFor } from './slots.ts';
import type { Spec } from './spec.ts';

/** What a row of the head, held so far below the frame's top, makes of the gap above the hair. */
const boundOf = (row: number, head: Head, offset: number): Bound => ({
  offset,
  slope: head.top - row,
});

/**
 * With scale s (frame px per source px) and gap g from the hair's top to the frame's top, a row r of the
 * source lies g + s · (r − top) below the frame's top: so every rule on a row bounds g, linearly in s.
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

/** That the frame, whose top is g above the head's, stays inside the source. */
const gapInside = (slot: Slot, { top }: Head, source: Size, height: number): Slot => ({
  ...slot,
  lower: [...slot.lower, { offset: height, slope: top - source.height }],
  upper: [...slot.upper, { offset: 0, slope: top }],
});

/** The eye midpoint's place from the frame's left edge, with the frame inside the source. */
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
  // Enlarging is for where there is no other way.
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

/** How many times the measuring error the frame keeps inside its limits, so that measuring it again crosses none; the most that can be had. */
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

/** Where the rules on rows leave no gap, even for the smallest head. */
function rowsConflict(head: Head, { format }: Spec, goal: Goal): boolean {
  const { min } = scaleLimits(head, goal);
  const { lower, upper } = gapSlot(head, goal, format.height);
  return lower.some((low) => upper.some((high) => at(low, min) > at(high, min)));
}

/**
 * Without what is only advised, and without what gives way where rows conflict: towering hair may be cut
 * off for the eye line's sake (GA 461), but as little as can be.
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

export interface Crop {
  /** In pixels of the source, with fractional edges, inside it, of the format's proportions. */
  readonly region: Box;
  /** Frame pixels per source pixel. */
  readonly scale: number;
  /** What the source lacks; empty where the frame's limits hold together. */
  readonly shortfalls: readonly CropShortfall[];
}

/**
 * The crop of a source that meets every rule on the frame together, and lies as near the middle of their
 * limits as can be; the nearest crop, and what stands in the way, where none does. `head` is measured in
 * the source, in its pixels.
 * The source must hold a frame of the format at `maxScale`: intake refuses smaller ones.
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

/** Which sides of the source are too near, at the smallest head the spec allows. */
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

/** The largest crop of the format's proportions about the middle of a source in which no face was found. */
export function widestCrop(source: Size, { format }: Spec): Crop {
  const { width, height } = format;
  const scale = Math.max(width / source.width, height / source.height);
  const size = { width: width / scale, height: height / scale };
  const x = (source.width - size.width) / 2;
  const y = (source.height - size.height) / 2;
  return { region: { x, y, ...size }, scale, shortfalls: [] };
}
