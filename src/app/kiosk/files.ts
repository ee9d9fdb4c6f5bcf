import { signal } from '@preact/signals';
import { listenForDrops } from '../ui/file-drop.ts';
import { checkPhoto, kiosk } from './session.ts';
import { kioskSpec } from './settings.ts';

/** Whether a photo that the person brought may be used for this machine's document. */
export const takesFiles = (): boolean => kioskSpec.value.capture !== 'here';

/** A file is being dragged over the page. */
export const dropping = signal(false);

// Not in every browser, nor in TypeScript's DOM library (File System Access).
interface Picking {
  readonly showOpenFilePicker?: (
    options: object,
  ) => Promise<readonly { getFile(): Promise<File> }[]>;
}

let input: HTMLInputElement | null = null;

export const holdInput = (element: HTMLInputElement | null): void => {
  input = element;
};

/** Lets the person choose a photo from a USB stick or the scanner's folder. */
export async function pickPhoto(): Promise<void> {
  const { showOpenFilePicker } = window as Picking;
  if (!showOpenFilePicker) return input?.click();
  // The person closed the dialog without choosing.
  const handles = await showOpenFilePicker({
    types: [{ accept: { 'image/*': ['.jpg', '.jpeg', '.png', '.webp', '.heic'] } }],
  }).catch(() => []);
  const file = await handles[0]?.getFile();
  if (file) await checkPhoto(file);
}

export function takeChosen({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void {
  const file = currentTarget.files?.[0];
  currentTarget.value = '';
  if (file) void checkPhoto(file);
}

/** Accepts a photo dropped on the page while one is wanted. At any other time nothing happens. */
export function listenForPhotos(): void {
  listenForDrops({
    welcome: () => kiosk.value.step === 'capture' && takesFiles(),
    take: ({ files }) => {
      const file = files[0];
      if (file) void checkPhoto(file);
    },
    dropping,
  });
}
