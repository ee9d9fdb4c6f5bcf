import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { readConfig } from './config.ts';
import { openEndpoint } from './open.ts';

type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

export interface DevEndpoint {
  /** Answers /api and /healthz, and passes everything else on. */
  readonly middleware: Middleware;
  readonly close: () => Promise<void>;
}

/** The endpoint for a development server, with the same configuration as the real one. */
export function devEndpoint(env: Readonly<Record<string, string | undefined>>): DevEndpoint {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.errors.join('\n'));
  const { app, close } = openEndpoint(read.config);
  const listen = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return {
    middleware: (req, res, next) => {
      if (/^\/(api\/|healthz(\?|$))/.test(req.url ?? '')) void listen(req, res);
      else next();
    },
    close,
  };
}
