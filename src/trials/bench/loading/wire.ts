import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What went over the wire for one address, headers included. */
export interface Sent {
  readonly path: string;
  /** The encoding of the last answer. */
  status: number;
  encoding: string;
  requests: number;
  /** Bytes of all answers so far. */
  bytes: number;
}

/** Exported for tests. */
export interface Wire {
  /** Where the product is reached through the wire. */
  readonly origin: string;
  /** Everything since the last `clear`. */
  sent(): readonly Sent[];
  clear(): void;
  close(): Promise<void>;
}

const LINE_END = 2;
const headBytes = ({ statusMessage, rawHeaders }: IncomingMessage): number =>
  `HTTP/1.1 000 ${statusMessage}`.length +
  2 * LINE_END +
  rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part) + LINE_END, 0);

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * A proxy to a served product. It counts all bytes, whichever part of the browser requested them. All answers
 * share `bytesPerSecond`.
 */
export async function openWire(
  target: string,
  bytesPerSecond = Number.POSITIVE_INFINITY,
): Promise<Wire> {
  const sent = new Map<string, Sent>();
  let freeAt = 0;

  /** Waits until the wire has carried this many more bytes. */
  async function carry(bytes: number): Promise<void> {
    const now = performance.now();
    freeAt = Math.max(now, freeAt) + (1000 * bytes) / bytesPerSecond;
    if (freeAt > now) await pause(freeAt - now);
  }

  async function answer(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    path: string,
  ): Promise<void> {
    const { statusCode: status = 0, headers } = incoming;
    const entry = sent.get(path) ?? { path, status, encoding: '', requests: 0, bytes: 0 };
    sent.set(path, entry);
    entry.status = status;
    entry.encoding = headers['content-encoding'] ?? '';
    entry.requests += 1;
    entry.bytes += headBytes(incoming);
    outgoing.writeHead(status, headers);
    for await (const chunk of incoming) {
      await carry(chunk.length);
      entry.bytes += chunk.length;
      if (!outgoing.write(chunk)) await new Promise((resolve) => outgoing.once('drain', resolve));
    }
    outgoing.end();
  }

  const server = createServer((incoming, outgoing) => {
    const { method, url: path = '', headers } = incoming;
    const forward = request(target + path, { method, headers }, (from) => {
      answer(from, outgoing, path).catch(() => outgoing.destroy());
    });
    outgoing.on('close', () => forward.destroy());
    forward.on('error', () => outgoing.destroy());
    incoming.pipe(forward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    sent: () => [...sent.values()].map((entry) => ({ ...entry })),
    clear: () => sent.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
