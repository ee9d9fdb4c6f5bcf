import { defaultSpec } from '../../specs/index.ts';
import { assess } from '../assessor.ts';
import { controlled } from '../offline/updates.ts';
import { checked, go, refusal, replaceChecked, show, stage } from './state.ts';
import { noteResult } from './tries.ts';

let running: AbortController | undefined;

/** Assesses a file and shows the result; a refused file leaves everything else as it was. */
export async function checkPhoto(file: Blob): Promise<void> {
  running?.abort();
  const controller = new AbortController();
  running = controller;
  refusal.value = undefined;
  stage.value = 'reading';
  go('progress');

  await controlled();
  const result = await assess(file, {
    spec: defaultSpec,
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
    replaceChecked({ assessment, photoUrl: URL.createObjectURL(photo) });
    go(noteResult(assessment.verdict) ? 'stuck' : 'result');
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
