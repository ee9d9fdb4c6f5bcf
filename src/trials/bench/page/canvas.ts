/** A picture in the form for the other libraries: decoded again each time, on a canvas that is read often. */
export async function canvasOf(file: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas;
}

/** Where TensorFlow.js finds its WebAssembly. */
export const TFJS = '/bench/tfjs/';
