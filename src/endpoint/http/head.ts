import type { MiddlewareHandler } from 'hono';
import { CHAIN_MAX } from './address.ts';
import { answerProblem } from './problem.ts';

/**
 * Characters that a request's address may have: a receipt number escaped at its worst, and more.
 * Exported for tests.
 */
export const ADDRESS_MAX = 2_048;
/** Characters that a header may have that no line below names. */
const HEADER_MAX = 4_096;
/**
 * Those that are read here have no reason to be long; cookies are other services' and never read.
 * Exported for tests.
 */
export const headerMax: Readonly<Record<string, number>> = {
  authorization: 400,
  'content-type': 200,
  'x-forwarded-for': CHAIN_MAX,
  cookie: Number.POSITIVE_INFINITY,
};

function isShort({ url, headers }: Request): boolean {
  if (url.length > ADDRESS_MAX) return false;
  return [...headers].every(([name, { length }]) => length <= (headerMax[name] ?? HEADER_MAX));
}

/** Refuses an address or a header that is long before anything looks inside. */
export const shortHead: MiddlewareHandler = async (c, next) =>
  isShort(c.req.raw) ? next() : answerProblem(c, { code: 'head-too-long' });
