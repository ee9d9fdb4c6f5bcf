import type { Size } from '../../core/pixels/geometry.ts';
import type { Spec } from '../../engine/spec.ts';
import { type Guidance, startGuidance } from '../../live/guidance.ts';
import type { Pace } from '../../live/pace.ts';
import { framesLeft, keepsFrames, type Shot, type ShotEvent, shotAfter } from '../../live/shot.ts';
import type { Measurer } from './measurer.ts';
import { betterOf, takeStill } from './still.ts';
import { feedFrames } from './video-frames.ts';

export interface Shooting {
  readonly video: HTMLVideoElement;
  readonly stream: MediaStream;
  readonly spec: Spec;
  readonly auto: boolean;
  readonly pace: Pace;
  /** Where the guidance begins; after a photo it begins anew. */
  readonly from: Guidance;
  /** Told of every change. `seen`: the frame that led to it, where it was one, and when the camera gave it, ms. */
  onGuidance(guidance: Guidance, seen?: { readonly frame: Size; readonly at: number }): void;
}

interface GuidedShot {
  /**
   * The photo; undefined where the signal ends the shot before it. Rejects with what the measurer rejects
   * with.
   */
  readonly photo: Promise<Blob | undefined>;
  /** Takes the photo now, as things are. */
  readonly press: () => void;
}

/** Guides a person until the photo is taken. What happens when is in `shotAfter`; here it is only done. */
export function guidedShot(shooting: Shooting, measurer: Measurer, ended: AbortSignal): GuidedShot {
  const { video, stream, spec, from } = shooting;
  let shot: Shot<ImageBitmap> = {
    guidance: from.phase === 'done' ? startGuidance(performance.now()) : from,
  };
  let still: Promise<Blob | undefined> | undefined;
  let isOver = false;

  const send = (event: ShotEvent<ImageBitmap>): void => {
    const before = shot;
    shot = shotAfter(before, event, shooting);
    for (const frame of framesLeft(before, event, shot)) frame.close();
    if (shot === before) return;
    if (shot.guidance.phase === 'burst') still ??= takeStill(stream);
    const seen = event.type === 'frame' && { frame: event.measurement.frame, at: event.at };
    shooting.onGuidance(shot.guidance, seen || undefined);
  };

  async function look(image: ImageBitmap, at: number): Promise<void> {
    const keep = keepsFrames(shot);
    const { measurement, frame } = await measurer.measure(image, { at, keep });
    if (isOver || ended.aborted) frame?.close();
    else send({ type: 'frame', measurement, at, ...(frame && { frame }) });
  }

  const guided = (): Promise<void> => {
    let stopFeeding = () => {};
    return new Promise<void>((resolve, reject) => {
      ended.addEventListener('abort', () => resolve());
      const take = async (image: ImageBitmap, at: number): Promise<void> => {
        await look(image, at);
        if (shot.guidance.phase === 'done') resolve();
      };
      stopFeeding = feedFrames(video, take, reject);
    }).finally(() => stopFeeding());
  };

  async function shoot(): Promise<Blob | undefined> {
    try {
      await guided();
      if (!shot.best || ended.aborted) return undefined;
      return await betterOf(await still, shot.best, measurer, spec);
    } finally {
      isOver = true;
      shot.best?.frame.close();
    }
  }

  return { photo: shoot(), press: () => send({ type: 'shutter', at: performance.now() }) };
}
