import type { Edit } from '../../engine/assessment.ts';
import type { Spec } from '../../engine/spec.ts';
import type { Capture } from '../../receipt/capture.ts';
import { assess } from '../device-check.ts';
import { wanted } from '../document.ts';
import { controlled } from '../offline/updates.ts';
import { loadTerms } from '../operator.ts';
import { type Checked, isChecking } from './machine.ts';
import { resident, send } from './session.ts';

interface Job {
  readonly file: Blob;
  /** What bears out that the camera of this page took it. Absent: a file. */
  readonly capture?: Capture;
  readonly spec: Spec;
  readonly edits: readonly Edit[];
  /** The photo that is to be edited. */
  readonly before?: Checked;
}

/** Assesses a file for the chosen document and shows the result. A refused file changes nothing else. */
export const checkPhoto = (file: Blob, capture?: Capture): Promise<void> =>
  run({ file, ...(capture && { capture }), spec: wanted.value, edits: [] });

/** Assesses the same file for another document. */
export async function checkAgain(): Promise<void> {
  const { checked } = resident.value;
  if (checked) await checkPhoto(checked.file, checked.capture);
}

/** Makes the same photo with a white background, and assesses that. */
export async function whiten(): Promise<void> {
  const before = resident.value.checked;
  if (!before || before.before) return;
  const { file, capture, spec } = before;
  await run({ file, ...(capture && { capture }), spec, edits: ['white-background'], before });
}

/** A signal that aborts when another check begins, or when the person leaves this one. */
function untilLeft(check: number): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  const stop = resident.subscribe((state) => {
    if (!isChecking(state, check)) controller.abort('left');
  });
  return { signal: controller.signal, stop };
}

async function run({ edits, ...job }: Job): Promise<void> {
  send({ type: 'photo' });
  const { check } = resident.value;
  const { signal, stop } = untilLeft(check);
  void loadTerms();

  await controlled();
  const result = await assess(job.file, {
    spec: job.spec,
    edits,
    signal,
    onStage: (stage) => send({ type: 'stage', check, stage }),
  })
    .catch((error) => {
      if (!signal.aborted) throw error;
    })
    .finally(stop);
  if (!result) return;

  if (result.ok)
    send({ type: 'checked', check, checked: { ...job, assessment: result.assessment } });
  else send({ type: 'refused', check, refusal: result.refusal });
}
