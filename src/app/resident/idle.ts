import { effect } from '@preact/signals';
import { makeReady } from '../device-check.ts';
import { download } from '../offline/updates.ts';

/** Safari before 18.4 has no idle time to give. */
const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(work);
  else setTimeout(work);
};

/** Once all models are on the device, makes them ready for a first photo: it then takes no longer than others. */
export function makeReadyWhenIdle(): void {
  let isBegun = false;
  effect(() => {
    const { loaded, total } = download.value ?? { loaded: 0, total: 1 };
    if (isBegun || loaded < total) return;
    isBegun = true;
    whenIdle(() => void makeReady().then(() => performance.mark('warm')));
  });
}
