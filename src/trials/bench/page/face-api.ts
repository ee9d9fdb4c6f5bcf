import * as faceapi from '@vladmandic/face-api';
import { once } from '../../../artifacts/once.ts';
import { canvasOf, TFJS } from './canvas.ts';

const load = once(async () => {
  // biome-ignore lint/suspicious/noExplicitAny: its types leave out the bundled TensorFlow.js
  const tf = faceapi.tf as any;
  tf.setWasmPaths(TFJS);
  await tf.setBackend('wasm');
  await tf.ready();
  const { tinyFaceDetector, ssdMobilenetv1, faceLandmark68Net, faceExpressionNet } = faceapi.nets;
  for (const net of [tinyFaceDetector, ssdMobilenetv1, faceLandmark68Net, faceExpressionNet]) {
    await net.load('/bench/face-api/');
  }
});

/** The number of faces that it finds. It computes everything that it can about them. */
export const peers = {
  'face-api: Tiny, 68 points': async (file: Blob) => {
    await load();
    const options = new faceapi.TinyFaceDetectorOptions();
    const found = faceapi.detectAllFaces(await canvasOf(file), options);
    return (await found.withFaceLandmarks()).length;
  },
  'face-api: SSD, 68 points, expressions': async (file: Blob) => {
    await load();
    const options = new faceapi.SsdMobilenetv1Options();
    const found = faceapi.detectAllFaces(await canvasOf(file), options);
    return (await found.withFaceLandmarks().withFaceExpressions()).length;
  },
};
