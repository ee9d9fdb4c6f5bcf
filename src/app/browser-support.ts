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

/**
 * Whether a worker may be a module. Only browsers that know of that ask what type a worker is to have,
 * and they ask before they find that there is nothing at this address.
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

/** Whether there are workers that can be modules and have the canvas that decoding needs. */
export function canUseWorker(): boolean {
  // Asked for every photo and model.
  worker ??= probeWorker();
  return worker;
}

/** What a person should know of their browser before they begin. */
type Caveat = 'unsupported-browser' | 'insecure-origin' | 'in-app-browser';

/** Browsers inside messengers and the like, often without a camera, by how they and Android's WebView name themselves. */
const IN_APP =
  /MicroMessenger|\bQQ\/|QQTheme|Weibo|DingTalk|AlipayClient|aweme|BytedanceWebview|FBA[NV]|Instagram|\bLine\/|; wv\)/i;

export const isInApp = (userAgent: string): boolean => IN_APP.test(userAgent);

/** The one that matters most; undefined where nothing stands in the way. */
export function caveat(): Caveat | undefined {
  if (!canRunModels()) return 'unsupported-browser';
  if (!isSecureContext) return 'insecure-origin';
  return isInApp(navigator.userAgent) ? 'in-app-browser' : undefined;
}
