import { type ReadonlySignal, signal } from '@preact/signals';
import type { Size } from '../../core/pixels/geometry.ts';
import type { Spec } from '../../engine/spec.ts';
import type { Audience, CameraProblem } from '../../i18n/en.live.ts';
import { cameraSizeFor } from '../../live/camera-size.ts';
import { type Guidance, startGuidance } from '../../live/guidance.ts';
import { CAMERA_LABEL_MAX, type Capture } from '../../receipt/capture.ts';
import { fetchChallenge } from '../api.ts';
import { pace } from '../elder.ts';
import { messages } from '../language.ts';
import { type ElementSize, elementSize } from '../ui/element-size.ts';
import { audienceOf, spokenWords } from './cue-words.ts';
import { guidedShot, type Shooting, type Taken } from './guided-shot.ts';
import { type Measurer, withMeasurer } from './measurer.ts';
import { closeCamera, type Facing, facingOf, hasAnotherCamera, openCamera } from './open-camera.ts';
import { digestOf, grab, takeStill } from './still.ts';
import { announce, hush, narrate } from './voice.ts';

const BUZZ_MS = 60;

export interface LiveState {
  /** `loading`: the camera runs, the models are still loading. `unguided`: the models cannot be loaded. */
  readonly camera: 'opening' | 'loading' | 'running' | 'unguided' | 'taking' | 'failed' | 'closed';
  readonly problem?: CameraProblem;
  readonly guidance: Guidance;
  /** Size of the camera's frames, once it runs. */
  readonly frame?: Size;
  readonly facing: Facing;
  /** Who reads the instructions. */
  readonly audience: Audience;
  readonly canTurn: boolean;
  /** The time from a frame to its instruction, ms. */
  readonly latency?: number;
}

interface LiveOptions {
  readonly spec: Spec;
  readonly facing: Facing;
  /** Whether the photo is taken automatically once all is right. */
  readonly auto: boolean;
  /** Id of the camera. Absent where the browser chooses. */
  readonly device?: string;
  /** Absent: the person in front of a front camera, or behind a rear camera. */
  readonly audience?: Audience;
  /**
   * Receives the photo, not mirrored, at the best resolution of the camera, and what bears out that the camera took
   * it. The camera is closed by then.
   */
  onPhoto(photo: Blob, capture: Capture): void;
  /** Called for every change, in addition to the signal. */
  onState?(state: LiveState): void;
}

/** A camera that guides a person. It runs from when its video element appears until it is closed. */
export interface Live {
  readonly spec: Spec;
  readonly state: ReadonlySignal<LiveState>;
  /** The element that the spec's frame is fitted into. */
  readonly stage: ElementSize;
  /** A ref for the video element. The camera is closed when the element is removed. */
  readonly attach: (video: HTMLVideoElement | null) => void;
  /** Takes the photo now, whatever the frames show. */
  readonly shoot: () => void;
  /** Opens the camera that looks this way. */
  readonly turn: (facing: Facing) => void;
  /** Whether someone else holds the device. Where there is another camera, that one is opened. */
  readonly help: (helped: boolean) => void;
  readonly close: () => void;
}

/** Speaks the instruction, and vibrates when the photo is taken. */
function accompany(before: LiveState, now: LiveState): void {
  const words = spokenWords(now, now.audience, messages.value.live);
  const taken = now.guidance.phase === 'burst' && before.guidance.phase !== 'burst';
  if (taken) {
    announce(words);
    navigator.vibrate?.(BUZZ_MS);
  } else if (now.camera === 'running') narrate(words);
  else if (now.camera === 'closed') hush();
}

