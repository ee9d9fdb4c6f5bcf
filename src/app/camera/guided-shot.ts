import type { Size } from '../../core/pixels/geometry.ts';
import type { Spec } from '../../engine/spec.ts';
import { continuityOf, framesAround } from '../../live/continuity.ts';
import { type Guidance, startGuidance } from '../../live/guidance.ts';
import type { LiveMeasurement } from '../../live/measurement.ts';
import type { Pace } from '../../live/pace.ts';
import { framesLeft, keepsFrames, type Shot, type ShotEvent, shotAfter } from '../../live/shot.ts';
import { sha256, toHex } from '../../receipt/bytes.ts';
import { type Capture, FRAMES_MAX } from '../../receipt/capture.ts';
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

/** A photo that was taken, and what the frames around it bear out. */
export interface Taken extends Pick<Capture, 'frames' | 'continuity'> {
  readonly photo: Blob;
}

/** Frames that were measured before all was right, and are named with those after it. */
const BEFORE = 4;

/** What was measured in a frame; the frame itself, where it may become the photo. */
interface Kept {
  readonly frame: ImageBitmap | undefined;
  readonly measurement: LiveMeasurement;
}

async function takenOf(
  { photo, still }: Awaited<ReturnType<typeof betterOf>>,
  best: ImageBitmap,
  kept: readonly Kept[],
): Promise<Taken> {
  const at = kept.findIndex(({ frame }) => frame === best);
  // A still is taken when the burst is about to end.
  const around = framesAround(kept, still ? kept.length : at, FRAMES_MAX);
  const copies = around.map(({ measurement }) => measurement.copy?.data ?? []);
  const digests = await Promise.all(copies.map((copy) => sha256(new Uint8Array(copy))));
  const taken = still ?? kept[at]?.measurement;
  const others = around.map(({ measurement }) => measurement).filter((one) => one !== taken);
  const continuity = taken && continuityOf(taken, others);
  return { photo, frames: digests.map(toHex), ...(continuity && { continuity }) };
}

interface GuidedShot {
  /**
   * The photo; undefined where the signal ends the shot before it. Rejects with what the measurer rejects
   * with.
   */
  readonly photo: Promise<Taken | undefined>;
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
  /** The frames since all was right, or since the shutter was pressed, and a few before. */
  let kept: readonly Kept[] = [];
  let isOver = false;

  const send = (event: ShotEvent<ImageBitmap>): void => {
    const before = shot;
    shot = shotAfter(before, event, shooting);
    // Whoever moves begins anew, and so do the frames.
    if (!keepsFrames(shot) && shot.guidance.phase !== 'done') kept = kept.slice(-BEFORE);
    for (const frame of framesLeft(before, event, shot)) frame.close();
    if (shot === before) return;
    if (shot.guidance.phase === 'burst') still ??= takeStill(stream);
    const seen = event.type === 'frame' && { frame: event.measurement.frame, at: event.at };
    shooting.onGuidance(shot.guidance, seen || undefined);
  };

  async function look(image: ImageBitmap, at: number): Promise<void> {
    const keep = keepsFrames(shot);
    const { measurement, frame } = await measurer.measure(image, { at, keep });
    if (isOver || ended.aborted) return frame?.close();
    if (measurement.copy) kept = [...kept, { frame, measurement }];
    send({ type: 'frame', measurement, at, ...(frame && { frame }) });
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

  async function shoot(): Promise<Taken | undefined> {
    try {
      await guided();
      if (!shot.best || ended.aborted) return undefined;
      const { frame } = shot.best;
      return await takenOf(await betterOf(await still, shot.best, measurer, spec), frame, kept);
    } finally {
      isOver = true;
      shot.best?.frame.close();
    }
  }

  return { photo: shoot(), press: () => send({ type: 'shutter', at: performance.now() }) };
}
