import { expose, proxy, transfer } from 'comlink';
import { networksAlive } from '../src/artifacts/networks/networks.ts';
import { type LiveSession, openLive } from '../src/assess/frames.ts';
import { warmUp, warmUpCamera } from '../src/assess/models.ts';
import { startNetworksWorker } from '../src/assess/networks-thread.ts';
import { assessPhoto, provenance, type Request } from '../src/assess/photo.ts';
import type { AssessmentResult, Stage } from '../src/engine/assessment.ts';
import { specs } from '../src/specs/index.ts';

const PULSE_MS = 1000;

/**
 * Calls `onPulse` every second while work goes on, so that a slow download is not taken for a crash. The pulse
 * stops when this worker or the networks' worker hangs.
 */
async function pulsing<T>(onPulse: () => void, work: () => Promise<T>): Promise<T> {
  const pulse = setInterval(() => networksAlive().then(onPulse, () => {}), PULSE_MS);
  try {
    return await work();
  } finally {
    clearInterval(pulse);
  }
}

/** The same session. Frames that are kept are transferred back, not copied. */
const lendingBack = ({ measure, measureStill }: LiveSession): LiveSession => ({
  async measure(frame, request) {
    const seen = await measure(frame, request);
    return seen.frame ? transfer(seen, [seen.frame]) : seen;
  },
  measureStill,
});

const api = {
  provenance,
  /** Makes the models of a step ready; answers whether another step follows. */
  warmUp: (step: number, onPulse: () => void) => pulsing(onPulse, () => warmUp(step)),
  /** Makes ready what a camera needs first. */
  warmUpCamera: (onPulse: () => void) => pulsing(onPulse, warmUpCamera),
  async assess(
    file: Blob,
    request: Request,
    onStage: (stage: Stage) => void,
    onPulse: () => void,
  ): Promise<AssessmentResult> {
    const result = await pulsing(onPulse, () => assessPhoto(file, request, onStage));
    return result.ok ? transfer(result, [result.assessment.photo.buffer]) : result;
  },
  /** A session that measures the frames of a camera. */
  async openLive(id: string, onPulse: () => void) {
    const spec = specs[id];
    if (!spec) throw new Error(`no spec "${id}"`);
    return proxy(lendingBack(await pulsing(onPulse, () => openLive(spec))));
  },
};
export type AssessWorker = typeof api;

startNetworksWorker();
expose(api);
