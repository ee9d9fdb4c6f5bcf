import { once } from 'node:events';
import { WebSocket } from 'ws';

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

/** A session of WebDriver BiDi (W3C), over its one socket. */
export interface Bidi {
  /** Rejects with the browser's message where it refuses, and where the socket closes first. */
  send<T>(method: string, params: object): Promise<T>;
  close(): void;
}

export async function connectBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const waiting = new Map<number, PromiseWithResolvers>();
  let last = 0;
  socket.on('message', (data) => {
    const { id = 0, result, error, message } = JSON.parse(data.toString()) as Answer;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(`${error}: ${message}`));
    else asked?.resolve(result);
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser hung up'));
  });
  return {
    send: <T>(method: string, params: object) =>
      new Promise<T>((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve: (result) => resolve(result as T), reject });
        socket.send(JSON.stringify({ id: last, method, params }));
      }),
    close: () => socket.close(),
  };
}

interface PromiseWithResolvers {
  resolve(result: unknown): void;
  reject(error: Error): void;
}
