import { signal } from '@preact/signals';

/** What the browser thinks of the network; without one it is always right. */
export const online = signal(navigator.onLine);

const look = () => {
  online.value = navigator.onLine;
};
addEventListener('online', look);
addEventListener('offline', look);
