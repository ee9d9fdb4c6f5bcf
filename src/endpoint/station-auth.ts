import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { answerProblem } from './problem.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Lets through who bears one of the tokens; takes the same time however wrong the token is. */
export function stationOnly(tokens: readonly string[]): MiddlewareHandler {
  const known = tokens.map(digest);
  return async (c, next) => {
    const [, token] = /^bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
    const given = digest(token ?? '');
    const matches = known.filter((one) => timingSafeEqual(one, given));
    if (token && matches.length > 0) return next();
    c.header('www-authenticate', 'Bearer realm="station"');
    return answerProblem(c, { code: 'unauthorised' });
  };
}
