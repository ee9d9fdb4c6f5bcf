import { type AppCheck, type CheckId, checks } from '../checks/index.ts';
import type { AnyCheck } from '../core/check/check.ts';
import { type RangeLimits, range } from '../core/check/judge.ts';
import type { CropShortfall } from '../engine/assessment.ts';
import { composeCrop } from '../engine/compose.ts';
import type { Rule, Spec } from '../engine/spec.ts';
import type { LiveMeasurement } from './measurement.ts';
import { offsetFrom, outlineIn } from './outline.ts';

/**
 * What the person can be asked for, in a good photographer's order: first a face, its distance and its place; then
 * light and wall, for which one has to move; then head and expression; last, keeping still. Left and right are the
 * subject's. `face-high` means that the face is too high in the picture.
 */
export const cues = [
  'no-face',
  'one-person',
  'closer',
  'back',
  'move-left',
  'move-right',
  'face-high',
  'face-low',
  'too-dark',
  'too-bright',
  'uneven-light',
  'odd-colour',
  'wall-not-white',
  'wall-not-plain',
  'tilt-left',
  'tilt-right',
  'turn-left',
  'turn-right',
  'chin-up',
  'chin-down',
  'open-eyes',
  'close-mouth',
  'hold-still',
  'blurred',
] as const;
export type Cue = (typeof cues)[number];

/** What to ask for when a check does not pass. */
const cueOf: { readonly [C in CheckId]?: { readonly low?: Cue; readonly high?: Cue } } = {
  'source-face-width': { low: 'closer' },
  'face-brightness': { low: 'too-dark', high: 'too-bright' },
  'under-exposure': { high: 'too-dark' },
  'over-exposure': { high: 'too-bright' },
  'light-even': { low: 'uneven-light' },
  'skin-colour': { high: 'odd-colour' },
  'background-white': { high: 'wall-not-white' },
  'background-uniform': { high: 'wall-not-plain' },
  'pose-roll': { low: 'tilt-left', high: 'tilt-right' },
  'pose-yaw': { low: 'turn-left', high: 'turn-right' },
  'pose-pitch': { low: 'chin-up', high: 'chin-down' },
  'eyes-open': { low: 'open-eyes' },
  'mouth-closed': { high: 'close-mouth' },
  sharpness: { low: 'blurred' },
};

/** The checks that are measured while the camera runs. */
export const liveChecks = checks.filter(({ id }) => cueOf[id]).map(({ id }) => id);

/**
 * How far from the outline a face may be and still count as inside. This does not limit the photo, which is
 * cropped.
 */
const tolerance = {
  size: { min: 0.8, max: 1.06, grey: 0.02 },
  across: { min: -0.13, max: 0.13, grey: 0.02 },
  down: { min: -0.13, max: 0.13, grey: 0.02 },
} as const satisfies Readonly<Record<string, RangeLimits>>;

const placeCues = {
  size: { low: 'closer', high: 'back' },
  across: { low: 'move-left', high: 'move-right' },
  down: { low: 'face-high', high: 'face-low' },
} as const satisfies Readonly<Record<keyof typeof tolerance, Readonly<Record<string, Cue>>>>;

const shortfallCues: Readonly<Record<CropShortfall, Cue>> = {
  'too-small': 'closer',
  left: 'move-left',
  right: 'move-right',
  above: 'face-high',
  below: 'face-low',
};

/** Once something was asked for, it must be inside its limits by this much, in widths of its grey zone. */
const HYSTERESIS = 0.4;

const stricter = <L>(limits: L, asked: boolean): L => {
  const { grey } = limits as { readonly grey?: number };
  return asked && grey !== undefined ? { ...limits, grey: grey * (1 + HYSTERESIS) } : limits;
};

function checkCue(check: AppCheck, value: number, { rules }: Spec, asked: ReadonlySet<Cue>) {
  const rule = rules[check.id] as Rule | undefined;
  const words: { readonly low?: Cue; readonly high?: Cue } = cueOf[check.id] ?? {};
  if (!rule) return undefined;
  const { decide } = (check as AnyCheck).judge;
  const code = (decision: ReturnType<typeof decide>) =>
    decision.status === 'pass' ? undefined : words[decision.code as 'low' | 'high'];
  const cue = code(decide(value, stricter(rule.limits, true)));
  // The stricter limit is only for a cue that was asked for.
  return cue && asked.has(cue) ? cue : code(decide(value, rule.limits));
}

function placeCue(name: keyof typeof tolerance, value: number, asked: ReadonlySet<Cue>) {
  const decide = (strict: boolean): Cue | undefined => {
    const decision = range.decide(value, stricter<RangeLimits>(tolerance[name], strict));
    return decision.status === 'pass' ? undefined : placeCues[name][decision.code];
  };
  const cue = decide(true);
  return cue && asked.has(cue) ? cue : decide(false);
}

/**
 * Everything that is not right in a frame. A cue in `asked` stays until the frame is clearly right, so that a
 * value near its limit does not make the cue flicker. What was not measured is not asked for.
 */
export function cuesIn(
  { frame, faceCount, head, values }: LiveMeasurement,
  spec: Spec,
  asked: ReadonlySet<Cue>,
): ReadonlySet<Cue> {
  if (!head) return new Set(['no-face']);
  const found = new Set<Cue | undefined>();
  if (faceCount > 1) found.add('one-person');
  const offset = offsetFrom(outlineIn(frame, spec), head);
  for (const name of ['size', 'across', 'down'] as const) {
    found.add(placeCue(name, offset[name], asked));
  }
  for (const side of composeCrop(head, frame, spec).shortfalls) found.add(shortfallCues[side]);
  for (const check of checks) {
    const value = values[check.id];
    if (value !== undefined) found.add(checkCue(check, value, spec, asked));
  }
  found.delete(undefined);
  return found as Set<Cue>;
}
