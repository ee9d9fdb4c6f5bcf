import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { FIRST_STATION } from '../../receipt/answers.ts';
import { hashToken } from '../keys/token.ts';
import type { ReceiptStore } from '../store/store.ts';
import type { Env } from './context.ts';
import { isRefusal, type Limits, tooMany } from './limits.ts';
import { answerProblem } from './problem.ts';

/**
 * What a token may do: see a receipt and its photo; end one; submit as a walk-in machine; take
 * photos away in packs; see how often staff decide otherwise than the checks; see how the endpoint does. Each alone: a kiosk in a public room must not be able to
 * look anything up.
 */
export const scopes = ['lookup', 'redeem', 'assess', 'export', 'report', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** Whoever bears a token that holds. */
export interface Bearer {
  readonly tokenId: string;
  readonly stationId: string;
  readonly scopes: readonly string[];
}

/** What `Bearer.tokenId` is of the token that is configured or was made at the first start. */
const BOOTSTRAP = 'bootstrap';

/** Of which station's receipts a bearer reads besides those of every station; undefined: of each. */
export const ownStation = ({ tokenId, stationId }: Bearer): string | undefined =>
  tokenId === BOOTSTRAP ? undefined : stationId;

export interface AccessParts {
  readonly store: Pick<ReceiptStore, 'tokens'>;
  /** `hashToken` of the token that is configured or was made at the first start; it has every scope. */
  readonly bootstrapHash?: string;
  readonly clock: () => Date;
  readonly limits: Limits;
}

/** The bearer of the request's token; undefined where there is none, or it is unknown, revoked or expired. */
export async function bearerOf(
  c: Context<Env>,
  { store, bootstrapHash, clock }: AccessParts,
): Promise<Bearer | undefined> {
  const [, token] = /^bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
  if (token === undefined) return undefined;
  const hash = hashToken(token);
  if (bootstrapHash && timingSafeEqual(Buffer.from(hash), Buffer.from(bootstrapHash))) {
    return { tokenId: BOOTSTRAP, stationId: FIRST_STATION, scopes };
  }
  const found = await store.tokens.find(hash);
  const now = clock().toISOString();
  if (!found || found.revokedAt !== undefined || (found.expiresAt ?? '9') <= now) return undefined;
  return { tokenId: found.id, stationId: found.stationId, scopes: found.scopes };
}

export function unauthorised(c: Context): Response {
  c.header('www-authenticate', 'Bearer realm="station"');
  return answerProblem(c, { code: 'unauthorised' });
}

/** Answers who came without a token that holds: what was wrong counts against the address. */
async function turnAway(c: Context<Env>, limits: Limits): Promise<Response> {
  const refused = await limits.miss('address', c.get('address'));
  return isRefusal(refused) ? tooMany(c, refused) : unauthorised(c);
}

/**
 * Lets through who bears a token of this scope, or of any where none is named. A token that holds is
 * looked at first: what strangers behind the same address do wrong is never its bearer's fault. Numbers
 * that do not exist count against the token: whoever guesses must wait longer and longer.
 */
export function requires(scope: Scope | undefined, parts: AccessParts): MiddlewareHandler<Env> {
  const { limits } = parts;
  return async (c, next) => {
    const bearer = await bearerOf(c, parts);
    if (!bearer) return turnAway(c, limits);
    if (scope && !bearer.scopes.includes(scope)) return answerProblem(c, { code: 'forbidden' });
    const refused =
      (await limits.blocked('token', bearer.tokenId)) ??
      (await limits.spend('lookup', bearer.tokenId));
    if (isRefusal(refused)) return tooMany(c, refused);
    c.set('bearer', bearer);
    await next();
    if (!c.get('missed')) return;
    const tooOften = await limits.miss('token', bearer.tokenId);
    if (isRefusal(tooOften)) c.res = tooMany(c, tooOften);
  };
}
