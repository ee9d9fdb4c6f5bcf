/**
 * Resolves when everything that could already run has run. Who is going to hold the thread for long waits for
 * it, so that work for other threads is handed out before.
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
