/**
 * Resolves when everything else that is ready to run has run. Await it before work that blocks this thread for
 * long, so that other threads get their work first.
 */
export const afterOthers = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
