import { parentPort, workerData } from 'node:worker_threads';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';

// Beside the event loop: one look takes longer than all else that a request costs.
env.wasm.numThreads = 1;
const session = InferenceSession.create(workerData.model);

/** `{ id, data, side }` in, `{ id, scores }` or `{ id, error }` out, in order. */
parentPort.on('message', async ({ id, data, side }) => {
  try {
    const input = new Tensor('float32', data, [1, side, side, 3]);
    const { scores } = await (await session).run({ input });
    parentPort.postMessage({ id, scores: scores.data });
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) });
  }
});
