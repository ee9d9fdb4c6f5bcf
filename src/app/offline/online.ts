import { signal } from '@preact/signals';

/** Whether the browser thinks that there is a network. If it says no, it is right. */
export const online = signal(navigator.onLine);

const look = () => {
  online.value = navigator.onLine;
};
addEventListener('online', look);
addEventListener('offline', look);
