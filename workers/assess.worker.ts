import { expose, transfer } from 'comlink';
import type { AssessmentResult, Stage } from '../src/engine/assessment.ts';
import { assessPhoto, provenance, type Request, warmUp } from './assessor.ts';

const PULSE_MS = 1000;

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
};
export type AssessWorker = typeof api;

expose(api);
