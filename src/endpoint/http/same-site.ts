import type { MiddlewareHandler } from 'hono';
import { answerProblem } from './problem.ts';

const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const own: readonly string[] = ['same-origin', 'none'];

/**
 * Refuses a change that a browser makes for another site's page, by what browsers say of it themselves
 * (Fetch Metadata, RFC 6454). `origin`: ours, where it is configured; a proxy may change the host that
 * arrives here. Programs that are no browser say nothing, and prove themselves by token or secret.
 */
export const sameSite =
  ({ origin }: { readonly origin?: string }): MiddlewareHandler =>
  async (c, next) => {
    const site = c.req.header('sec-fetch-site');
    const from = c.req.header('origin');
    const isForeign =
      (site !== undefined && !own.includes(site)) ||
      (origin !== undefined && from !== undefined && from !== origin);
    if (isForeign && !reading.includes(c.req.method))
      return answerProblem(c, { code: 'cross-site' });
    return next();
  };
