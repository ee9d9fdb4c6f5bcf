import { makers } from '../artifacts/makers.ts';
import { glimpseFaces } from '../artifacts/networks/face-detector.ts';
import { framingOf, landmarksIn } from '../artifacts/networks/faces.ts';
import { loadLandmarker } from '../artifacts/networks/landmarker.ts';
import { portraitOf } from '../artifacts/networks/portrait.ts';
import { framePicture } from '../artifacts/pictures/frame-picture.ts';
import type { CheckId } from '../checks/index.ts';
import type { Artifacts, Head, Landmark, Picture, Portrait } from '../core/check/artifacts.ts';
import { gatherer } from '../core/check/gatherer.ts';
import { faceExtent, faceWidth, headRegion, headTop } from '../core/face/head.ts';
import { bounds, clip, squareAbout, wholeOf } from '../core/pixels/geometry.ts';
import { assess } from '../engine/assess.ts';
import { composeCrop } from '../engine/compose.ts';
import type { Spec } from '../engine/spec.ts';
import { liveChecks } from '../live/cues.ts';
import type { LiveMeasurement } from '../live/measurement.ts';
import { loadOthers } from './photo.ts';

export interface LiveRequest {
  /** When the camera saw the frame, ms of a clock that does not go back. */
  readonly at: number;
  /** Also measures how sharp this very frame is, and gives it back: to choose among frames. */
  readonly keep: boolean;
}

export interface Seen {
  readonly measurement: LiveMeasurement;
  /** The frame itself, where it was to be kept: the caller's to close. */
  readonly frame?: ImageBitmap;
}

export interface LiveSession {
  /** Measures a frame, and closes it unless it is to be kept. Frames are measured one after the other. */
  measure(frame: ImageBitmap, request: LiveRequest): Promise<Seen>;
  /** Measures a still of the same scene, of any size, as if it were the only one. Closes it. */
  measureStill(still: ImageBitmap): Promise<LiveMeasurement>;
}

const LANDMARK_PIXELS = 256;
/** From the eyes to the top of the hair, in face widths: what it mostly is, until the outline is seen. */
const USUAL_HAIR = 0.75;
/** The bounds of a face's landmarks are this much larger than the detector's box. */
const BOX = 1.12;
/** How often what is slow is looked at, ms: the person's outline, with the next frame light and wall, then other faces. */
const SLOW_EVERY = 300;
/** A face narrower than this share of the subject's is a poster or a passer-by far off. */
const RELEVANT = 0.3;

const quick: readonly CheckId[] = liveChecks.filter(
  (id) => id.startsWith('pose-') || id === 'eyes-open' || id === 'mouth-closed',
);
const slow = liveChecks.filter((id) => !quick.includes(id) && id !== 'source-face-width');

type Values = LiveMeasurement['values'];

const onBug = (check: string, error: unknown) => console.error(check, error);

/** What some checks of a spec measure, where they can. */
async function measured(
  seed: Partial<Artifacts>,
  spec: Spec,
  ids: readonly CheckId[],
): Promise<Values> {
  const rules = Object.fromEntries(ids.map((id) => [id, spec.rules[id]]));
  const { findings } = await assess(gatherer(seed, makers), { ...spec, rules }, onBug);
  return Object.fromEntries(findings.map(({ check, value }) => [check, value]));
}

/** What checks measure of the photo that a frame would become. */
async function photoValues(
  picture: Picture,
  landmarks: readonly Landmark[],
  head: Head,
  spec: Spec,
  ids: readonly CheckId[],
  portrait?: Portrait,
): Promise<Values> {
  const { region, scale } = composeCrop(head, picture, spec);
  const { x, y, width, height } = portrait?.region ?? region;
  const moved = { x: (x - region.x) * scale, y: (y - region.y) * scale };
  const seed = {
    photo: picture.read(region, spec.format),
    landmarks: landmarks.map((point) => ({
      x: (point.x - region.x) * scale,
      y: (point.y - region.y) * scale,
      z: point.z * scale,
    })),
    ...(portrait && {
      portrait: {
        matte: portrait.matte,
        region: { ...moved, width: width * scale, height: height * scale },
      },
    }),
  };
  return measured(seed, spec, ids);
}

/** What a session remembers from one frame to the next. */
interface Memory {
  landmarks?: readonly Landmark[];
  portrait?: Portrait;
  /** From the eyes to the top of the hair, in face widths. */
  hair: number;
  scene: Values;
  faceCount: number;
  /** What is slow and comes next, and when the last of it was done. */
  next: 'outline' | 'scene' | 'others';
  slowAt: number;
}

