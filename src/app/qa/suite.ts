import { engineVersion } from '../../engine/version.ts';
import { wanted } from '../document.ts';
import type { Folder } from './folder.ts';
import { keep, updateSuite } from './kept-suite.ts';
import { assessSuite } from './run.ts';
import {
  finished,
  folder,
  labelsText,
  mode,
  phase,
  problem,
  step,
  suite,
  tab,
  trial,
  unkept,
  workers,
} from './state.ts';
import { clearStore, loadSuite } from './store.ts';
import { forgetThumbnails } from './thumbnails.ts';

/** Begins a suite with the chosen folder and options. */
export async function start(): Promise<void> {
  const chosen = folder.value;
  const spec = wanted.value;
  if (!chosen) return;
  const { name, unreadable, handle } = chosen;
  await keep(clearStore());
  forgetThumbnails();
  finished.value = new Map();
  suite.value = {
    folder: name,
    spec: `${spec.id}@${spec.version}`,
    engine: engineVersion,
    models: '',
    mode: mode.value,
    photos: chosen.photos.length,
    unreadable,
    finished: false,
    ...(workers.value !== undefined && { workers: workers.value }),
    ...(labelsText.value && { labels: labelsText.value }),
    ...(handle && { handle }),
  };
  await updateSuite({});
  step.value = 'suite';
  await assessSuite(chosen);
}

/** Continues a stopped suite, in its folder. */
export async function resume(found: Folder): Promise<void> {
  const photos = found.photos;
  const known = photos.some(({ path }) => finished.value.has(path));
  if (photos.length === 0) problem.value = 'empty-folder';
  else if (!known && finished.value.size > 0) problem.value = 'other-folder';
  else {
    folder.value = found;
    const { handle, unreadable } = found;
    await updateSuite({ photos: photos.length, unreadable, ...(handle && { handle }) });
    await assessSuite(found);
  }
}

/** Shows the stored suite from the last visit, if there is one. */
export async function openKept(): Promise<void> {
  const kept = await loadSuite().catch(() => {
    unkept.value = true;
    return undefined;
  });
  if (!kept) {
    step.value = 'setup';
    return;
  }
  suite.value = kept.suite;
  labelsText.value = kept.suite.labels;
  finished.value = new Map(kept.finished.map((one) => [one.row.file, one]));
  phase.value = kept.suite.finished ? 'done' : 'stopped';
  step.value = 'suite';
}

/** Forgets the suite, here and in the stored copy. */
export async function discard(): Promise<void> {
  await keep(clearStore());
  forgetThumbnails();
  suite.value = undefined;
  finished.value = new Map();
  folder.value = undefined;
  labelsText.value = undefined;
  trial.value = undefined;
  problem.value = undefined;
  tab.value = 'photos';
  step.value = 'setup';
}
