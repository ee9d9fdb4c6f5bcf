/** A module with one SIMD instruction; browsers without SIMD call it invalid. */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

/** Whether the models can run here at all; asked before anything is downloaded for them. */
export const canRunModels = (): boolean =>
  typeof WebAssembly === 'object' &&
  WebAssembly.validate(SIMD_MODULE) &&
  typeof createImageBitmap === 'function';

/** Whether a worker can have the canvases that decoding and face landmarks need. */
export function workerHasCanvas(): boolean {
  if (typeof Worker !== 'function' || typeof OffscreenCanvas !== 'function') return false;
  return (
    new OffscreenCanvas(1, 1).getContext('2d') !== null &&
    new OffscreenCanvas(1, 1).getContext('webgl2') !== null
  );
}
