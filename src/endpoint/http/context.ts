import { randomUUID } from 'node:crypto';
import type { BlockList } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Bearer } from './access.ts';
import { clientAddress, countedAddress, loggedAddress } from './address.ts';

/** What a request carries through the handlers. */
export interface Env {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Names the request in the log and in the answer. */
    id: string;
    /** What limits count: see `countedAddress`. */
    address: string;
    bearer?: Bearer;
    /** The number or the secret was wrong. */
    missed?: boolean;
  };
}

/** One request, for the log and the metrics. It contains no number, no token and no whole address. */
export interface Served {
  readonly id: string;
  readonly method: string;
  /** The route's pattern, never the path. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly address: string;
}

export interface RequestParts {
  readonly proxies: BlockList;
  readonly onServed: (served: Served) => void;
}

/** The address of the machine that is connected, which may be a proxy. */
const peerOf = (c: Context<Env>): string => c.env?.incoming?.socket?.remoteAddress ?? '';

/** Gives every request an id, finds its address, and reports it when it is answered. */
export function requestContext({ proxies, onServed }: RequestParts): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = performance.now();
    const address = clientAddress(peerOf(c), c.req.header('x-forwarded-for') ?? '', proxies);
    const id = randomUUID();
    c.set('id', id);
    c.set('address', countedAddress(address));
    await next();
    c.res.headers.set('x-request-id', id);
    onServed({
      id,
      method: c.req.method,
      route: routePath(c),
      status: c.res.status,
      ms: Math.round((performance.now() - began) * 10) / 10,
      address: loggedAddress(address),
    });
  };
}
