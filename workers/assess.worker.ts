import { expose, proxy, transfer } from 'comlink';
import type { AssessmentResult, Stage } from '../src/engine/assessment.ts';
import { specs } from '../src/specs/index.ts';
import { assessPhoto, provenance, type Request, warmUp } from './assessor.ts';
import { type LiveSession, liveSession } from './live.ts';

const PULSE_MS = 1000;

/** The same session, from which frames that are kept go back without being copied. */
const lendingBack = ({ measure, measureStill }: LiveSession): LiveSession => ({
  async measure(frame, request) {
    const seen = await measure(frame, request);
    return seen.frame ? transfer(seen, [seen.frame]) : seen;
  },
  measureStill,
});

const api = {
  warmUp,
  provenance,
  /** `onPulse` is called every second while the worker is not stuck: a slow download is no crash. */
  async assess(
    file: Blob,
    request: Request,
    onStage: (stage: Stage) => void,
    onPulse: () => void,
  ): Promise<AssessmentResult> {
    const pulse = setInterval(onPulse, PULSE_MS);
    try {
      const result = await assessPhoto(file, request, onStage);
      return result.ok ? transfer(result, [result.assessment.photo.buffer]) : result;
    } finally {
      clearInterval(pulse);
    }
  },
  /** A session that measures the frames of a camera; `onPulse` as above, while the models load. */
  async openLive(id: string, onPulse: () => void) {
    const spec = specs[id];
    if (!spec) throw new Error(`no spec "${id}"`);
    const pulse = setInterval(onPulse, PULSE_MS);
    try {
      await warmUp();
      return proxy(lendingBack(liveSession(spec)));
    } finally {
      clearInterval(pulse);
    }
  },
};
export type AssessWorker = typeof api;

expose(api);
