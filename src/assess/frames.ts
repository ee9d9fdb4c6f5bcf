import { glimpseFaces } from '../artifacts/networks/face-detector.ts';
import { framingOf, landmarksIn } from '../artifacts/networks/faces.ts';
import { loadLandmarker } from '../artifacts/networks/landmarker.ts';
import { portraitOf } from '../artifacts/networks/portrait.ts';
import { framePicture } from '../artifacts/pictures/frame-picture.ts';
import type { CheckId } from '../checks/index.ts';
import type { Candidate, Head, Landmark, Picture, Portrait } from '../core/check/artifacts.ts';
import { faceExtent, faceWidth, headRegion, headTop } from '../core/face/head.ts';
import { type Box, bounds, clip, squareAbout, wholeOf } from '../core/pixels/geometry.ts';
import type { Raster } from '../core/pixels/raster.ts';
import type { Spec } from '../engine/spec.ts';
import { COPY_WIDTH, type LiveMeasurement } from '../live/measurement.ts';
import { photoValuesOf, quickChecks, sceneChecks, type Values, valuesOf } from './frame-values.ts';
import { loadAll, type Model } from './models.ts';
import { freshSchedule, type Schedule, type SlowWork, slowWorkAt } from './slow-work.ts';

interface LiveRequest {
  /** When the camera saw the frame, ms of a clock that does not go back. */
  readonly at: number;
  /** Also measures how sharp this frame is, and gives the frame back, so that the best frame can be chosen. */
  readonly keep: boolean;
}

export interface Seen {
  readonly measurement: LiveMeasurement;
  /** The frame itself, where `keep` asked for it. The caller closes it. */
  readonly frame?: ImageBitmap;
}

export interface LiveSession {
  /** Measures a frame, and closes it unless it is kept. Frames are measured one after the other. */
  measure(frame: ImageBitmap, request: LiveRequest): Promise<Seen>;
  /** Measures a still photo of the same scene, of any size, independently of the frames before. Closes it. */
  measureStill(still: ImageBitmap): Promise<LiveMeasurement>;
}

const LANDMARK_PIXELS = 256;
/** The usual distance from the eyes to the top of the hair, in face widths. It is used until the outline is known. */
const USUAL_HAIR = 0.75;
/** The bounds of a face's landmarks are this much larger than the detector's box. */
const BOX = 1.12;
/** A face narrower than this share of the subject's is a poster, or a person far behind. */
const RELEVANT = 0.3;

function smallCopy(picture: Picture): Raster {
  const height = Math.max(1, Math.round((COPY_WIDTH * picture.height) / picture.width));
  return picture.read(wholeOf(picture), { width: COPY_WIDTH, height });
}

/** How a session reads frames and asks the models about them. Exported for tests. */
export interface Sight {
  picture(frame: ImageBitmap): Picture;
  /** The landmarks in a square of a picture, scaled to about `pixels` × `pixels`. Undefined where there are none. */
  landmarks(
    picture: Picture,
    square: Box,
    pixels: number,
  ): Promise<readonly Landmark[] | undefined>;
  /** The faces in a picture, the largest first. */
  faces(picture: Picture): Promise<readonly Candidate[]>;
  portrait(picture: Picture, region: Box): Promise<Portrait>;
}

const sight: Sight = {
  picture: framePicture,
  landmarks: landmarksIn,
  faces: glimpseFaces,
  portrait: portraitOf,
};
/** The models that a session uses beside the landmarks'. */
const others: readonly Model[] = ['portrait.onnx', 'face-detector.onnx'];

/** What a session remembers from one frame to the next. */
interface Memory {
  landmarks?: readonly Landmark[];
  portrait?: Portrait;
  /** From the eyes to the top of the hair, in face widths. */
  hair: number;
  scene: Values;
  faceCount: number;
  schedule: Schedule;
}

const forgetful = (): Memory => ({
  hair: USUAL_HAIR,
  scene: {},
  faceCount: 1,
  schedule: freshSchedule,
});

/**
 * A session that starts as soon as landmarks can be found. Everything else is measured as soon as its models are
 * here.
 */
export async function openLive(spec: Spec): Promise<LiveSession> {
  await loadLandmarker();
  return liveSession(spec, sight, loadAll(others));
}

/**
 * Measures the frames of one camera. It remembers where the face was, but nothing that a verdict depends on.
 * `areOthersHere` tells whether the models other than the landmarks' are loaded; it throws where they cannot be.
 * Exported for tests.
 */