const forgetful = (): Memory => ({
  hair: USUAL_HAIR,
  scene: {},
  faceCount: 1,
  next: 'outline',
  slowAt: Number.NEGATIVE_INFINITY,
});

async function countFaces(picture: Picture, width: number): Promise<number> {
  const faces = await glimpseFaces(picture);
  return faces.filter(({ box }) => box.width >= RELEVANT * width).length;
}

/** The face's landmarks, sought where they were a frame ago, else anywhere: without a detector, in the whole. */
async function track(picture: Picture, memory: Memory, hasDetector: boolean) {
  const before = memory.landmarks && bounds(memory.landmarks);
  const about = before && squareAbout(before, Math.max(before.width, before.height) / BOX);
  const tracked = about && (await landmarksIn(picture, framingOf(about), LANDMARK_PIXELS));
  if (tracked) return tracked;
  if (!hasDetector) {
    const whole = squareAbout(wholeOf(picture), Math.max(picture.width, picture.height));
    return landmarksIn(picture, whole, LANDMARK_PIXELS);
  }
  const [subject] = await glimpseFaces(picture);
  return subject && landmarksIn(picture, framingOf(subject.box), LANDMARK_PIXELS);
}

/** A session that begins as soon as landmarks can be found; what else is measured follows when it can be. */
export async function openLive(spec: Spec): Promise<LiveSession> {
  await loadLandmarker();
  return liveSession(spec, loadOthers());
}

/**
 * Measures the frames of one camera; it remembers where the face was, and nothing that a verdict rests on.
 * `areOthersHere`: whether there are models beside the landmarks'; it throws where there never will be.
 */
function liveSession(spec: Spec, areOthersHere: () => boolean): LiveSession {
  let memory = forgetful();
  let queue: Promise<unknown> = Promise.resolve();

  async function measureFace(
    picture: Picture,
    landmarks: readonly Landmark[],
    { at, keep }: LiveRequest,
  ): Promise<LiveMeasurement> {
    const extent = faceExtent(landmarks);
    const width = faceWidth(extent);
    const head = () => ({ ...extent, top: Math.max(0, extent.eyes.y - memory.hair * width) });
    const isPartial = !areOthersHere();
    const measurePhoto = (ids: readonly CheckId[], portrait?: Portrait) =>
      photoValues(picture, landmarks, head(), spec, ids, portrait);
    if (!isPartial && memory.next === 'scene') {
      memory.scene = await measurePhoto(slow, memory.portrait);
      memory.next = 'others';
    } else if (!isPartial && at - memory.slowAt >= SLOW_EVERY) {
      memory.slowAt = at;
      if (memory.next === 'outline') {
        memory.portrait = await portraitOf(picture, clip(headRegion(extent), picture));
        memory.hair = (extent.eyes.y - headTop(landmarks, memory.portrait)) / width;
        memory.next = 'scene';
      } else {
        memory.faceCount = await countFaces(picture, width);
        memory.next = 'outline';
      }
    }
    const values = {
      ...memory.scene,
      ...(keep && (await measurePhoto(['sharpness']))),
      ...(await measured({ landmarks, head: head() }, spec, quick)),
      'source-face-width': width,
    };
    const { width: w, height: h } = picture;
    return {
      frame: { width: w, height: h },
      faceCount: Math.max(1, memory.faceCount),
      head: head(),
      values,
      ...(isPartial && { partial: true }),
    };
  }

  async function measureFrame(frame: ImageBitmap, request: LiveRequest): Promise<LiveMeasurement> {
    const picture = framePicture(frame);
    const landmarks = await track(picture, memory, areOthersHere());
    if (landmarks) {
      memory.landmarks = landmarks;
      return measureFace(picture, landmarks, request);
    }
    memory = forgetful();
    const { width, height } = picture;
    return { frame: { width, height }, faceCount: 0, values: {} };
  }

  async function measure(frame: ImageBitmap, request: LiveRequest): Promise<Seen> {
    let kept = false;
    try {
      const measurement = await measureFrame(frame, request);
      kept = request.keep;
      return { measurement, ...(kept && { frame }) };
    } finally {
      if (!kept) frame.close();
    }
  }

  async function measureStill(still: ImageBitmap): Promise<LiveMeasurement> {
    const seen = await liveSession(spec, areOthersHere).measure(still, { at: 0, keep: true });
    still.close();
    return seen.measurement;
  }

  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    // Each begins with what the one before remembers.
    queue = result.catch(() => {});
    return result;
  };
  return {
    measure: (frame, request) => next(() => measure(frame, request)),
    measureStill: (still) => next(() => measureStill(still)),
  };
}
