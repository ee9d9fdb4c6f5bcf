import { clamp } from '../core/pixels/geometry.ts';

export interface Interval {
  readonly min: number;
  readonly max: number;
}

/** A bound that is linear in the scale s: `offset + slope · s`. */
export interface Bound {
  readonly offset: number;
  readonly slope: number;
}

/** Where a bound lies at scale s. */
export const at = ({ offset, slope }: Bound, s: number): number => offset + slope * s;
/** A bound that does not depend on the scale. */
export const fixed = (offset: number): Bound => ({ offset, slope: 0 });

/** A quantity of the frame that must lie between every lower and every upper bound. */
export interface Slot {
  readonly lower: readonly Bound[];
  readonly upper: readonly Bound[];
  /** The best value. */
  readonly target: Bound;
}

/**
 * The scales at which a slot is not empty: every lower bound is below every upper bound. Both are lines in s, so
 * each pair of bounds cuts the interval of scales at one point. Undefined where no scale is left.
 */
export function scalesFor(slot: Slot, scales: Interval): Interval | undefined {
  let { min, max } = scales;
  for (const low of slot.lower) {
    for (const high of slot.upper) {
      const slope = high.slope - low.slope;
      const offset = high.offset - low.offset;
      if (slope > 0) min = Math.max(min, -offset / slope);
      else if (slope < 0) max = Math.min(max, -offset / slope);
      else if (offset < 0) return undefined;
    }
  }
  return min <= max ? { min, max } : undefined;
}

/** The best value of a slot at a scale that it allows. */
export const placed = (slot: Slot, s: number): number =>
  clamp(
    at(slot.target, s),
    Math.max(...slot.lower.map((bound) => at(bound, s))),
    Math.min(...slot.upper.map((bound) => at(bound, s))),
  );
