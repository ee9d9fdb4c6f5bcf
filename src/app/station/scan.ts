import { signal } from '@preact/signals';
import { USUAL_CAMERA } from '../../live/camera-size.ts';
import type { CameraProblem } from '../camera/open-camera.ts';
import { closeCamera, openCamera } from '../camera/open-camera.ts';
import { lookUpNumber } from './look-up.ts';
import { loadQrReader } from './qr-reader.ts';

/** The time between two looks at the picture, ms. */
const LOOK_MS = 120;

/** The camera looks for a code. */
export const scanning = signal(false);
export const scanProblem = signal<CameraProblem | undefined>(undefined);

export function startScan(): void {
  scanProblem.value = undefined;
  scanning.value = true;
}

export function stopScan(): void {
  scanning.value = false;
}

let ended = new AbortController();

async function look(video: HTMLVideoElement, { signal }: AbortController): Promise<void> {
  const opened = await openCamera({ facing: 'environment', size: USUAL_CAMERA });
  if (!opened.ok) {
    scanProblem.value = opened.problem;
    stopScan();
    return;
  }
  const { stream } = opened;
  if (signal.aborted) return closeCamera(stream);
  signal.addEventListener('abort', () => closeCamera(stream));
  video.srcObject = stream;
  await video.play().catch(() => undefined);
  const read = await loadQrReader();
  while (!signal.aborted) {
    const text = await read(video).catch(() => undefined);
    if (signal.aborted) return;
    if (text !== undefined) {
      stopScan();
      return lookUpNumber(text);
    }
    await new Promise((waited) => setTimeout(waited, LOOK_MS));
  }
}

/** A ref for the video element. The camera runs as long as the element exists. */
export function holdScanner(video: HTMLVideoElement | null): void {
  ended.abort();
  ended = new AbortController();
  if (video) void look(video, ended);
}
