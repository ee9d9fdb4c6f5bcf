/** A module with one SIMD instruction; browsers without SIMD call it invalid. */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

/** Whether the models can run here at all. Call it before anything is downloaded for them. */
export const canRunModels = (): boolean =>
  typeof WebAssembly === 'object' &&
  WebAssembly.validate(SIMD_MODULE) &&
  typeof createImageBitmap === 'function';

/**
 * Whether workers can be modules. Only browsers that support this read the `type` option, and they read it before
 * they notice that the address has no script.
 */
function hasModuleWorkers(): boolean {
  let asked = false;
  const options = {
    get type() {
      asked = true;
      return 'module' as const;
    },
  };
  try {
    new Worker('http://', options).terminate();
  } catch {}
  return asked;
}

function probeWorker(): boolean {
  if (typeof Worker !== 'function' || typeof OffscreenCanvas !== 'function') return false;
  return hasModuleWorkers() && new OffscreenCanvas(1, 1).getContext('2d') !== null;
}

let worker: boolean | undefined;

/** Whether workers can be modules and have the canvas that decoding needs. */
export function canUseWorker(): boolean {
  // Called for every photo and model, so the answer is kept.
  worker ??= probeWorker();
  return worker;
}

/** What a person should know about their browser before they begin. */
type Caveat = 'unsupported-browser' | 'insecure-origin' | 'in-app-browser';

/** Names of browsers inside messengers and similar apps, and of Android's WebView. They often have no camera. */
const IN_APP =
  /MicroMessenger|\bQQ\/|QQTheme|Weibo|DingTalk|AlipayClient|aweme|BytedanceWebview|FBA[NV]|Instagram|\bLine\/|; wv\)/i;

export const isInApp = (userAgent: string): boolean => IN_APP.test(userAgent);

/** The most important caveat. Undefined where there is none. */
export function caveat(): Caveat | undefined {
  if (!canRunModels()) return 'unsupported-browser';
  if (!isSecureContext) return 'insecure-origin';
  return isInApp(navigator.userAgent) ? 'in-app-browser' : undefined;
}
