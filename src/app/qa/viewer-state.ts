import { computed, signal } from '@preact/signals';
import type { Head } from '../../core/check/artifacts.ts';
import { judgedPhoto } from './judged-photo.ts';
import { addressOf, photoOf } from './photo-address.ts';
import { report } from './state.ts';
import { loadRecorded } from './store.ts';
import { cursor, scrollToRow, shownRows } from './table-window.ts';

/** A photo large enough to look at. */
export interface Picture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  /** Absent where there is no face, or these are not the pixels that were judged. */
  readonly head?: Head;
}

/** The file of the open photo, and of the photo beside it. */
export const opened = signal<string | undefined>(undefined);
export const held = signal<string | undefined>(undefined);

/** The open photos. Null where a photo cannot be loaded. */
export const pictures = signal<ReadonlyMap<string, Picture | null>>(new Map());

export const place = computed(() => shownRows.value.findIndex(({ file }) => file === opened.value));
export const rowOf = (file: string) => report.value.photos.find((row) => row.file === file);

async function load(file: string): Promise<Picture | null> {
  const photo = await judgedPhoto(file);
  const bitmap = photo && (await createImageBitmap(photo.blob).catch(() => undefined));
  if (!bitmap) return null;
  const { width, height } = bitmap;
  bitmap.close();
  const recorded = photo.judged && (await loadRecorded(file).catch(() => undefined));
  const head = recorded ? recorded.artifacts.head : undefined;
  return { url: URL.createObjectURL(photo.blob), width, height, ...(head && { head }) };
}

const wanted = (): readonly string[] =>
  [opened.value, held.value].filter((file) => file !== undefined);

/** Loads the open photos, and frees those that are closed. */
async function loadWanted(): Promise<void> {
  const keep = new Map([...pictures.value].filter(([file]) => wanted().includes(file)));
  for (const [file, picture] of pictures.value) {
    if (picture && !keep.has(file)) URL.revokeObjectURL(picture.url);
  }
  pictures.value = keep;
  for (const file of wanted()) {
    if (pictures.value.has(file)) continue;
    const picture = await load(file);
    if (wanted().includes(file)) pictures.value = new Map(pictures.value).set(file, picture);
    else if (picture) URL.revokeObjectURL(picture.url);
  }
}

/** The address names the open photo, so that it can be sent to whoever has the same suite. */
const keepAddress = (hash: string): void =>
  history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`);

export function openViewer(file: string): void {
  opened.value = file;
  keepAddress(addressOf(file));
  void loadWanted();
}

export function closeViewer(): void {
  if (opened.value !== undefined) keepAddress('');
  opened.value = undefined;
  held.value = undefined;
  void loadWanted();
}

/** Opens the photo that the address names, if the suite has it. */
export function openAddressed(): void {
  const file = photoOf(location.hash);
  if (file === undefined || file === opened.value || !rowOf(file)) return;
  const row = shownRows.value.findIndex((photo) => photo.file === file);
  if (row >= 0) cursor.value = { row, column: 0 };
  openViewer(file);
}

/** Another photo of the table, `by` rows on. */
export function step(by: number): void {
  const at = place.value + by;
  const next = shownRows.value[at];
  if (!next) return;
  cursor.value = { ...cursor.value, row: at };
  scrollToRow(at);
  openViewer(next.file);
}

export function toggleCompare(): void {
  held.value = held.value === undefined ? opened.value : undefined;
  void loadWanted();
}
