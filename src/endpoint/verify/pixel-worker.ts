import { parentPort } from 'node:worker_threads';
import type { Raster } from '../../core/pixels/raster.ts';
import { measurePixels } from './pixels.ts';

// Measures one photo after another, beside the thread that answers requests.

parentPort?.on('message', ({ id, photo }: { id: number; photo: Raster }) => {
  parentPort?.postMessage({ id, measures: measurePixels(photo) });
});
