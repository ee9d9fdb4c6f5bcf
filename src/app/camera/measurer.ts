import { proxy, type Remote, releaseProxy, transfer } from 'comlink';
import type { LiveSession } from '../../assess/frames.ts';
import type { Spec } from '../../engine/spec.ts';
import { canRunModels, canUseWorker } from '../browser-support.ts';
import { client } from '../device-check.ts';
import { WorkerLost } from '../worker-client.ts';

/** Measures a camera's frames. It owns a frame until it gives it back. */
export type Measurer = LiveSession;

/** How often an idle worker reports that it is alive, ms. */
const IDLE_MS = 5000;

/** A measurer that reports that it is alive whenever it answers, and while it is idle. */
function watched(session: Measurer, alive: () => void): { measurer: Measurer; stop: () => void } {
  let waiting = 0;
  const timer = setInterval(() => waiting === 0 && alive(), IDLE_MS);
  const watch = async <T>(answer: Promise<T>): Promise<T> => {
    waiting += 1;
    try {
      return await answer;
    } finally {
      waiting -= 1;
      alive();
    }
  };
  return {
    measurer: {
      measure: (frame, request) => watch(session.measure(transfer(frame, [frame]), request)),
      measureStill: (still) => watch(session.measureStill(transfer(still, [still]))),
    },
    stop: () => clearInterval(timer),
  };
}

/**
 * Gives `use` a measurer, and runs it once more where the worker is lost. Resolves to the reason where there is no
 * measurer.
 */
export async function withMeasurer(
  spec: Spec,
  use: (measurer: Measurer) => Promise<void>,
): Promise<'worker-failed' | 'unsupported-browser' | undefined> {
  if (!canRunModels()) return 'unsupported-browser';
  try {
    if (!canUseWorker()) {
      const { openLive } = await import('../../assess/frames.ts');
      await use(await openLive(spec));
      return undefined;
    }
    await client.run(async (worker, alive) => {
      const session = (await worker.openLive(spec.id, proxy(alive))) as Remote<Measurer>;
      const { measurer, stop } = watched(session, alive);
      await use(measurer).finally(() => {
        stop();
        session[releaseProxy]();
      });
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof WorkerLost)) console.error(error);
    return 'worker-failed';
  }
}
