import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { squareAbout, wholeOf } from '../../core/pixels/geometry.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { regionTensor } from '../../core/pixels/region-tensor.ts';
import { boxShrink } from '../../core/pixels/resample.ts';
import type { Flag } from '../store/store.ts';

const MODEL = new URL('../../../models/build/face-glance.onnx', import.meta.url);
const WORKER = new URL('./face-worker.mjs', import.meta.url);
/** Side of the square that the network looks at, px. */
const SIDE = 128;
/** See models/cards/face-glance.md for what photos of people and of other things score. */
const MIN_SCORE = 0.7;

/** How sure a small detector is that a photo shows a face, 0 to 1. */
export interface FaceLook {
  readonly score: (photo: Raster) => Promise<number>;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly scores?: Float32Array;
  readonly error?: string;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** The whole photo in a square, R, G and B from −1 to 1; what lies outside it is mid-grey. */
function inputOf(photo: Raster): Float32Array {
  const side = Math.max(photo.width, photo.height);
  const factor = Math.max(1, Math.floor(side / SIDE));
  const small = boxShrink(photo, wholeOf(photo), factor);
  const square = squareAbout(wholeOf(small), Math.max(small.width, small.height));
  return regionTensor(small, square, { width: SIDE, height: SIDE }, { low: -1, high: 1 });
}

/** A thread of its own that looks at one photo after the other; it starts with the first. */
export function openFaceLook(): FaceLook {
  const waiting = new Map<number, (answer: Answer | Error) => void>();
  let worker: Worker | undefined;
  let count = 0;

  function start(): Worker {
    const started = new Worker(WORKER, {
      workerData: { model: readFileSync(MODEL) },
      execArgv: [],
    });
    const lost = (error: Error) => {
      worker = undefined;
      for (const answer of waiting.values()) answer(error);
      waiting.clear();
    };
    started.on('message', (answer: Answer) => {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    });
    started.on('error', lost);
    started.on('exit', () => lost(new Error('the thread of the face look ended')));
    // Nobody waits for it to end.
    started.unref();
    return started;
  }

  return {
    score: (photo) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        const id = count++;
        waiting.set(id, (answer) => {
          if (answer instanceof Error) reject(answer);
          else if (answer.scores) resolve(sigmoid(answer.scores.reduce((a, b) => Math.max(a, b))));
          else reject(new Error(answer.error));
        });
        const data = inputOf(photo);
        worker.postMessage({ id, data, side: SIDE }, [data.buffer as ArrayBuffer]);
      }),
    close: async () => {
      await worker?.terminate();
    },
  };
}

/** For staff: whoever reported one face, there is none to be seen. */
export const faceFlags = (score: number): readonly Flag[] =>
  score >= MIN_SCORE ? [] : [{ check: 'face-count', reported: 1, measured: 0 }];

/** Whether a look for a face found none. */
export const isFaceless = (flags: readonly Flag[]): boolean =>
  flags.some(({ check }) => check === 'face-count');
