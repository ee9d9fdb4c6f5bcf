import type { CheckId } from '../checks/index.ts';
import type { Head } from '../core/check/artifacts.ts';
import { crownRow, eyeDistance, faceWidth, headHeight } from '../core/face/head.ts';
import type { Interval } from './slots.ts';
import type { Rule, Spec } from './spec.ts';

type Measure = (head: Head) => number;

// The checks of src/checks/frame.ts, as lengths and rows of a head in the source.

/** Lengths that depend on the scale only. */
const sizes = {
  'face-width': faceWidth,
  'head-height': headHeight,
  'hair-height': ({ chin, top }) => chin.y - top,
  'eye-distance': eyeDistance,
} as const satisfies Partial<Record<CheckId, Measure>>;

/** Rows whose distance from the frame's top is limited. */
const fromTop = {
  'head-top-gap': ({ top }) => top,
  'crown-gap': crownRow,
} as const satisfies Partial<Record<CheckId, Measure>>;

/** Rows whose distance from the frame's bottom is limited. */
const fromBottom = {
  'chin-gap': ({ chin }) => chin.y,
  'eye-line': ({ eyes }) => eyes.y,
} as const satisfies Partial<Record<CheckId, Measure>>;

/** One rule on the frame: its limits are in px of the frame, the head's measure in px of the source. */
interface Want extends Interval {
  readonly of: Measure;
  /** The best value. Absent where a limit is missing. */
  readonly target?: number;
  /** Measuring error, px. */
  readonly grey: number;
  /** In which way the rule may be broken where not all rules can be met. */
  readonly yields: 'never' | 'advised' | CheckId;
}

export interface Goal {
  readonly sizes: readonly Want[];
  readonly fromTop: readonly Want[];
  readonly fromBottom: readonly Want[];
  readonly centre: Want;
  /** Whether the smallest head is wanted, so that as little hair as possible is cut. */
  readonly smallest: boolean;
}

interface FrameRule extends Rule {
  readonly limits: { readonly min?: number; readonly max?: number; readonly grey?: number };
}

const middle = (min: number, max: number): { readonly target?: number } =>
  Number.isFinite(min) && Number.isFinite(max) ? { target: (min + max) / 2 } : {};

function wantOf(of: Measure, { limits, severity, givesWayTo }: FrameRule): Want {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, grey = 0 } = limits;
  const yields = givesWayTo ?? (severity === 'advised' ? 'advised' : 'never');
  return { of, min, max, grey, yields, ...middle(min, max) };
}

function wantsOf(measures: Readonly<Partial<Record<CheckId, Measure>>>, { rules }: Spec): Want[] {
  return Object.entries(measures).flatMap(([id, of]) => {
    const rule = rules[id as CheckId] as FrameRule | undefined;
    return rule ? [wantOf(of, rule)] : [];
  });
}

const otherwise = (of: Measure, min: number, max: number): Want => ({
  of,
  min,
  max,
  grey: 0,
  yields: 'advised',
  ...middle(min, max),
});

const requiredFirst = (wants: readonly Want[]): readonly Want[] => [
  ...wants.filter(({ yields }) => yields !== 'advised'),
  ...wants.filter(({ yields }) => yields === 'advised'),
];

/** What a spec asks of the frame. What it leaves open follows ISO/IEC 19794-5. */
export function goalOf(spec: Spec): Goal {
  const { width, height } = spec.format;
  const ruled = requiredFirst(wantsOf(sizes, spec));
  const top = wantsOf(fromTop, spec);
  const bottom = wantsOf(fromBottom, spec);
  const placed = [...top, ...bottom].some(({ target }) => target !== undefined);
  const [centre] = wantsOf({ 'face-centre': ({ eyes }) => eyes.x }, spec);
  return {
    sizes: ruled.length > 0 ? ruled : [otherwise(faceWidth, width * 0.5, width * 0.75)],
    fromTop: placed ? top : [...top, otherwise(({ top }) => top, 0, height * 0.2)],
    fromBottom: bottom,
    centre: centre ?? otherwise(({ eyes }) => eyes.x, 0, width),
    smallest: false,
  };
}

const each = (goal: Goal, change: (want: Want) => Want): Goal => ({
  ...goal,
  sizes: goal.sizes.map(change),
  fromTop: goal.fromTop.map(change),
  fromBottom: goal.fromBottom.map(change),
  centre: change(goal.centre),
});

/** The same goal, with every limit moved inwards by `times` measuring errors. */
export const clearOf = (goal: Goal, times: number): Goal =>
  each(goal, (want) => ({
    ...want,
    min: want.min + times * want.grey,
    max: want.max - times * want.grey,
  }));

/**
 * The same goal without the limits that may be broken. Their targets stay, so that they are broken as little as
 * possible.
 */
export const relaxed = (goal: Goal, mayYield: (want: Want) => boolean): Goal => ({
  ...each(goal, (want) =>
    mayYield(want)
      ? { target: want.min, ...want, min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY }
      : want,
  ),
  smallest: goal.fromTop.some(mayYield),
});

/** The scales, frame px per source px, at which every size keeps its limits. */
export const scaleLimits = (head: Head, goal: Goal): Interval => ({
  min: Math.max(0, ...goal.sizes.map(({ of, min }) => min / of(head))),
  max: Math.min(...goal.sizes.map(({ of, max }) => max / of(head))),
});

/** The scale that is best for the head. */
export function bestScale(head: Head, goal: Goal): number {
  const { min } = scaleLimits(head, goal);
  const aimed = goal.sizes.find(({ target }) => target !== undefined);
  return goal.smallest || !aimed ? min : aimed.target! / aimed.of(head);
}
