import { Hono } from 'hono';
import { type ReceiptStore, StoreUnavailable } from '../store/store.ts';
import { type AccessParts, requires } from './access.ts';
import type { Env } from './context.ts';
import type { Metrics } from './metrics.ts';
import { answerProblem } from './problem.ts';

interface OperationsParts extends AccessParts {
  readonly store: ReceiptStore;
  readonly metrics: Metrics;
  /** The process takes no new work. */
  readonly stopping: () => boolean;
  /** The last signed head of the audit table. */
  readonly auditHead: () => string | undefined;
  readonly onBug: (where: string, error: unknown) => void;
}

const PROBE_MS = 60_000;

/** Whether the store takes changes: one more in a count of who asked, which is nothing to lose. */
async function canWrite({ store, clock }: OperationsParts): Promise<boolean> {
  const end = new Date((Math.floor(clock().getTime() / PROBE_MS) + 1) * PROBE_MS);
  try {
    await store.counters.hit('readyz', end.toISOString());
    return true;
  } catch (error) {
    if (error instanceof StoreUnavailable) return false;
    throw error;
  }
}

/** The state of the endpoint, for a load balancer, an orchestrator and Prometheus. */
export function operationsRoutes(parts: OperationsParts): Hono<Env> {
  const { store, metrics, stopping, onBug } = parts;
  const app = new Hono<Env>();

  app.get('/healthz', (c) => c.json({ status: 'ok' }));

  app.get('/readyz', async (c) => {
    if (stopping()) return answerProblem(c, { code: 'unavailable' });
    try {
      await store.health();
      // 200 all the same: receipts and photos can still be looked up, and no other instance can do more.
      return c.json({ status: (await canWrite(parts)) ? 'ready' : 'read-only' });
    } catch (error) {
      onBug('health', error);
      return answerProblem(c, { code: 'unavailable' });
    }
  });

  // Whoever keeps one can show later that the past was rewritten; it says how much there is, and no more.
  app.get('/.well-known/audit-head', (c) => {
    const head = parts.auditHead();
    if (head === undefined) return answerProblem(c, { code: 'unavailable' });
    return c.body(`${head}\n`, 200, { 'content-type': 'application/jose' });
  });

  app.get('/metrics', requires('admin', parts), async (c) =>
    c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  );
  return app;
}
