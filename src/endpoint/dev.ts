import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { readConfig } from './config.ts';
import { openEndpoint } from './open.ts';

type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

interface DevEndpoint {
  /** Answers what the endpoint has, and passes everything else on. */
  readonly middleware: Middleware;
  readonly close: () => Promise<void>;
}

const ours = /^\/(api\/|\.well-known\/|(healthz|readyz|metrics)(\?|$))/;

/** The endpoint for a development server, with the same configuration as the real one. */
export async function devEndpoint(
  env: Readonly<Record<string, string | undefined>>,
): Promise<DevEndpoint> {
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.errors.join('\n'));
  const { app, close } = await openEndpoint(read.config);
  const listen = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return {
    middleware: (req, res, next) => {
      if (ours.test(req.url ?? '')) void listen(req, res);
      else next();
    },
    close,
  };
}