export function liveSession(spec: Spec, sight: Sight, areOthersHere: () => boolean): LiveSession {
  let memory = forgetful();
  let queue: Promise<unknown> = Promise.resolve();

  /**
   * The face's landmarks. They are looked for where they were in the last frame, else anywhere; without a
   * detector, in the whole frame.
   */
  async function track(picture: Picture): Promise<readonly Landmark[] | undefined> {
    const before = memory.landmarks && bounds(memory.landmarks);
    const about = before && squareAbout(before, Math.max(before.width, before.height) / BOX);
    const tracked = about && (await sight.landmarks(picture, framingOf(about), LANDMARK_PIXELS));
    if (tracked) return tracked;
    if (!areOthersHere()) {
      const whole = squareAbout(wholeOf(picture), Math.max(picture.width, picture.height));
      return sight.landmarks(picture, whole, LANDMARK_PIXELS);
    }
    const [subject] = await sight.faces(picture);
    return subject && sight.landmarks(picture, framingOf(subject.box), LANDMARK_PIXELS);
  }

  const headOf = (landmarks: readonly Landmark[]): Head => {
    const extent = faceExtent(landmarks);
    return { ...extent, top: Math.max(0, extent.eyes.y - memory.hair * faceWidth(extent)) };
  };

  const measurePhoto = (
    picture: Picture,
    landmarks: readonly Landmark[],
    ids: readonly CheckId[],
    portrait?: Portrait,
  ) => photoValuesOf(picture, landmarks, headOf(landmarks), spec, ids, portrait);

  async function doSlowWork(
    work: SlowWork,
    picture: Picture,
    landmarks: readonly Landmark[],
  ): Promise<void> {
    const extent = faceExtent(landmarks);
    const width = faceWidth(extent);
    if (work === 'outline') {
      memory.portrait = await sight.portrait(picture, clip(headRegion(extent), picture));
      memory.hair = (extent.eyes.y - headTop(landmarks, memory.portrait)) / width;
    } else if (work === 'scene') {
      memory.scene = await measurePhoto(picture, landmarks, sceneChecks, memory.portrait);
    } else {
      const faces = await sight.faces(picture);
      memory.faceCount = faces.filter(({ box }) => box.width >= RELEVANT * width).length;
    }
  }

  async function measureFace(
    picture: Picture,
    landmarks: readonly Landmark[],
    { at, keep }: LiveRequest,
  ): Promise<LiveMeasurement> {
    const isPartial = !areOthersHere();
    if (!isPartial) {
      const { work, after } = slowWorkAt(memory.schedule, at);
      if (work) await doSlowWork(work, picture, landmarks);
      memory.schedule = after;
    }
    const head = headOf(landmarks);
    const values = {
      ...memory.scene,
      ...(keep && (await measurePhoto(picture, landmarks, ['sharpness']))),
      ...(await valuesOf({ landmarks, head }, spec, quickChecks)),
      'source-face-width': faceWidth(head),
    };
    const { width, height } = picture;
    return {
      frame: { width, height },
      faceCount: Math.max(1, memory.faceCount),
      head,
      values,
      ...(isPartial && { partial: true }),
    };
  }

  async function measurePicture(picture: Picture, request: LiveRequest): Promise<LiveMeasurement> {
    const landmarks = await track(picture);
    if (landmarks) {
      memory.landmarks = landmarks;
      return measureFace(picture, landmarks, request);
    }
    memory = forgetful();
    const { width, height } = picture;
    return { frame: { width, height }, faceCount: 0, values: {} };
  }

  async function measureFrame(frame: ImageBitmap, request: LiveRequest): Promise<LiveMeasurement> {
    const picture = sight.picture(frame);
    const measurement = await measurePicture(picture, request);
    const isCopied = request.keep || measurement.head !== undefined;
    return isCopied ? { ...measurement, copy: smallCopy(picture) } : measurement;
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
    const seen = await liveSession(spec, sight, areOthersHere).measure(still, {
      at: 0,
      keep: true,
    });
    still.close();
    return seen.measurement;
  }

  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    // Each measurement starts from the state that the one before left.
    queue = result.catch(() => {});
    return result;
  };
  return {
    measure: (frame, request) => next(() => measure(frame, request)),
    measureStill: (still) => next(() => measureStill(still)),
  };
}
