import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { OnBug } from '../engine/assess.ts';
import type { Spec } from '../engine/spec.ts';
import type { Terms } from '../receipt/answers.ts';
import { noStore, securityHeaders } from './headers.ts';
import { answerProblem } from './problem.ts';
import { forResident } from './receipt.ts';
import { staticFiles } from './static.ts';
import { stationRoutes } from './station-routes.ts';
import type { NewReceipt, ReceiptStore } from './store.ts';
import { readUpload } from './upload.ts';
import { verify } from './verify.ts';

/** A photo has at most 50 KB or so, a claim 5 KB. */
const UPLOAD_BYTES_MAX = 1_000_000;
const DAY = 86_400_000;

export interface Parts {
  readonly store: ReceiptStore;
  readonly stationTokens: readonly string[];
  readonly clock: () => Date;
  readonly specs: Readonly<Record<string, Spec>>;
  /** How long a receipt and its photo are kept. */
  readonly retentionDays: number;
  /** The built page; without it there is only the API. */
  readonly staticDir?: string;
  /** Told of bugs and of a store that fails: where, never with a number or a photo. */
  readonly onBug: (where: string, error: unknown) => void;
}

/** Page and API as one fetch handler. */
export function createApp(parts: Parts): Hono {
  const { store, staticDir, onBug } = parts;
  const app = new Hono();
  app.use(securityHeaders);
  app.use('/api/*', noStore);
  app.use('/healthz', noStore);

  app.onError((error, c) => {
    onBug(`${c.req.method} ${c.req.path.replace(/\d/g, '#')}`, error);
    return answerProblem(c, { code: 'internal' });
  });
  app.notFound((c) => answerProblem(c, { code: 'not-found' }));

  app.get('/healthz', async (c) => {
    try {
      await store.health();
    } catch (error) {
      onBug('health', error);
      return answerProblem(c, { code: 'unavailable' });
    }
    return c.json({ status: 'ok' });
  });

  app.get('/api/terms', (c) => c.json({ retentionDays: parts.retentionDays } satisfies Terms));

  const onError = (c: Context) => answerProblem(c, { code: 'body-too-large' });
  app.post('/api/receipts', bodyLimit({ maxSize: UPLOAD_BYTES_MAX, onError }), (c) =>
    issue(c, parts),
  );
  app.route('/api/receipts', stationRoutes(parts));

  if (staticDir !== undefined) app.route('/', staticFiles(staticDir));
  return app;
}

async function issue(c: Context, parts: Parts): Promise<Response> {
  const { store, specs, clock, retentionDays } = parts;
  const upload = await readUpload(c.req);
  if (!upload.ok) return answerProblem(c, upload.problem);
  const { photo, claim } = upload.value;

  const now = clock();
  const onBug: OnBug = (check, error) => parts.onBug(check, error);
  const verdict = await verify(upload.value, { specs, now, onBug });
  if (!verdict.ok) return answerProblem(c, verdict.problem);

  const receipt: NewReceipt = {
    claim,
    verdict: verdict.value,
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + retentionDays * DAY).toISOString(),
  };
  const kept = await store.put(receipt, photo);
  if (kept.receipt.claim.photoSha256 !== claim.photoSha256) {
    return answerProblem(c, { code: 'number-taken' });
  }
  return c.json(forResident(kept.receipt, now), kept.created ? 201 : 200);
}
