import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Spec } from '../../engine/spec.ts';
import type { Terms } from '../../receipt/answers.ts';
import type { Operator } from '../../receipt/operator.ts';
import type { Jwks } from '../../receipt/signature.ts';
import type { NameOf } from '../exports/names.ts';
import type { SigningKeys } from '../keys/signing-keys.ts';
import type { Vault } from '../keys/vault.ts';
import type { AuditEvent } from '../store/audit.ts';
import { type ReceiptStore, StoreUnavailable } from '../store/store.ts';
import type { FaceLook } from '../verify/face.ts';
import type { Rules } from '../verify/verify.ts';
import { bearerOf } from './access.ts';
import { newChallenge } from './challenge.ts';
import { type Env, type RequestParts, requestContext } from './context.ts';
import { endedRoute } from './ended.ts';
import { exportRoute } from './export-route.ts';
import { shortHead } from './head.ts';
import { noStore, securityHeaders } from './headers.ts';
import { issue, payerOf } from './issue.ts';
import { isRefusal, type Limits, tooMany } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { operationsRoutes } from './operations-routes.ts';
import { answerProblem } from './problem.ts';
import { createRush } from './rush.ts';
import { sameSite } from './same-site.ts';
import { createSlots } from './slots.ts';
import { staticFiles } from './static.ts';
import { disagreementsRoute, stationRoutes, tokenRoute } from './station-routes.ts';
import { withdraw } from './withdraw.ts';

/** A photo has at most 50 KB or so, a claim 5 KB. */
const UPLOAD_BYTES_MAX = 1_000_000;
const SECRET_BYTES_MAX = 1_000;
/**
 * Submissions at once, in all and of one address or token; those beyond are told to come again, rather than
 * to wait for memory.
 */
const IN_FLIGHT = { most: 256, share: 32 } as const;

/**
 * Submissions at once from which on none waits for the look for a face: some 6 ms of a core each, about as
 * much as all else together. What comes now and then is looked at; a rush is not made to take twice as long.
 */
const RUSH = 4;

/** How long a copy of the public keys may be used by a station that hears of no newer ones: 30 days. */
const KEYS_SECONDS = 30 * 86_400;

export interface Parts extends RequestParts {
  readonly store: ReceiptStore;
  /** `hashToken` of the token that has every scope, where there is one. */
  readonly bootstrapHash?: string;
  readonly clock: () => Date;
  /** Those that receipts are given for. */
  readonly specs: Readonly<Record<string, Spec>>;
  /** Measures a photo's pixels. */
  readonly measure: Rules['measure'];
  /** How long a receipt and its photo are kept. */
  readonly retentionDays: number;
  /** The same of single documents, where that is another time. */
  readonly documentDays?: NonNullable<Terms['documentDays']>;
  /** How long, once a station has settled it. */
  readonly settledDays: number;
  /** The operator takes photos whose background was made white, where a document leaves it to them. */
  readonly whiteBackground: boolean;
  /** What the operator says in their own words. */
  readonly operator: Operator;
  /** What photos are called in a pack. */
  readonly exportName: NameOf;
  readonly signing: SigningKeys;
  readonly vault: Vault;
  readonly limits: Limits;
  readonly metrics: Metrics;
  /** Where people find the page, as browsers name it; absent where it is not configured. */
  readonly origin?: string;
  /** The proxy in front speaks TLS. */
  readonly https: boolean;
  readonly stopping: () => boolean;
  /** The last signed head of the audit table. */
  readonly auditHead: () => string | undefined;
  /** The built page; without it there is only the API. */
  readonly staticDir?: string;
  /** How sure a small detector is that a photo shows a face, 0 to 1. */
  readonly faceScore: FaceLook['score'];
  /** A look that the audit table could not take yet: told to the log. */
  readonly onUnwritten: (event: AuditEvent) => void;
  /** Told of bugs and of a store that fails: where, never with a number or a photo. */
  readonly onBug: (where: string, error: unknown) => void;
}

/** Page and API as one fetch handler. */
export function createApp(parts: Parts): Hono<Env> {
  const { staticDir, onBug, limits, metrics, signing } = parts;
  const app = new Hono<Env>();
  app.use(
    requestContext({
      proxies: parts.proxies,
      onServed(served) {
        metrics.served(served);
        parts.onServed(served);
      },
    }),
  );
  app.use(securityHeaders({ https: parts.https }));
  for (const path of ['/api/*', '/healthz', '/readyz', '/metrics', '/.well-known/audit-head'])
    app.use(path, noStore);
  app.use(shortHead);
  app.use('/api/*', sameSite(parts));

  app.onError((error, c) => {
    // Whoever hung up hears nothing of it; it is no bug either.
    if (c.req.raw.signal.aborted) return answerProblem(c, { code: 'multipart-unreadable' });
    onBug(`${c.req.method} ${c.req.path.replace(/\d/g, '#')}`, error);
    if (!(error instanceof StoreUnavailable)) return answerProblem(c, { code: 'internal' });
    c.header('retry-after', '1');
    return answerProblem(c, { code: 'unavailable' });
  });
  app.notFound((c) => answerProblem(c, { code: 'not-found' }));

  app.route('/', operationsRoutes(parts));
  const { retentionDays, documentDays, settledDays, whiteBackground, operator } = parts;
  const terms: Terms = {
    retentionDays,
    ...(documentDays && { documentDays }),
    settledDays,
    specs: Object.keys(parts.specs),
    whiteBackground,
    operator,
  };
  app.get('/api/terms', (c) => c.json(terms));
  app.get('/api/openapi.json', (c) => c.json(openApi));
  app.get('/.well-known/jwks.json', (c) => {
    // Stations keep it for when there is no network; a new key must not take long to reach them.
    c.header('cache-control', 'public, max-age=300');
    const exp = Math.floor(parts.clock().getTime() / 1000) + KEYS_SECONDS;
    return c.json({ keys: signing.jwks.keys.map((key) => ({ ...key, exp })) } satisfies Jwks);
  });

  app.post('/api/challenges', async (c) => {
    const refused = await limits.spend('challenge', c.get('address'));
    if (isRefusal(refused)) return tooMany(c, refused);
    return c.json(newChallenge(parts.vault, parts.clock()), 201);
  });

  const onError = (c: Context) => answerProblem(c, { code: 'body-too-large' });
  const rush = createRush(RUSH);
  const slots = createSlots(IN_FLIGHT.most, IN_FLIGHT.share);
  app.post(
    '/api/receipts',
    async (c, next) => {
      const bearer = await bearerOf(c, parts);
      if (bearer) c.set('bearer', bearer);
      const refused = await limits.spend('submit', payerOf(c));
      if (isRefusal(refused)) return tooMany(c, refused);
      const free = slots.take(payerOf(c));
      if (!free) return tooMany(c, { seconds: 1 });
      const done = metrics.begin();
      await next().finally(() => {
        done();
        free();
      });
    },
    bodyLimit({ maxSize: UPLOAD_BYTES_MAX, onError }),
    (c) => issue(c, { ...parts, rush }),
  );
  app.post(
    '/api/receipts/:number/withdraw',
    bodyLimit({ maxSize: SECRET_BYTES_MAX, onError }),
    (c) => withdraw(c, parts),
  );
  app.route('/api/receipts', stationRoutes(parts));
  app.route('/api/ended', endedRoute(parts));
  app.route('/api/export', exportRoute(parts));
  app.route('/api/token', tokenRoute(parts));
  app.route('/api/disagreements', disagreementsRoute(parts));

  if (staticDir !== undefined) app.route('/', staticFiles(staticDir));
  return app;
}
