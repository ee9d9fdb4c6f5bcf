import type { Spec } from '../engine/spec.ts';
import { scoreOf } from './best.ts';
import { type Guidance, type GuidanceOptions, guidanceAfter, release } from './guidance.ts';
import type { LiveMeasurement } from './measurement.ts';

/** A frame of the video, and how good it is compared with others (`scoreOf`). */
export interface Candidate<Frame> {
  readonly frame: Frame;
  readonly score: number;
}

/** Where a person is on the way to the photo. It is taken once the guidance is `done`. */
export interface Shot<Frame> {
  readonly guidance: Guidance;
  /** The best frame since all was right, or since the shutter was pressed. */
  readonly best?: Candidate<Frame>;
}

/** All times in ms of one clock that does not go back. */
export type ShotEvent<Frame> =
  | {
      readonly type: 'frame';
      readonly measurement: LiveMeasurement;
      /** When the camera gave the frame. */
      readonly at: number;
      /** The frame itself, where it was kept (`keepsFrames`). */
      readonly frame?: Frame;
    }
  | { readonly type: 'shutter'; readonly at: number };

/** Whether frames from now on may become the photo. */
export const keepsFrames = <Frame>({ guidance: { phase } }: Shot<Frame>): boolean =>
  phase === 'holding' || phase === 'burst';

/** Of frames that are equally good, the earlier one. */
const better = <Frame>(
  best: Candidate<Frame> | undefined,
  next: Candidate<Frame> | undefined,
): Candidate<Frame> | undefined =>
  best && next && next.score > best.score ? next : (best ?? next);

const candidate = <Frame>(
  frame: Frame | undefined,
  measurement: LiveMeasurement,
  spec: Spec,
): Candidate<Frame> | undefined =>
  frame === undefined ? undefined : { frame, score: scoreOf(measurement, spec) };

/**
 * The shot after one more event. Pure. After the photo nothing changes any more, and pressing the shutter twice
 * is pressing it once.
 */
export function shotAfter<Frame>(
  shot: Shot<Frame>,
  event: ShotEvent<Frame>,
  options: GuidanceOptions,
): Shot<Frame> {
  const { phase } = shot.guidance;
  if (phase === 'done') return shot;
  if (event.type === 'shutter') {
    return phase === 'burst' ? shot : { ...shot, guidance: release(shot.guidance, event.at) };
  }
  const { measurement, at, frame } = event;
  const guidance = guidanceAfter(shot.guidance, measurement, at, options);
  const next = { guidance };
  // Whoever moves during the hold begins anew, and so do the frames.
  if (!keepsFrames(next) && guidance.phase !== 'done') return next;
  const best = better(shot.best, candidate(frame, measurement, options.spec));
  return { ...next, ...(best && { best }) };
}

/** The frames that an event left without use: what they hold is to be freed. */
export function framesLeft<Frame>(
  before: Shot<Frame>,
  event: ShotEvent<Frame>,
  after: Shot<Frame>,
): readonly Frame[] {
  const given = event.type === 'frame' ? event.frame : undefined;
  return [before.best?.frame, given].filter(
    (frame): frame is Frame => frame !== undefined && frame !== after.best?.frame,
  );
}
