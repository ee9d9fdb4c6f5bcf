import type { IncomingMessage, Server } from 'node:http';
import { type BlockList, isIPv4, type Socket } from 'node:net';
import { countedAddress } from './address.ts';

/** Exported for tests. */
export interface ConnectionBounds {
  /** Connections at once from one address that is no proxy of ours. */
  readonly perAddress: number;
  /** What a body has to begin, ms; from then on it must have come at this rate. */
  readonly graceMs: number;
  readonly bytesPerSecond: number;
  readonly proxies: BlockList;
}

const CHECK_MS = 500;

interface Arriving {
  readonly since: number;
  readonly before: number;
}

/** Whether so few bytes in such a time are a body that is held back. Exported for tests. */
export const isTooSlow = (
  bytes: number,
  ms: number,
  { graceMs, bytesPerSecond }: Pick<ConnectionBounds, 'graceMs' | 'bytesPerSecond'>,
): boolean => ms > graceMs && bytes < (bytesPerSecond * ms) / 1000;

/** Ends connections of who has too many, and those on which a body arrives too slowly to be meant. */
export function boundConnections(server: Server, bounds: ConnectionBounds): void {
  const open = new Map<string, number>();
  const arriving = new Map<Socket, Arriving>();

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (bounds.proxies.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')) return;
    const who = countedAddress(address.replace(/^::ffff:(?=\d)/i, ''));
    const count = (open.get(who) ?? 0) + 1;
    open.set(who, count);
    socket.once('close', () => {
      arriving.delete(socket);
      const left = (open.get(who) ?? 1) - 1;
      if (left > 0) open.set(who, left);
      else open.delete(who);
    });
    if (count > bounds.perAddress) socket.destroy();
  });

  server.on('request', (request: IncomingMessage) => {
    const { socket } = request;
    arriving.set(socket, { since: performance.now(), before: socket.bytesRead });
    const arrived = () => arriving.delete(socket);
    request.once('end', arrived);
    request.once('close', arrived);
  });

  const timer = setInterval(() => {
    const now = performance.now();
    for (const [socket, { since, before }] of arriving) {
      if (isTooSlow(socket.bytesRead - before, now - since, bounds)) socket.destroy();
    }
  }, CHECK_MS);
  timer.unref();
  server.once('close', () => clearInterval(timer));
}
