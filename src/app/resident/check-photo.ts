import type { Edit } from '../../engine/assessment.ts';
import type { Spec } from '../../engine/spec.ts';
import { assess } from '../device-check.ts';
import { wanted } from '../document.ts';
import { controlled } from '../offline/updates.ts';
import { loadTerms } from '../operator.ts';
import { type Checked, checked, go, refusal, replaceChecked, show, stage } from './state.ts';
import { noteResult } from './tries.ts';

let running: AbortController | undefined;

interface Job {
  readonly file: Blob;
  /** Whether the camera of this page took it. */
  readonly isTaken: boolean;
  readonly spec: Spec;
  readonly edits: readonly Edit[];
  /** The photo that is to be edited. */
  readonly before?: Checked;
}

/** Assesses a file for the document that is wanted, and shows the result; a refused file leaves everything else as it was. */
export const checkPhoto = (file: Blob, isTaken = false): Promise<void> =>
  run({ file, isTaken, spec: wanted.value, edits: [] });

/** Assesses the same file for another document. */
export async function checkAgain(): Promise<void> {
  if (checked.value) await checkPhoto(checked.value.file, checked.value.isTaken);
}

/** Makes the same photo with a white background, and assesses that. */
export async function whiten(): Promise<void> {
  const before = checked.value;
  if (!before || before.before) return;
  const { file, isTaken, spec } = before;
  await run({ file, isTaken, spec, edits: ['white-background'], before });
}

/** Back to the photo as it was before it was edited. */
export function undoEdits(): void {
  if (checked.value?.before) replaceChecked(checked.value.before);
}

async function run({ file, isTaken, spec, edits, before }: Job): Promise<void> {
  running?.abort();
  const controller = new AbortController();
  running = controller;
  refusal.value = undefined;
  stage.value = 'reading';
  go('progress');
  void loadTerms();

  await controlled();
  const result = await assess(file, {
    spec,
    edits,
    signal: controller.signal,
    onStage: (next) => {
      if (!controller.signal.aborted) stage.value = next;
    },
  }).catch((error) => {
    if (!controller.signal.aborted) throw error;
  });
  if (!result || controller.signal.aborted) return;

  if (result.ok) {
    const { assessment } = result;
    const photo = new Blob([assessment.photo], { type: assessment.mime });
    const photoUrl = URL.createObjectURL(photo);
    const isAgain = checked.value?.file === file;
    replaceChecked({ assessment, photoUrl, spec, file, isTaken, ...(before && { before }) });
    go(noteResult(assessment.verdict, isAgain) ? 'stuck' : 'result');
  } else {
    refusal.value = result.refusal;
    backFromProgress();
  }
}

export function cancelCheck(): void {
  running?.abort();
  backFromProgress();
}

/** To the last result, where there is one. */
function backFromProgress(): void {
  show(checked.value ? 'result' : 'start');
}
