import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { wakeVoice } from '../camera/voice.ts';
import { warmUp, warmUpCamera } from '../device-check.ts';
import { listenForDrops } from '../ui/file-drop.ts';
import { checkPhoto } from './check-photo.ts';
import { takesDrops } from './machine.ts';
import { resident, send } from './session.ts';

/** A file is being dragged over the page. */
export const dropping = signal(false);

let picker: HTMLInputElement | null = null;
let camera: HTMLInputElement | null = null;

export const holdPicker = (element: HTMLInputElement | null): void => {
  picker = element;
};
export const holdCamera = (element: HTMLInputElement | null): void => {
  camera = element;
};

// The models load while the person looks for a photo, but not for a person who only reads the page.
export function openPicker(): void {
  void warmUp();
  picker?.click();
}

/** The phone's own camera, or on a computer another way to choose a file. */
export function openSystemCamera(): void {
  void warmUp();
  camera?.click();
}

/** The camera's step, after its code is loaded. */
export const cameraView = signal<ComponentType | undefined>(undefined);

/** Opens the guiding camera. Where its code cannot be loaded, the phone's own camera app. */
export async function openCamera(): Promise<void> {
  void warmUpCamera();
  wakeVoice();
  const loaded = await import('./CameraStep.tsx').catch(() => undefined);
  if (!loaded) return openSystemCamera();
  cameraView.value = loaded.CameraStep;
  send({ type: 'camera' });
}

export function takeChosen({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void {
  const file = currentTarget.files?.[0];
  // Reset, so that choosing the same file again is a change.
  currentTarget.value = '';
  if (file) void checkPhoto(file);
}

const welcome = (): boolean => takesDrops(resident.value);

function take(data: DataTransfer | null): void {
  const file = data?.files[0];
  if (file && welcome()) void checkPhoto(file);
}

/** Accepts a photo dropped anywhere on the page, or pasted. */
export function listenForFiles(): void {
  listenForDrops({ welcome, take, dropping });
  document.addEventListener('paste', ({ clipboardData }) => take(clipboardData));
}
