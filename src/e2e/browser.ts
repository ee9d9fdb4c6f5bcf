import type { Browser } from 'playwright';
import { launchBrowser } from '../qa/command/browser.ts';

/**
 * A page of a test lives for seconds. By default it spends two fifths of them on optimising WebAssembly that
 * hardly runs again; what the code computes is the same before and after.
 */
const OPTIMISES_LATE = '--js-flags=--wasm-tiering-budget=100000000';

/** A browser for pages that see few photos. */
export const launchBriefly = (...args: readonly string[]): Promise<Browser> =>
  launchBrowser(OPTIMISES_LATE, ...args);
