import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it went over the wire. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: Buffer;
}

export interface Wire {
  /** Where the product is reached through the wire. */
  readonly origin: string;
  readonly sent: readonly Sent[];
  /** From now on, answers at this path are changed on their way. */
  rewrite(path: string, change: (body: string) => string): void;
  /** The answers to requests of this method that come from now on are lost. Without a method, none are lost. */
  loseAnswers(method?: string): void;
  close(): Promise<void>;
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A proxy to the served product that records every byte sent, and can break the connection. */
export async function openWire(target: string): Promise<Wire> {
  const sent: Sent[] = [];
  let losing: string | undefined;
  const rewritten = new Map<string, (body: string) => string>();

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = incoming;
    // Asked now: the answer to this request may come after none are lost any more.
    const lost = method === losing;
    const body = await bodyOf(incoming);
    sent.push({ method, path, body });
    const change = rewritten.get(path);
    if (change) delete headers['accept-encoding'];
    const forward = request(target + path, { method, headers }, (answer) => {
      if (lost) {
        answer.resume().on('end', () => outgoing.destroy());
        return;
      }
      if (change) {
        void bodyOf(answer).then((whole) => {
          const { 'content-length': _, ...rest } = answer.headers;
          outgoing.writeHead(answer.statusCode ?? 500, rest);
          outgoing.end(change(whole.toString()));
        });
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    forward.on('error', () => outgoing.destroy());
    forward.end(body);
  }

  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    sent,
    rewrite: (path, change) => {
      rewritten.set(path, change);
    },
    loseAnswers: (method) => {
      losing = method;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
