import { faceWidth } from '../core/face/head.ts';
import { distance, type Point } from '../core/pixels/geometry.ts';
import type { Spec } from '../engine/spec.ts';
import { type Cue, cues, cuesIn } from './cues.ts';
import type { LiveMeasurement } from './measurement.ts';
import type { Pace } from './pace.ts';

/**
 * searching: no face. guiding: something must be corrected. aligned: all is right. holding: it must stay right for
 * a moment. burst: the photo is being taken. done: it was taken.
 */
export const phases = ['searching', 'guiding', 'aligned', 'holding', 'burst', 'done'] as const;
export type Phase = (typeof phases)[number];

/** A cue, and since when the frames contradict it. */
interface Flag {
  readonly on: boolean;
  readonly changing?: number;
}

interface Motion {
  readonly at: number;
  readonly eyes: Point;
  /** Smoothed speed of the eyes, face widths per second. */
  readonly speed: number;
}

export interface Guidance {
  readonly phase: Phase;
  /** Since when, in ms of the caller's clock. */
  readonly since: number;
  /** When the last frame was seen. */
  readonly at: number;
  /** The one thing to ask for. Absent where all is right. */
  readonly cue?: Cue;
  readonly cueSince: number;
  /** 0…1: how much of the hold is over. */
  readonly progress: number;
  readonly flags: ReadonlyMap<Cue, Flag>;
  readonly motion?: Motion;
}

export interface GuidanceOptions {
  readonly spec: Spec;
  /** Whether the photo takes itself once all is right. */
  readonly auto: boolean;
  readonly pace: Pace;
}

/** How long frames must agree before a cue is asked for, or dropped, ms. */
const SETTLE = 200;
/** Closed eyes count as a blink until they have been closed this long, ms. Longer where all was right just before. */
const BLINK = { guiding: 300, aligned: 500 };
/** After this long without a frame (for example a hidden page), everything starts again, ms. */
const GAP = 1500;
const BURST = 300;
/** Time constant of the smoothed speed, ms: the longer ago the last frame was, the more the newest speed counts. */
const SMOOTHING = 150;
/** Speed at which a face counts as moving, and again as still. */
const MOVING = { from: 0.35, until: 0.2 };

export const startGuidance = (now: number): Guidance => ({
  phase: 'searching',
  since: now,
  at: now,
  cueSince: now,
  progress: 0,
  flags: new Map(),
});

function motionAt(before: Motion | undefined, measurement: LiveMeasurement, now: number) {
  const { head } = measurement;
  if (!head) return undefined;
  const { eyes } = head;
  if (!before || now <= before.at) return { at: now, eyes, speed: before?.speed ?? 0 };
  const elapsed = now - before.at;
  const width = faceWidth(head);
  const speed = (1000 * distance(eyes, before.eyes)) / width / elapsed;
  const weight = 1 - Math.exp(-elapsed / SMOOTHING);
  return { at: now, eyes, speed: before.speed + weight * (speed - before.speed) };
}

function flagAt({ on, changing }: Flag, seen: boolean, now: number, delay: number): Flag {
  if (seen === on) return { on };
  const since = changing ?? now;
  return now - since >= delay ? { on: seen } : { on, changing: since };
}

function flagsAt(
  flags: ReadonlyMap<Cue, Flag>,
  seen: ReadonlySet<Cue>,
  now: number,
  blink: number,
): ReadonlyMap<Cue, Flag> {
  return new Map(
    cues.map((cue) => {
      const delay = cue === 'open-eyes' && seen.has(cue) ? blink : SETTLE;
      // What is wrong in the first frame is asked for at once.
      const flag = flags.get(cue) ?? { on: seen.has(cue) };
      return [cue, flagAt(flag, seen.has(cue), now, delay)];
    }),
  );
}

/** Goes on to another phase, or stays in the same one. */
const enter = (before: Guidance, phase: Phase, now: number) => ({
  phase,
  since: phase === before.phase ? before.since : now,
});

/** The phase after a frame in which nothing is asked for. `clean` means that nothing at all is wrong in it. */
function phaseAfter(
  before: Guidance,
  now: number,
  { auto, pace }: GuidanceOptions,
  clean: boolean,
): Phase {
  const passed = now - before.since;
  if (before.phase === 'aligned') return auto && clean && passed >= SETTLE ? 'holding' : 'aligned';
  if (before.phase === 'holding') return passed >= pace.hold && clean ? 'burst' : 'holding';
  return 'aligned';
}

/**
 * The guidance after one more frame, seen at `now` (ms of any clock that never goes back). A pure function: the
 * same frames at the same times give the same instructions.
 */
export function guidanceAfter(
  last: Guidance,
  measurement: LiveMeasurement,
  now: number,
  options: GuidanceOptions,
): Guidance {
  const { spec, pace } = options;
  if (last.phase === 'done') return last;
  if (last.phase === 'burst') {
    return now - last.since >= BURST ? { ...last, phase: 'done', since: now, at: now } : last;
  }
  const before = now - last.at > GAP ? startGuidance(now) : last;
  const motion = motionAt(before.motion, measurement, now);
  const asked = new Set([...before.flags].flatMap(([cue, { on }]) => (on ? [cue] : [])));
  const seen = new Set(cuesIn(measurement, spec, asked));
  const still = asked.has('hold-still') ? MOVING.until : MOVING.from;
  if (motion && motion.speed > still) seen.add('hold-still');
  const unsettled = before.phase === 'searching' || before.phase === 'guiding';
  const blink = unsettled ? BLINK.guiding : BLINK.aligned;
  const flags = flagsAt(before.flags, seen, now, blink);
  // While something may still turn out to be wrong, do not say that all is right.
  const doubted = unsettled && seen.size > 0 ? before.cue : undefined;
  const wanted = cues.find((cue) => flags.get(cue)?.on) ?? doubted;
  const common = { at: now, flags, progress: 0, ...(motion && { motion }) };

  if (wanted) {
    const reading = before.cue && before.cue !== wanted && now - before.cueSince < pace.read;
    const cue = reading && before.cue ? before.cue : wanted;
    const cueSince = cue === before.cue ? before.cueSince : now;
    const phase = wanted === 'no-face' ? 'searching' : 'guiding';
    return { ...common, ...enter(before, phase, now), cue, cueSince };
  }
  const clean = seen.size === 0 && !measurement.partial;
  const entered = enter(before, phaseAfter(before, now, options, clean), now);
  const progress = entered.phase === 'holding' ? (now - entered.since) / pace.hold : 0;
  return {
    ...common,
    ...entered,
    cueSince: before.cue ? now : before.cueSince,
    progress: entered.phase === 'burst' ? 1 : Math.min(1, progress),
  };
}

/** The person pressed the shutter: the photo is taken whatever the frames show. */
export const release = (before: Guidance, now: number): Guidance => {
  const { cue: _, ...rest } = before;
  return { ...rest, phase: 'burst', since: now, progress: 1 };
};
