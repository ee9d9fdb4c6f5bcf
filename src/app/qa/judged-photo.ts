import { finished, folder } from './state.ts';
import { loadPhoto } from './store.ts';

interface JudgedPhoto {
  readonly blob: Blob;
  /** These are exactly the pixels that were judged, so measured lines may be drawn on them. */
  readonly judged: boolean;
}

/** The photo that was judged, or its file where nothing else is there. Undefined where neither can be read. */
export async function judgedPhoto(file: string): Promise<JudgedPhoto | undefined> {
  const kept = await loadPhoto(file).catch(() => undefined);
  if (kept) return { blob: kept, judged: true };
  const source = folder.value?.files.find(({ path }) => path === file);
  const blob = await source?.open().catch(() => undefined);
  return blob && { blob, judged: finished.value.get(file)?.row.mode === 'as-is' };
}
