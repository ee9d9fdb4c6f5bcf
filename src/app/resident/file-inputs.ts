import { signal } from '@preact/signals';
import { warmUp } from '../assessor.ts';
import { listenForDrops } from '../ui/file-drop.ts';
import { checkPhoto } from './check-photo.ts';
import { step } from './state.ts';

/** A file hangs over the page. */
export const dropping = signal(false);

let picker: HTMLInputElement | null = null;
let camera: HTMLInputElement | null = null;

export const holdPicker = (element: HTMLInputElement | null): void => {
  picker = element;
};
export const holdCamera = (element: HTMLInputElement | null): void => {
  camera = element;
};

// The models load while the person looks for a photo, and not for someone who only looks in.
export function openPicker(): void {
  warmUp();
  picker?.click();
}

export function openCamera(): void {
  warmUp();
  camera?.click();
}

export function takeChosen({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void {
  const file = currentTarget.files?.[0];
  // So that choosing the same file again is a change again.
  currentTarget.value = '';
  if (file) void checkPhoto(file);
}

// A photo that is being submitted or has a receipt is not swept away by a stray drop.
const welcome = (): boolean => step.value !== 'receipt';

function take(data: DataTransfer | null): void {
  const file = data?.files[0];
  if (file && welcome()) void checkPhoto(file);
}

/** Takes a photo dropped anywhere on the page, or pasted. */
export function listenForFiles(): void {
  listenForDrops({ welcome, take, dropping });
  document.addEventListener('paste', ({ clipboardData }) => take(clipboardData));
}
