import type { Spec } from '../../engine/spec.ts';
import { scoreOf } from '../../live/best.ts';
import { type Guidance, guide } from '../../live/guidance.ts';
import type { LiveMeasurement } from '../../live/measurement.ts';
import type { Pace } from '../../live/pace.ts';
import type { Measurer } from './measurer.ts';
import { betterOf, type Candidate, takeStill } from './still.ts';
import { feedFrames } from './video-frames.ts';

export interface Shooting {
  readonly video: HTMLVideoElement;
  readonly stream: MediaStream;
  readonly spec: Spec;
  readonly auto: boolean;
  readonly pace: Pace;
  /** The guidance as it is now: the shutter changes it too. */
  guidance(): Guidance;
  /** `at`: when the camera gave the frame, ms. */
  onGuidance(guidance: Guidance, measurement: LiveMeasurement, at: number): void;
}

/** The best of the frames seen since the hold began; the others are closed. */
function bestFrame() {
  let best: Candidate | undefined;
  return {
    get: () => best,
    offer(frame: ImageBitmap, score: number): void {
      const worse = best && best.score >= score ? { frame, score } : best;
      if (worse?.frame !== frame) best = { frame, score };
      worse?.frame.close();
    },
    forget(): void {
      best?.frame.close();
      best = undefined;
    },
  };
}

const keeping = ({ phase }: Guidance): boolean => phase === 'holding' || phase === 'burst';

/**
 * Guides a person until the photo is taken, and gives it; undefined where the signal ends it before.
 * Rejects with what the measurer rejects with.
 */
export async function guidedShot(
  shooting: Shooting,
  measurer: Measurer,
  ended: AbortSignal,
): Promise<Blob | undefined> {
  const { video, stream, spec } = shooting;
  const best = bestFrame();
  let still: Promise<Blob | undefined> | undefined;

  const take = async (frame: ImageBitmap, at: number): Promise<boolean> => {
    const keep = keeping(shooting.guidance());
    const { measurement, frame: kept } = await measurer.measure(frame, { at, keep });
    if (ended.aborted || shooting.guidance().phase === 'done') {
      kept?.close();
      return false;
    }
    if (kept) best.offer(kept, scoreOf(measurement, spec));
    const guidance = guide(shooting.guidance(), measurement, at, shooting);
    if (guidance.phase === 'burst') still ??= takeStill(stream);
    else if (!keeping(guidance) && guidance.phase !== 'done') best.forget();
    shooting.onGuidance(guidance, measurement, at);
    return guidance.phase === 'done';
  };

  const stopFeeding = { now: () => {} };
  await new Promise<void>((resolve, reject) => {
    ended.addEventListener('abort', () => resolve());
    stopFeeding.now = feedFrames(
      video,
      async (frame, at) => {
        if (await take(frame, at)) resolve();
      },
      reject,
    );
  }).finally(() => stopFeeding.now());

  const chosen = best.get();
  try {
    if (!chosen || ended.aborted) return undefined;
    return await betterOf(await still, chosen, measurer, spec);
  } finally {
    best.forget();
  }
}
