import { proxy } from 'comlink';
import type { AssessWorker } from '../../workers/assess.worker.ts';
import type { AssessmentResult, Edit, Mode, Stage } from '../engine/assessment.ts';
import type { Spec } from '../engine/spec.ts';
import type { AssessorFailure } from '../i18n/messages.ts';
import { defaultSpec } from '../specs/index.ts';
import { canRunModels, canUseWorker } from './browser-support.ts';
import rehearsalUrl from './rehearsal.jpg';
import { startAssessWorker } from './start-worker.ts';
import { WorkerLost, workerClient } from './worker-client.ts';

/** Silence after which a worker counts as hung. Its pulse beats every second while it waits for a download. */
const PATIENCE_MS = 30_000;

/** The only worker with the models. Photos and cameras take turns. */
export const client = workerClient<AssessWorker>(startAssessWorker, PATIENCE_MS);

export interface AssessOptions {
  readonly spec: Spec;
  /** Absent: as-is for a JPEG that already has the spec's frame, compose for everything else. */
  readonly mode?: Mode;
  /** Changes to a composed photo. None by default. */
  readonly edits?: readonly Edit[];
  /** Cancels the check. The promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  onStage?(stage: Stage): void;
}

/** A refusal of the file, or of this device. */
type AppResult = AssessmentResult | { readonly ok: false; readonly refusal: AssessorFailure };

/**
 * Assesses a photo on this device: in a worker where workers have a canvas, else on the main thread. Everything
 * that a file or a device can cause comes back as a value.
 */
export async function assess(file: Blob, options: AssessOptions): Promise<AppResult> {
  const { spec, mode, edits, signal, onStage = () => {} } = options;
  if (!canRunModels()) return { ok: false, refusal: 'unsupported-browser' };
  const request = { spec: spec.id, ...(mode && { mode }), ...(edits && { edits }) };
  try {
    if (!canUseWorker()) {
      const { assessPhoto } = await import('../assess/photo.ts');
      return await assessPhoto(file, request, onStage);
    }
    isPractised = true;
    return await client.run<AssessmentResult>(
      async (worker, alive) => await worker.assess(file, request, proxy(onStage), proxy(alive)),
      signal,
    );
  } catch (error) {
    if (signal?.aborted) throw error;
    if (!(error instanceof WorkerLost)) console.error(error);
    return { ok: false, refusal: 'worker-failed' };
  }
}

/** Whether there is a worker to prepare. On the main thread, preparing would block the page. */
const canPrepare = (): boolean => canRunModels() && canUseWorker();

async function loadModels(): Promise<void> {
  let hasMore = true;
  for (let step = 0; hasMore; step++) {
    hasMore = await client.run((worker, alive) => worker.warmUp(step, proxy(alive)));
  }
}

/** After this many photos the browser has optimised most of the code. */
const REHEARSALS = 4;
/** Whether the worker has checked a person's photo. Then it needs no rehearsal. */
let isPractised = false;
const unheard = (): void => {};

/** Checks a drawn portrait, unless a person's photo comes first, so that all code for a photo has run once. */
async function rehearse(): Promise<void> {
  const portrait = await (await fetch(rehearsalUrl)).blob();
  const request = { spec: defaultSpec.id, mode: 'compose' } as const;
  for (let i = 0; i < REHEARSALS && !isPractised; i++) {
    await client.run<AssessmentResult>(
      async (worker, alive) => await worker.assess(portrait, request, proxy(unheard), proxy(alive)),
    );
  }
}

/**
 * Prepares the models one by one while the person still reads. A photo that is chosen meanwhile waits for at most
 * one of them. A failure does not matter: `assess` loads them again.
 */
export async function warmUp(): Promise<void> {
  if (canPrepare()) await loadModels().catch(() => {});
}

/** Makes ready what a camera needs first. */
export async function warmUpCamera(): Promise<void> {
  if (!canPrepare()) return;
  await client.run((worker, alive) => worker.warmUpCamera(proxy(alive))).catch(() => {});
}

/** Makes the models ready, and checks a drawn portrait: the first photo then takes no longer than the tenth. */
export async function makeReady(): Promise<void> {
  if (!canPrepare()) return;
  try {
    await loadModels();
    await rehearse();
  } catch {}
}

/** Frees all memory in which photos were checked, so that nothing of them stays. */
export function forgetPhotos(): void {
  client.retire();
  isPractised = false;
}
