import { effect } from '@preact/signals';
import { makeReady } from '../device-check.ts';
import { download } from '../offline/updates.ts';

/** Safari before 18.4 has no `requestIdleCallback`. */
const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(work);
  else setTimeout(work);
};

/** When all models are on the device, prepares them, so that the first photo takes no longer than others. */
export function makeReadyWhenIdle(): void {
  let isBegun = false;
  effect(() => {
    const { loaded, total } = download.value ?? { loaded: 0, total: 1 };
    if (isBegun || loaded < total) return;
    isBegun = true;
    whenIdle(() => void makeReady().then(() => performance.mark('warm')));
  });
}
