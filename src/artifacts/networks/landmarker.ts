import { FaceLandmarker } from '@mediapipe/tasks-vision';
import scriptLoader from '@mediapipe/tasks-vision/vision_wasm_internal.js?url';
import scriptWasm from '@mediapipe/tasks-vision/vision_wasm_internal.wasm?url';
import moduleLoader from '@mediapipe/tasks-vision/vision_wasm_module_internal.js?url';
import moduleWasm from '@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url';
import task from '../../../models/build/face_landmarker.task?url';
import leanWasm from '../../../models/build/vision.wasm?url';
import type { Landmark } from '../../core/check/artifacts.ts';
import type { Raster } from '../../core/pixels/raster.ts';
import { afterOthers } from '../after-others.ts';
import { once } from '../once.ts';
import { wantsFullRuntimes } from './full-runtimes.ts';
import { pictureCarrier } from './picture-carrier.ts';

// A module worker must import the loader. On the main thread MediaPipe adds it as a classic script.
const files =
  typeof document === 'undefined'
    ? { wasmLoaderPath: moduleLoader, wasmBinaryPath: wantsFullRuntimes ? moduleWasm : leanWasm }
    : { wasmLoaderPath: scriptLoader, wasmBinaryPath: scriptWasm };

/** Loads MediaPipe's face landmarker once; its model comes from our own origin. */
export const loadLandmarker = once(() =>
  FaceLandmarker.createFromOptions(files, {
    baseOptions: { modelAssetPath: task, delegate: 'CPU' },
    runningMode: 'IMAGE',
    canvas: pictureCarrier(),
    numFaces: 1,
  }),
);

/** The 478 points of the face in a raster, in its pixels. Undefined where the model sees no face. */
export async function detectLandmarks(raster: Raster): Promise<readonly Landmark[] | undefined> {
  const { width, height } = raster;
  const image = new ImageData(raster.data as Uint8ClampedArray<ArrayBuffer>, width, height);
  const landmarker = await loadLandmarker();
  await afterOthers();
  const [points] = landmarker.detect(image).faceLandmarks;
  return points?.map(({ x, y, z }) => ({ x: x * width, y: y * height, z: z * width }));
}
