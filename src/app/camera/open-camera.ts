import type { Size } from '../../core/pixels/geometry.ts';
import type { CameraProblem } from '../../i18n/en.live.ts';
import { isInApp } from '../browser-support.ts';

export type { CameraProblem };

/** Which way a camera looks: at the person who holds the device, or away. */
export type Facing = 'user' | 'environment';

type OpenedCamera =
  | { readonly ok: true; readonly stream: MediaStream }
  | { readonly ok: false; readonly problem: CameraProblem };

/** What the error names of `getUserMedia` mean (Media Capture and Streams, 10.2). Exported for tests. */
export function problemOfError(name: string): CameraProblem {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'failed';
}

/** Why no page can use a camera here. Undefined where it may be possible. Exported for tests. */
export function lackOf({
  isSecureContext,
  navigator,
}: Pick<Window, 'isSecureContext' | 'navigator'>): CameraProblem | undefined {
  // In-app browsers first: even if the address is the cause, another browser helps.
  const able = typeof navigator.mediaDevices?.getUserMedia === 'function';
  if (!able && isInApp(navigator.userAgent)) return 'in-app';
  if (!isSecureContext) return 'insecure';
  return able ? undefined : 'unsupported';
}

interface WantedCamera {
  readonly facing: Facing;
  /** The landscape size to ask for, px. A camera without this size gives another one. */
  readonly size: Size;
  /** Prefers the camera with this id. */
  readonly device?: string | undefined;
}

/** Opens a camera. The browser asks the person for permission if it has not before. */
export async function openCamera({ facing, size, device }: WantedCamera): Promise<OpenedCamera> {
  const lack = lackOf(window);
  if (lack) return { ok: false, problem: lack };
  try {
    const which =
      device === undefined ? { facingMode: { ideal: facing } } : { deviceId: { ideal: device } };
    const { width, height } = size;
    const video = {
      width: { ideal: width },
      height: { ideal: height },
      frameRate: { ideal: 30 },
      ...which,
    };
    return { ok: true, stream: await navigator.mediaDevices.getUserMedia({ video, audio: false }) };
  } catch (error) {
    const problem = problemOfError((error as DOMException).name);
    // Some in-app browsers have the function, but refuse without asking the person.
    const refusedByApp = problem === 'refused' && isInApp(navigator.userAgent);
    return { ok: false, problem: refusedByApp ? 'in-app' : problem };
  }
}

/** Which way a camera looks. Where the browser does not say, the way that was asked for. */
export function facingOf(stream: MediaStream, wanted: Facing): Facing {
  const { facingMode } = stream.getVideoTracks()[0]?.getSettings() ?? {};
  return facingMode === 'user' || facingMode === 'environment' ? facingMode : wanted;
}

/** Whether there is another camera. Labels are known only after the person gave permission. */
export async function hasAnotherCamera(): Promise<boolean> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'videoinput').length > 1;
}

export const closeCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};