export function createLive(options: LiveOptions): Live {
  const { spec } = options;
  let said = options.audience;
  const state = signal<LiveState>({
    camera: 'opening',
    guidance: startGuidance(performance.now()),
    facing: options.facing,
    audience: audienceOf(said, options.facing),
    canTurn: false,
  });
  let video: HTMLVideoElement | null = null;
  /** Ends everything that was started with the open camera. */
  let stop = () => {};
  /** What the endpoint gave to this opening of the camera, if it has answered by the time of the photo. */
  let challenge: string | undefined;
  /** The shutter of the shot that is being guided. */
  let press = () => {};

  const change = (next: Partial<LiveState>): void => {
    const before = state.value;
    state.value = { ...before, ...next };
    accompany(before, state.value);
    options.onState?.(state.value);
  };

  const fail = (problem: CameraProblem): void => {
    stop();
    change({ camera: 'failed', problem });
  };

  async function open(facing: Facing): Promise<void> {
    stop();
    const ended = new AbortController();
    // An own reason object: the browser's would keep a stack trace, and with it the page, in memory.
    stop = () => ended.abort('closed');
    const { problem: _, ...rest } = state.value;
    state.value = rest;
    change({ camera: 'opening', guidance: startGuidance(performance.now()), facing });
    const opened = await openCamera({
      facing,
      size: cameraSizeFor(spec),
      device: options.device,
    });
    if (ended.signal.aborted) {
      if (opened.ok) closeCamera(opened.stream);
      return;
    }
    if (!opened.ok) {
      fail(opened.problem);
      return;
    }
    const { stream } = opened;
    ended.signal.addEventListener('abort', () => closeCamera(stream));
    challenge = undefined;
    void fetchChallenge().then((given) => {
      if (!ended.signal.aborted) challenge = given;
    });
    // Browsers may keep the track for a long time. It must not keep the page in memory.
    stream
      .getVideoTracks()[0]
      ?.addEventListener('ended', () => fail('busy'), { signal: ended.signal });
    await show(stream, facing, ended.signal);
  }

  async function show(stream: MediaStream, wanted: Facing, ended: AbortSignal): Promise<void> {
    if (!video) return;
    video.srcObject = stream;
    const shown = await video.play().then(
      () => true,
      () => false,
    );
    if (ended.aborted) return;
    if (!shown) {
      fail('failed');
      return;
    }
    const frame = { width: video.videoWidth, height: video.videoHeight };
    const facing = facingOf(stream, wanted);
    change({ camera: 'loading', frame, facing, audience: audienceOf(said, facing) });
    void hasAnotherCamera().then((canTurn) => change({ canTurn }));
    await withMeasurer(spec, (measurer) => guidePerson(measurer, stream, ended));
    // Without guidance there is still the shutter.
    if (!ended.aborted) change({ camera: 'unguided' });
  }

  async function guidePerson(
    measurer: Measurer,
    stream: MediaStream,
    ended: AbortSignal,
  ): Promise<void> {
    if (!video || ended.aborted) return;
    const shooting: Shooting = {
      ...options,
      video,
      stream,
      pace: pace.value,
      from: state.value.guidance,
      onGuidance: (guidance, seen) =>
        change({
          camera: guidance.phase === 'done' ? 'taking' : 'running',
          guidance,
          ...(seen && { frame: seen.frame, latency: performance.now() - seen.at }),
        }),
    };
    const shot = guidedShot(shooting, measurer, ended);
    press = shot.press;
    const taken = await shot.photo;
    if (taken && !ended.aborted) finish(taken, stream);
  }

  async function shootUnguided(): Promise<void> {
    const stream = video?.srcObject;
    if (!video || !(stream instanceof MediaStream)) return;
    change({ camera: 'taking' });
    const [frame, still] = await Promise.all([grab(video), takeStill(stream)]);
    if (video) finish({ photo: still ?? frame, frames: [await digestOf(frame)] }, stream);
  }

  function finish({ photo, ...around }: Taken, stream: MediaStream): void {
    const { width = 1, height = 1 } = state.value.frame ?? {};
    const label = stream.getVideoTracks()[0]?.label.slice(0, CAMERA_LABEL_MAX) ?? '';
    close();
    options.onPhoto(photo, {
      how: 'here',
      ...(challenge !== undefined && { challenge }),
      ...around,
      camera: { label, width, height },
    });
  }

  function close(): void {
    stop();
    if (video) video.srcObject = null;
    change({ camera: 'closed' });
  }

  return {
    spec,
    state,
    stage: elementSize(),
    attach(element) {
      // A video element with a stream stays in memory, and the page with it.
      if (!element) close();
      video = element;
      if (element) void open(options.facing);
    },
    shoot() {
      const { camera } = state.value;
      if (camera === 'running') press();
      else if (camera === 'loading' || camera === 'unguided') void shootUnguided();
    },
    turn: (facing) => void open(facing),
    help(helped) {
      said = helped ? 'helper' : 'self';
      if (state.value.canTurn) void open(helped ? 'environment' : 'user');
      else change({ audience: said });
    },
    close,
  };
}
